/**
 * From a fresh clone to a running program, in plain JavaScript that the machine's own Node can read:
 *
 *   install packages ──▶ build pages ──▶ become the program, on the project's Node
 *   (only when the lock changed) (only when sources changed)
 */
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { run } from './child.mjs';
import { install, root } from './install.mjs';
import { buildPages } from './pages.mjs';
import { SetupError } from './words.mjs';

/**
 * Prepares the project and runs one of its TypeScript files; ends with the code of that program, or with 1 and a sentence when something
 * cannot be prepared.
 *
 * @param {{ file?: string, args?: readonly string[], pages: boolean, failed?: () => void }} program
 *   `file` from the project's folder, none to prepare only; `pages` whether it needs the built pages; `failed` what to do before giving up
 */
export async function launch({ file, args = [], pages, failed }) {
    try {
        const node = await install();
        if (pages) {
            await buildPages(node);
        }
        if (file !== undefined) {
            await become(node, resolve(root, file), args);
        }
    } catch (error) {
        if (!(error instanceof SetupError)) {
            throw error;
        }
        process.stderr.write(`[厅序] ${error.message}\n`);
        process.exitCode = 1;
        failed?.();
    }
}

/** @param {string} node @param {string} file @param {readonly string[]} args */
async function become(node, file, args) {
    if (!existsSync(file)) {
        throw new SetupError('fileMissing', file);
    }
    const env = {
        // What Node has compiled once it need not compile at the next start.
        NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'),
        ...process.env,
        PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
    };
    // Replacing this process keeps one process fewer alive all day; a Node that is too old for it stays and passes signals on.
    if (process.platform !== 'win32' && typeof process.execve === 'function') {
        process.execve(node, [node, file, ...args], env);
    }
    process.exitCode = await run(node, [file, ...args], { env });
}
