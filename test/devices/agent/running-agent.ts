/** A real agent for a test: its own process with its own data directory, started, killed and started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from '../until.ts';

const MAIN = fileURLToPath(new URL('../../../devices/agent/main.ts', import.meta.url));

/** Patience with the start of a process on a machine that is busy with other things. */
const START_MS = 60_000;

const living = new Set<ChildProcess>();
process.on('exit', () => {
    for (const child of living) child.kill('SIGKILL');
});

export type AgentProcess = { child: ChildProcess; output: { out: string; err: string }; ended: Promise<number | null> };

/** Starts the agent's program and waits for nothing. */
export function spawnAgent(args: readonly string[], env: Readonly<Record<string, string>> = {}): AgentProcess {
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, [MAIN, ...args], { env: { PATH, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    living.add(child);
    const output = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        output.out += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
        output.err += chunk;
    });
    const ended = new Promise<number | null>((resolve) => {
        child.once('close', (code) => {
            living.delete(child);
            resolve(code);
        });
    });
    return { child, output, ended };
}

export class RunningAgent implements AsyncDisposable {
    readonly data = mkdtempSync(join(tmpdir(), 'agent-data-'));
    readonly #args: readonly string[];
    #process: AgentProcess | undefined;

    constructor(hub: string, token: string, more: readonly string[] = []) {
        this.#args = ['--hub', hub, '--token', token, '--data', this.data, ...more];
    }

    /** What it has said since its last start, both languages. */
    get said(): string {
        return this.#process?.output.out ?? '';
    }

    /** Its log since its last start. */
    get log(): string {
        return this.#process?.output.err ?? '';
    }

    /** How many jobs its journal says this of. */
    kept(is: 'received' | 'sending' | 'outcome' | 'told'): number {
        return this.journal().split(`"is":"${is}"`).length - 1;
    }

    /** Its journal as it is now. */
    journal(): string {
        const path = join(this.data, 'jobs.log');
        return existsSync(path) ? readFileSync(path, 'utf8') : '';
    }

    /** Whether it was killed and not started again. */
    get isDead(): boolean {
        return this.#process === undefined;
    }

    start(): void {
        this.#process = spawnAgent(this.#args);
    }

    /** Waits for a sentence since the last start. */
    async hears(words: string): Promise<void> {
        await until(`the agent says "${words}", it said: ${this.said} ${this.log}`, () => this.said.includes(words), START_MS);
    }

    /** Ends it as a power cut does. */
    async kill9(): Promise<void> {
        this.#process?.child.kill('SIGKILL');
        await this.#process?.ended;
        this.#process = undefined;
    }

    /** Ends it in order; its exit code, null when it was not running. */
    async stop(): Promise<number | null> {
        this.#process?.child.kill('SIGTERM');
        return (await this.#process?.ended) ?? null;
    }

    async [Symbol.asyncDispose](): Promise<void> {
        await this.kill9();
        rmSync(this.data, { recursive: true, force: true });
    }
}
