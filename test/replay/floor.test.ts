import { expect, test } from 'vitest';
import { type AtCounter, Floor } from '../../server/replay/driver/floor.ts';

const clerk = (themes: readonly string[], duties: readonly number[] = []): AtCounter => ({
    themes,
    worksAfter: (at) => duties.some((from) => from > at),
});

test('of the last two clerks at a theme where somebody waits only one may leave', () => {
    const [first, second] = [clerk(['x']), clerk(['x', 'y'])];
    const floor = new Floor([first, second], new Map());
    floor.comesOn(first);
    floor.comesOn(second);
    floor.arrives('x', true);
    expect(floor.mayLeave(first, 0)).toBe(true);
    floor.goesOff(first);
    expect(floor.mayLeave(second, 0)).toBe(false);
    floor.goes('x');
    expect(floor.mayLeave(second, 0)).toBe(true);
});

test('a clerk stays for visitors who are still to come, unless somebody comes on duty again', () => {
    const [alone, later] = [clerk(['x']), clerk(['x'], [1_000])];
    expect(new Floor([alone], new Map([['x', 1]])).mayLeave(alone, 0)).toBe(false);
    expect(new Floor([alone, later], new Map([['x', 1]])).mayLeave(alone, 0)).toBe(true);
    expect(new Floor([alone, later], new Map([['x', 1]])).mayLeave(alone, 1_000)).toBe(false);
});

test('two visitors who come together make two idle clerks look up, the longest idle first', async () => {
    const [first, second, other] = [clerk(['x']), clerk(['x']), clerk(['y'])];
    const floor = new Floor([first, second, other], new Map());
    const woken: string[] = [];
    const never = new Promise<never>(() => {});
    const looks = [first, second, other].map((who, index) =>
        floor.lookUp(who, 0, never).then(() => woken.push(['first', 'second', 'other'][index] ?? '')),
    );
    floor.rings('x');
    floor.rings('x');
    floor.rings('x');
    await Promise.all(looks.slice(0, 2));
    expect(woken).toEqual(['first', 'second']);
});

test('a clerk who was told that nobody waits looks up again when somebody came in the meantime', async () => {
    const alone = clerk(['x']);
    const floor = new Floor([alone], new Map());
    const heard = floor.heard(alone);
    floor.rings('x');
    await floor.lookUp(alone, heard, new Promise<never>(() => {}));
    expect(floor.heard(alone)).toBe(1);
});
