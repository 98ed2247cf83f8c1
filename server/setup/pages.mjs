import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child.mjs';
import { root } from './install.mjs';
import { SetupError, say } from './words.mjs';

/** Everything that goes into the pages. */
const SOURCES = ['kiosk', 'counter', 'display', 'server/web', 'server/protocol', 'vite.config.ts', 'package.json', 'package-lock.json'];

/** In `dist`, which a build empties first: a build that broke off leaves no stamp behind. */
const stamp = join(root, 'dist', '.tingxu-stamp');

/** Builds the pages into `dist` unless they are already those of today's sources. @param {string} node */
export async function buildPages(node) {
    const wanted = fingerprint();
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
        return;
    }
    say('building');
    const code = await run(node, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'], { cwd: root });
    if (code !== 0) {
        throw new SetupError('buildFailed', `vite build: ${code}`);
    }
    writeFileSync(stamp, wanted);
}

/** By content, not by date: a checkout gives every file a new date. A few hundred small files take some milliseconds. */
function fingerprint() {
    const hash = createHash('sha256');
    for (const file of SOURCES.flatMap(filesUnder).sort()) {
        hash.update(file)
            .update('\0')
            .update(readFileSync(join(root, file)))
            .update('\0');
    }
    return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
    const absolute = join(root, path);
    if (!existsSync(absolute)) {
        return [];
    }
    if (statSync(absolute).isFile()) {
        return [path];
    }
    return readdirSync(absolute).flatMap((name) => filesUnder(`${path}/${name}`));
}
