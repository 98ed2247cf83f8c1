import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const childModule = new URL('../../server/setup/child.mjs', import.meta.url).href;

let folder: string;

beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tingxu set-up '));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program that runs another through `run`, as `npm start` runs the hub on a Node that cannot replace itself. */
function parentOf(inner: string): string {
    const file = join(folder, `parent-${inner.length}.mjs`);
    const program = `import { run } from ${JSON.stringify(childModule)};\nprocess.exitCode = await run(process.execPath, ['-e', ${JSON.stringify(inner)}]);\n`;
    writeFileSync(file, program);
    return file;
}

test('the start ends with the exit code of the hub', () => {
    const { status } = spawnSync(process.execPath, [parentOf('process.exit(7)')]);
    expect(status).toBe(7);
});

test('a hub that is killed is not taken for one that ended well', () => {
    const { status } = spawnSync(process.execPath, [parentOf("process.kill(process.pid, 'SIGKILL')")]);
    expect(status).toBe(128 + 9);
});

test('SIGTERM to the start lets the hub close in its own way', async () => {
    const hub = "process.on('SIGTERM', () => process.exit(5)); setInterval(() => {}, 1000); console.log('ready')";
    const start = spawn(process.execPath, [parentOf(hub)], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(start.stdout, 'data');
    start.kill('SIGTERM');
    expect(await once(start, 'exit')).toEqual([5, null]);
});

test('a clone that cannot reach the registry says so in plain words, ends with 1 and is not taken for installed', { timeout: 120_000 }, () => {
    const clone = join(folder, 'a clone');
    for (const path of ['server/setup', 'package.json', 'package-lock.json']) {
        cpSync(join(root, path), join(clone, path), { recursive: true });
    }
    const env = {
        ...process.env,
        npm_config_registry: 'http://127.0.0.1:9/',
        npm_config_cache: join(folder, 'empty cache'),
        npm_config_fetch_retries: '0',
    };
    const { status, stdout, stderr } = spawnSync(process.execPath, ['server/setup/test.mjs'], { cwd: clone, env, encoding: 'utf8' });
    expect(stderr).toContain('The packages could not be installed: check the network');
    expect(stderr).not.toContain('at install');
    expect(status).toBe(1);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('0 passed, 1 failed, 0 skipped');
    expect(existsSync(join(clone, 'node_modules/.tingxu-stamp'))).toBe(false);
});
