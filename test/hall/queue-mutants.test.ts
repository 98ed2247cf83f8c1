/** The random days are worth something: a core with a fault does not survive them. */
import { expect, test } from 'vitest';
import { explore } from './model/explore.ts';
import { MUTANTS } from './model/mutants.ts';
import { mutated } from './model/mutate.ts';

test.each(MUTANTS)('the random days find the fault: $name', { timeout: 60_000 }, async (mutant) => {
    using copy = await mutated(mutant);
    const { failure, steps } = explore({ core: copy.core, runs: 200, longest: 600, seed: 1, shrinks: false });
    console.info(`${mutant.name}: after ${steps} steps: ${failure?.split('\n')[0]}`);
    expect(failure).not.toBeNull();
    // It died of its fault, and not of a slip in its text.
    expect(failure).not.toMatch(/is not defined|is not a function|undefined \(/);
});

test('a mutant whose text is not there exactly once is an error, not a survivor', async () => {
    const [known] = MUTANTS;
    await expect(mutated({ name: 'gone', file: known?.file ?? '', find: 'no such text', replace: '' })).rejects.toThrow('0 times');
    await expect(mutated({ name: 'vague', file: known?.file ?? '', find: 'return', replace: '' })).rejects.toThrow('not once');
});
