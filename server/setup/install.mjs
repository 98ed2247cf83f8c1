import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './child.mjs';
import { fetchNode, findNode, linkNode } from './runtime.mjs';
import { SetupError, say } from './words.mjs';

/** The project's folder, whatever folder npm was called in. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

const modules = join(root, 'node_modules');
const stamp = join(modules, '.tingxu-stamp');

/**
 * Makes sure that the packages of package-lock.json are there, and says where the project's Node is. Does nothing when the stamp of the last
 * installation is that of today's files; it is written last, so a broken installation is never taken for a whole one.
 *
 * @returns {Promise<string>} the Node that runs TypeScript
 */
export async function install() {
    const wanted = fingerprint();
    const installed = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
    if (!installed) {
        say('installing');
        rmSync(stamp, { force: true });
        await installPackages();
        await fetchNode(modules, cleanEnvironment());
    }
    const node = findNode(modules);
    if (!installed) {
        linkNode(modules, node);
        writeFileSync(stamp, wanted);
    }
    return node;
}

/** Only what decides which packages there are: a new npm script must not cost an installation. */
function fingerprint() {
    const { dependencies, devDependencies, overrides } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    return createHash('sha256')
        .update(JSON.stringify([process.platform, process.arch, dependencies, devDependencies, overrides]))
        .update(readFileSync(join(root, 'package-lock.json')))
        .digest('hex');
}

/** No package's install script runs: the native ones bring their binaries, so nothing needs a compiler on any version of npm. */
async function installPackages() {
    const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--prefer-offline', '--no-audit', '--no-fund'];
    const code = await npm([...args, '--engine-strict=false', '--loglevel=error'], root);
    if (code !== 0) {
        throw new SetupError('installFailed', `npm ci: ${code}`);
    }
}

/** @param {readonly string[]} args @param {string} cwd */
async function npm(args, cwd) {
    try {
        return await run('npm', args, { cwd, env: cleanEnvironment() });
    } catch (error) {
        if (error.code === 'ENOENT') {
            throw new SetupError('npmMissing');
        }
        throw error;
    }
}

/**
 * The environment for a nested npm: without what the outer npm says about itself (`--prefix` would lead the inner one astray), and without our
 * own `node_modules/.bin` in PATH, whose Node is about to be replaced.
 */
function cleanEnvironment() {
    const env = { ...process.env, npm_config_ignore_scripts: 'true' };
    for (const name of Object.keys(env)) {
        if (/^npm_(package|lifecycle)_|^npm_config_(prefix|local_prefix|global|global_prefix|workspaces?)$/i.test(name)) {
            delete env[name];
        }
    }
    const own = join(modules, '.bin');
    env.PATH = (env.PATH ?? '')
        .split(delimiter)
        .filter((folder) => folder !== own)
        .join(delimiter);
    return env;
}
