/** Runs a program of the project as a person would, and waits for its end. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export type Ended = { code: number | null; out: string; err: string };

export function start(
    file: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
): { child: ChildProcess; ended: Promise<Ended> } {
    const path = fileURLToPath(new URL(`../../server/replay/${file}`, import.meta.url));
    const child = spawn(process.execPath, [path, ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { out: '', err: '' };
    child.stdout.on('data', (data: Buffer) => {
        said.out += data.toString();
    });
    child.stderr.on('data', (data: Buffer) => {
        said.err += data.toString();
    });
    const ended = once(child, 'close').then(([code]): Ended => ({ code: typeof code === 'number' ? code : null, ...said }));
    return { child, ended };
}
