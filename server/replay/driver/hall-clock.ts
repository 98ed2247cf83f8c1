/** The hall's clock as somebody outside of the hub knows it: asked for once, then kept by the machine's. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BoardView } from '#protocol/views.ts';
import type { Api } from './api.ts';

const ASKED = 7;
/** Timers of the machine take at most so long. */
const LONGEST_SLEEP_MS = 1_000_000_000;

export class HallClock {
    readonly rate: number;
    readonly #signal: AbortSignal;
    readonly #hallAt: number;
    readonly #machineAt: number;

    private constructor({ rate, signal, hallAt, machineAt }: { rate: number; signal: AbortSignal; hallAt: number; machineAt: number }) {
        this.rate = rate;
        this.#signal = signal;
        this.#hallAt = hallAt;
        this.#machineAt = machineAt;
    }

    /** Asks the hall a few times and believes the quickest answer. `signal` wakes whoever waits by this clock, with an AbortError. */
    static async ask(api: Api, rate: number, signal: AbortSignal): Promise<HallClock> {
        let best = { took: Number.POSITIVE_INFINITY, hallAt: 0, machineAt: 0 };
        for (let asked = 0; asked < ASKED; asked += 1) {
            const sent = machineNow();
            const board = await api.get<BoardView>('/api/board');
            const came = machineNow();
            if (came - sent < best.took) best = { took: came - sent, hallAt: board.at, machineAt: (sent + came) / 2 };
        }
        return new HallClock({ rate, signal, ...best });
    }

    /** Milliseconds since 1970 by the hall's clock. */
    now(): number {
        return this.#hallAt + (machineNow() - this.#machineAt) * this.rate;
    }

    /** Waits until the hall's clock shows this instant and gives the milliseconds of the machine's time by which it came late. */
    async until(at: number): Promise<number> {
        for (;;) {
            const left = (at - this.now()) / this.rate;
            if (left <= 0) return -left;
            await sleep(Math.min(left, LONGEST_SLEEP_MS), undefined, { signal: this.#signal });
        }
    }

    /** Waits a while of the hall's time. */
    async sleep(ms: number): Promise<void> {
        await this.until(this.now() + ms);
    }
}

function machineNow(): number {
    return performance.timeOrigin + performance.now();
}
