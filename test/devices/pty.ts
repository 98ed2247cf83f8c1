import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './until.ts';

/** A serial cable between two pseudo-terminals: `near` is the hall's end, `far` the device's. */
export class Cable {
    readonly #folder = mkdtempSync(join(tmpdir(), 'cable-'));
    readonly near = join(this.#folder, 'near');
    readonly far = join(this.#folder, 'far');
    #socat: ChildProcess | null = null;

    /** The near end as the address of a line. */
    get address(): string {
        return `serial://${this.near}?baud=9600`;
    }

    /** Plugs it in, for the first time or again. Resolves when both ends are there. */
    async plugIn(): Promise<this> {
        this.#removeEnds();
        const ends = [this.near, this.far].map((path) => `pty,raw,echo=0,link=${path}`);
        this.#socat = spawn('socat', ends, { stdio: ['ignore', 'ignore', 'inherit'] });
        await until('both ends of the cable are there', () => existsSync(this.near) && existsSync(this.far));
        return this;
    }

    /** Pulls it out: both ends hang up, and their paths are gone as those of an USB adapter are. */
    async pullOut(): Promise<void> {
        const socat = this.#socat;
        this.#socat = null;
        if (socat === null) return;
        // The paths first: the system gives the numbers of these terminals to the next cable at once, and a path that is left would lead there.
        this.#removeEnds();
        const ended = once(socat, 'exit');
        socat.kill('SIGKILL');
        await ended;
    }

    async close(): Promise<void> {
        await this.pullOut();
        rmSync(this.#folder, { recursive: true, force: true });
    }

    #removeEnds(): void {
        for (const path of [this.near, this.far]) rmSync(path, { force: true });
    }
}
