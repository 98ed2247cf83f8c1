/** A hall of one's own: `server/main.ts` as a child process on a free port. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const LINES_KEPT = 20;

/** The hub did not start, or ended before it was told to; the message says what it said last. */
export class HubEndedError extends Error {
    override readonly name = 'HubEndedError';
}

export class HubProcess {
    /** Where it serves. */
    readonly url: string;
    /** Resolves with the exit code, whoever ended it (null: a signal did). */
    readonly ended: Promise<number | null>;
    readonly #child: ChildProcess;
    readonly #said: string[];

    private constructor(url: string, child: ChildProcess, ended: Promise<number | null>, said: string[]) {
        this.url = url;
        this.#child = child;
        this.ended = ended;
        this.#said = said;
    }

    /** Starts a hub with these variables on top of the environment and resolves when it is ready. */
    static async start(variables: Readonly<Record<string, string>>): Promise<HubProcess> {
        const child = spawn(process.execPath, [MAIN], { env: { ...process.env, ...variables }, stdio: ['ignore', 'pipe', 'pipe'] });
        const said: string[] = [];
        const keep = (line: string): void => {
            said.push(line);
            if (said.length > LINES_KEPT) said.shift();
        };
        const ended = once(child, 'close').then(([code]): number | null => (typeof code === 'number' ? code : null));
        createInterface({ input: child.stderr }).on('line', keep);
        const ready = new Promise<string>((resolve) => {
            createInterface({ input: child.stdout }).on('line', (line) => {
                keep(line);
                const found = /^hall ready (http\S+)$/.exec(line);
                if (found?.[1] !== undefined) resolve(found[1]);
            });
        });
        const url = await Promise.race([ready, ended.then(() => null)]);
        if (url === null) throw new HubEndedError(`the hall did not start:\n${said.join('\n')}`);
        return new HubProcess(url, child, ended, said);
    }

    /** What it said last. */
    get said(): string {
        return this.#said.join('\n');
    }

    /** Rejects when the hub ends by itself. */
    async failure(): Promise<never> {
        const code = await this.ended;
        throw new HubEndedError(`the hall ended by itself [code=${code}]:\n${this.said}`);
    }

    /** Ends it in order, and resolves with its exit code. */
    async close(): Promise<number | null> {
        if (this.#child.exitCode === null && this.#child.signalCode === null) this.#child.kill('SIGTERM');
        return this.ended;
    }
}
