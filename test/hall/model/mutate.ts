/** Makes a copy of the hall's core with one fault in it, and loads it. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Core } from './core.ts';
import type { Mutant } from './mutants.ts';

const HALL = fileURLToPath(new URL('../../../server/hall', import.meta.url));
const PROTOCOL = fileURLToPath(new URL('../../../server/protocol', import.meta.url));

export type MutatedCore = Disposable & { readonly core: Core };

/** Throws when the text to replace is not there exactly once: the mutant no longer says what it is named for. */
export async function mutated({ name, file, find, replace }: Mutant): Promise<MutatedCore> {
    const folder = mkdtempSync(join(tmpdir(), 'mutant-'));
    const forget = (): void => rmSync(folder, { recursive: true, force: true });
    try {
        cpSync(HALL, folder, { recursive: true });
        for (const path of sourcesIn(folder)) {
            let text = readFileSync(path, 'utf8');
            if (path === join(folder, file)) text = replacedOnce(text, find, replace, name);
            writeFileSync(
                path,
                text.replaceAll("'#protocol/", `'${pathToFileURL(PROTOCOL).href}/`).replaceAll("'#hall/", `'${pathToFileURL(folder).href}/`),
            );
        }
        return { core: await load(folder), [Symbol.dispose]: forget };
    } catch (error) {
        forget();
        throw error;
    }
}

function replacedOnce(text: string, find: string, replace: string, name: string): string {
    const parts = text.split(find);
    if (parts.length !== 2) throw new Error(`the mutant "${name}" finds its text ${parts.length - 1} times, not once`);
    return parts.join(replace);
}

function sourcesIn(folder: string): string[] {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.ts'))
        .map((path) => join(folder, path));
}

async function load(folder: string): Promise<Core> {
    const from = (path: string): Promise<unknown> => import(/* @vite-ignore */ pathToFileURL(join(folder, path)).href);
    const parts = await Promise.all(['decide/index.ts', 'evolve/index.ts', 'state.ts', 'views/tickets.ts'].map(from));
    // The same modules as the hall's own, but for the fault.
    return Object.assign({}, ...parts.map((part) => ({ ...(part as object) }))) as Core;
}
