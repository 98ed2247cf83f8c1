/** A real hub for a test: its own process on a free port, its own data directory, started, killed and started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BoardView, CounterAnswer, TakenAnswer } from '#protocol/views.ts';

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));

/** Password of the sample accounts of every hall that tests start. */
export const PASSWORD = 'Trial-2026';

/** Patience with the start of a hall and what a test wants in it, on a machine that is busy with other things. */
export const START_MS = 120_000;

export type Reply<Body = Record<string, unknown>> = { readonly status: number; readonly body: Body };

export type HubOptions = {
    /** Data directory; without it a temporary one, removed at the end. */
    data?: string;
    /** Folder of the files of a new hall; without it the trial hall's. */
    files?: string;
    /** More of the environment. */
    env?: Readonly<Record<string, string>>;
};

const living = new Set<ChildProcess>();
process.on('exit', () => {
    for (const child of living) child.kill('SIGKILL');
});

/** A process that was started with `server/main.ts`, whether it serves or refuses to. */
export type Started = { child: ChildProcess; output: { out: string; err: string }; ended: Promise<number | null> };

/** Starts the hub's program and waits for nothing. */
export function spawnHub(env: Readonly<Record<string, string>>): Started {
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, [MAIN], { env: { PATH, HALL_TRIAL_PASSWORD: PASSWORD, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    living.add(child);
    const output = { out: '', err: '' };
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
        output.out += chunk;
    });
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
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

export class RunningHub implements AsyncDisposable {
    readonly data: string;
    /** How long the last start took until it said `hall ready`, in milliseconds. */
    readyAfterMs = 0;
    readonly #env: Record<string, string>;
    readonly #temporary: boolean;
    readonly #tokens = new Map<string, Promise<string>>();
    #started: Started | undefined;
    #url = '';

    private constructor({ data, files, env = {} }: HubOptions) {
        this.#temporary = data === undefined;
        this.data = data ?? mkdtempSync(join(tmpdir(), 'hall-'));
        this.#env = { PORT: '0', HALL_DATA: this.data, ...(files === undefined ? {} : { HALL_FILES: files }), ...env };
    }

    /** Starts a hub and waits until it serves. */
    static async start(options: HubOptions = {}): Promise<RunningHub> {
        const hub = new RunningHub(options);
        try {
            await hub.restart();
        } catch (error) {
            await hub.remove();
            throw error;
        }
        return hub;
    }

    /** `http://127.0.0.1:PORT`. It stays the same across restarts. */
    get url(): string {
        return this.#url;
    }

    /** Everything that the process has written to standard error since its last start. */
    get stderr(): string {
        return this.#started?.output.err ?? '';
    }

    /** Starts again on the same data and the same port, with changed settings if any are given. */
    async restart(env: Readonly<Record<string, string>> = {}): Promise<void> {
        await this.stop();
        // Sessions end with time: when the clock is set, everybody logs in anew.
        if ('HALL_CLOCK_OFFSET_MS' in env) this.#tokens.clear();
        Object.assign(this.#env, env);
        const begun = performance.now();
        const started = spawnHub(this.#env);
        this.#started = started;
        this.#url = await readyUrl(started);
        this.readyAfterMs = performance.now() - begun;
        this.#env.PORT = new URL(this.#url).port;
    }

    /** Ends the process as a power cut would end it: at once, nothing is closed. */
    async kill9(): Promise<void> {
        this.#started?.child.kill('SIGKILL');
        await this.#started?.ended;
        this.#started = undefined;
    }

    /** Ends the process in order and gives its exit code; null when it was not running. */
    async stop(): Promise<number | null> {
        this.#started?.child.kill('SIGTERM');
        const code = (await this.#started?.ended) ?? null;
        this.#started = undefined;
        return code;
    }

    /** Resolves with the exit code when the process ends by itself. */
    async exited(): Promise<number | null> {
        return (await this.#started?.ended) ?? null;
    }

    /** Ends the process and removes its data. */
    async remove(): Promise<void> {
        await this.kill9();
        if (this.#temporary) rmSync(this.data, { recursive: true, force: true });
    }

    [Symbol.asyncDispose](): Promise<void> {
        return this.remove();
    }

    /** One HTTP call. `body` undefined sends none, a string is sent as it is, everything else as JSON. */
    async call<Body = Record<string, unknown>>(
        method: string,
        path: string,
        body?: unknown,
        headers: Record<string, string> = {},
    ): Promise<Reply<Body>> {
        const payload = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
        const response = await fetch(`${this.#url}${path}`, {
            method,
            // A connection of its own: one kept alive may be closed by the hub in the very moment in which it is used again.
            headers: { connection: 'close', ...(payload === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
            ...(payload === undefined ? {} : { body: payload }),
        }).catch((error: unknown) => {
            throw new Error(`the hub did not answer [call=${method} ${path}] It said:\n${this.stderr.slice(-2_000)}`, { cause: error });
        });
        const text = await response.text();
        const isJson = response.headers.get('content-type')?.includes('json') === true;
        return { status: response.status, body: (isJson ? JSON.parse(text) : { text }) as Body };
    }

    /** Token of a member of staff; logs in the first time. */
    login(user: string, password = PASSWORD): Promise<string> {
        const known = this.#tokens.get(user);
        if (known !== undefined) return known;
        const token = this.call<{ token: string }>('POST', '/api/session', { user, password }).then(({ status, body }) => {
            if (status !== 200) throw new Error(`could not log in [user=${user}, status=${status}]`);
            return body.token;
        });
        this.#tokens.set(user, token);
        return token;
    }

    /** A call of a member of staff. */
    async as<Body = Record<string, unknown>>(
        user: string,
        method: string,
        path: string,
        body?: unknown,
        headers: Record<string, string> = {},
    ): Promise<Reply<Body>> {
        return this.call<Body>(method, path, body, { authorization: `Bearer ${await this.login(user)}`, ...headers });
    }

    /** A verb at a counter. */
    verb<Body = CounterAnswer>(
        user: string,
        counter: number,
        verb: string,
        body: unknown = {},
        headers: Record<string, string> = {},
    ): Promise<Reply<Body>> {
        return this.as<Body>(user, 'POST', `/api/counters/${counter}/${verb}`, body, headers);
    }

    /** Logs a clerk in and opens a counter. */
    async signIn(counter: number, user: string): Promise<void> {
        const { status, body } = await this.verb(user, counter, 'sign-in');
        if (status !== 200) throw new Error(`could not sign in [counter=${counter}, answer=${JSON.stringify(body)}]`);
    }

    /** Takes a number as the hall's kiosk. */
    take(body: unknown, headers: Record<string, string> = {}): Promise<Reply<TakenAnswer>> {
        return this.call<TakenAnswer>('POST', '/api/tickets', body, headers);
    }

    /** The hall screen. */
    async board(): Promise<BoardView> {
        return (await this.call<BoardView>('GET', '/api/board')).body;
    }
}

async function readyUrl({ child, output, ended }: Started): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const look = (): void => {
        const found = /^hall ready (\S+)$/m.exec(output.out);
        if (found?.[1] !== undefined) resolve(found[1]);
    };
    child.stdout?.on('data', look);
    void ended.then((code) => reject(new Error(`the hub ended before it was ready [code=${code}]\n${output.err}`)));
    return promise;
}
