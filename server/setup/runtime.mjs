/** The Node that runs the project: the npm package `node`, whatever the machine has. */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { aptInstall, mayInstall } from './apt.mjs';
import { run } from './child.mjs';
import { SetupError, say } from './words.mjs';

/** The one library that Node 26 needs and a small Debian lacks. */
const LIBRARY = { file: 'libatomic.so.1', package: 'libatomic1' };

/**
 * The package `node` is a shell that fetches the binary for this machine by a script of its own; that one script is run by hand.
 *
 * @param {string} modules the folder `node_modules` @param {NodeJS.ProcessEnv} env for the npm that the script runs
 */
export async function fetchNode(modules, env) {
    const shell = join(modules, 'node');
    const script = join(shell, 'installArchSpecificPackage.js');
    if (existsSync(script)) {
        // Our own Node may be the one that the installation has just replaced.
        const node = [process.env.npm_node_execpath, process.execPath].find((file) => file && existsSync(file)) ?? 'node';
        await run(node, [script], { cwd: shell, env });
    }
}

/**
 * Finds a Node that runs, the machine's own if it is new enough and there is no other.
 *
 * @param {string} modules the folder `node_modules` @returns {string}
 */
export function findNode(modules) {
    const platform = `${process.platform}-${process.arch}`;
    const platformPackages = [join(modules, 'node', 'node_modules'), modules].flatMap((folder) =>
        ['node', 'node-bin'].map((name) => join(folder, `${name}-${platform}`, 'bin', 'node')),
    );
    const found = [join(modules, 'node', 'bin', 'node'), ...platformPackages].find((file) => existsSync(file));
    if (found !== undefined) {
        return proven(found);
    }
    if (Number(process.versions.node.split('.')[0]) < 24) {
        throw new SetupError('nodeMissing');
    }
    return process.execPath;
}

/** Makes it the `node` of npm scripts; npm could not, as the binary came after it had linked the others. @param {string} modules @param {string} node */
export function linkNode(modules, node) {
    const link = join(modules, '.bin', 'node');
    rmSync(link, { force: true });
    symlinkSync(relative(dirname(link), node), link);
}

/** Sees that it runs, with the library that it needs. @param {string} node */
function proven(node) {
    let problem = tryNode(node);
    if (problem?.includes(LIBRARY.file) && mayInstall()) {
        say('library');
        aptInstall([LIBRARY.package]);
        problem = tryNode(node);
    }
    if (problem?.includes(LIBRARY.file)) {
        throw new SetupError('libraryMissing', `apt-get install ${LIBRARY.package}`);
    }
    if (problem !== null) {
        throw new SetupError('nodeBroken', problem);
    }
    return node;
}

/** Null when it runs, else what it said. @param {string} node @returns {string | null} */
function tryNode(node) {
    if (process.execPath === node) {
        return null;
    }
    const { status, stderr, error } = spawnSync(node, ['--version'], { encoding: 'utf8' });
    return status === 0 ? null : (error?.message ?? stderr).trim();
}
