/** The hub that is measured: `server/main.ts` as a child process on a trial hall without a printer. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
export const PASSWORD = 'Bench-2026';

/** A temporary folder that is deleted when it is closed. */
export class Folder implements Disposable {
    readonly path: string;

    constructor() {
        this.path = mkdtempSync(join(process.env.BENCH_DISK ?? tmpdir(), 'tingxu-bench-'));
    }

    [Symbol.dispose](): void {
        rmSync(this.path, { recursive: true, force: true });
    }
}

/** Files of the bench's hall: the trial hall, without paper, and with clerks who may press as quickly as they like. */
export function hallFiles(folder: string): string {
    const files = join(folder, 'files');
    cpSync(join(ROOT, 'server/trial'), files, { recursive: true });
    const path = join(files, 'hall.json');
    // The file is the project's own, and the hub checks what comes of it.
    const hall = JSON.parse(readFileSync(path, 'utf8')) as { settings: object };
    const settings = { ...hall.settings, recallIntervalSeconds: 0, callLockSeconds: 0, callShownSeconds: 1 };
    writeFileSync(path, JSON.stringify({ ...hall, settings }));
    writeFileSync(join(files, 'devices.json'), '[]');
    return files;
}

export class HubUnderTest implements AsyncDisposable {
    readonly url: string;
    /** Milliseconds from the start of its process to the line that says it is ready. */
    readonly startMs: number;
    readonly #child: ChildProcess;

    private constructor(child: ChildProcess, url: string, startMs: number) {
        this.#child = child;
        this.url = url;
        this.startMs = startMs;
    }

    static async start({ files, data }: { files: string; data: string }): Promise<HubUnderTest> {
        const begun = performance.now();
        const env = { ...process.env, HALL_FILES: files, HALL_DATA: data, HALL_TRIAL_PASSWORD: PASSWORD, PORT: '0', HOST: '127.0.0.1' };
        const options = process.env.BENCH_HUB_OPTIONS?.split(' ') ?? [];
        const child = spawn(process.execPath, [...options, join(ROOT, 'server/main.ts')], { env, cwd: data, stdio: ['ignore', 'pipe', 'ignore'] });
        const url = await readyLine(child.stdout);
        if (url === null) throw new Error('the hub did not start');
        return new HubUnderTest(child, url, performance.now() - begun);
    }

    get pid(): number {
        return this.#child.pid ?? 0;
    }

    async close(): Promise<void> {
        if (this.#child.exitCode !== null) return;
        this.#child.kill('SIGTERM');
        await once(this.#child, 'exit');
    }

    [Symbol.asyncDispose](): Promise<void> {
        return this.close();
    }
}

/** The address in the line that says that a process is ready; null when it ended without one. What else it says is read and dropped. */
export function readyLine(output: Readable): Promise<string | null> {
    return new Promise((resolve) => {
        const lines = createInterface({ input: output });
        lines.on('line', (line) => {
            const ready = /^hall ready (\S+)$/.exec(line);
            if (ready?.[1] !== undefined) resolve(ready[1]);
        });
        lines.once('close', () => resolve(null));
    });
}
