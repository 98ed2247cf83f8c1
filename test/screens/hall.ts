/**
 * A real hall for screen tests: its own process on a free port with a fresh data directory, the built pages, and one Chromium for the file.
 * Everything started here is ended by `close`, whatever the test did.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPages } from '../../server/setup/pages.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const TRIAL_PASSWORD = 'Trial-2026';
const READY_MS = 30_000;
const STOP_MS = 15_000;

export class Hall {
    readonly data = mkdtempSync(join(tmpdir(), 'tingxu-hall-'));
    readonly url: string;
    readonly #environment: Readonly<Record<string, string>>;
    #process: ChildProcess | null = null;

    /** Use `startHall`. */
    constructor(port: number, environment: Readonly<Record<string, string>>) {
        this.url = `http://127.0.0.1:${port}`;
        this.#environment = { ...environment, PORT: String(port), HALL_DATA: this.data, HALL_TRIAL_PASSWORD: TRIAL_PASSWORD };
    }

    /** Starts the hub, for the first time or again on the same data and port; settles when it serves. `more` is added to its environment. */
    async start(more: Readonly<Record<string, string>> = {}): Promise<void> {
        const child = spawn(process.execPath, ['server/main.ts'], { cwd: root, env: { ...process.env, ...this.#environment, ...more } });
        this.#process = child;
        await ready(child);
    }

    /** Ends the hub as an operator does, or with `SIGKILL` as a power cut does. */
    async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
        const child = this.#process;
        this.#process = null;
        if (child === null || child.exitCode !== null || child.signalCode !== null) return;
        const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
        child.kill(signal);
        const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
        await gone;
        clearTimeout(timer);
    }

    async close(): Promise<void> {
        await this.stop();
        rmSync(this.data, { recursive: true, force: true });
    }

    /** A call of the public interface; the answer's body. Throws with the body when the status is not 2xx. */
    async call<Answer>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, token?: string): Promise<Answer> {
        const response = await fetch(`${this.url}${path}`, {
            method,
            headers: { 'Content-Type': 'application/json', ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }) },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        const text = await response.text();
        if (!response.ok) throw new Error(`${method} ${path} was answered with ${response.status}: ${text}`);
        return JSON.parse(text) as Answer;
    }

    /** Logs an account in and opens a counter for it; its token. */
    async signIn(counter: number, user: string): Promise<string> {
        const { token } = await this.call<{ token: string }>('POST', '/api/session', { user, password: TRIAL_PASSWORD });
        await this.call('POST', `/api/counters/${counter}/sign-in`, {}, token);
        return token;
    }

    /** The numbers of all tickets of the day, in the order of taking. */
    async tickets(): Promise<readonly string[]> {
        const { token } = await this.call<{ token: string }>('POST', '/api/session', { user: 'manager', password: TRIAL_PASSWORD });
        const { tickets } = await this.call<{ tickets: { no: string }[] }>('GET', '/api/tickets', undefined, token);
        return tickets.map(({ no }) => no);
    }
}

/** Builds the pages if need be and starts a hall. `environment` is added to the hub's. */
export async function startHall(environment: Readonly<Record<string, string>> = {}): Promise<Hall> {
    await buildPages(process.execPath);
    const hall = new Hall(await freePort(), environment);
    try {
        await hall.start();
        return hall;
    } catch (error) {
        await hall.close();
        throw error;
    }
}

/** A hub that comes back must come back to the same address, so the port is chosen here. */
function freePort(): Promise<number> {
    return new Promise((resolve, reject) => {
        const probe = createServer();
        probe.once('error', reject);
        probe.listen(0, '127.0.0.1', () => {
            const address = probe.address();
            probe.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))));
        });
    });
}

function ready(child: ChildProcess): Promise<void> {
    return new Promise((resolve, reject) => {
        let said = '';
        const fail = (why: string): void => {
            clearTimeout(timer);
            child.kill('SIGKILL');
            reject(new Error(`the hub ${why}:\n${said}`));
        };
        const timer = setTimeout(() => fail(`was not ready in ${READY_MS} ms`), READY_MS);
        const hear = (chunk: Buffer): void => {
            said += chunk.toString();
            if (!said.includes('hall ready http://')) return;
            clearTimeout(timer);
            resolve();
        };
        child.stdout?.on('data', hear);
        child.stderr?.on('data', hear);
        child.once('exit', (code) => fail(`ended with ${code}`));
    });
}
