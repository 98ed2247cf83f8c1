/**
 * Delivers the outbox to the back office: a few streams at a time, each in its order, at least once, for as long as it takes.
 *
 *     2xx                        delivered
 *     400, 409, 413, 422         refused for good: set aside, staff are told, the stream goes on
 *     408, 425, 429, 5xx         this message is tried again, later and later
 *     no answer, anything else   the back office is away or knows neither address nor secret: everything waits, later and later
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import { backOfficeLog } from '../log.ts';
import { StorageFullError } from '../store/errors.ts';
import type { Outbox, OutboxRow } from '../store/outbox.ts';
import { sign } from './signature.ts';

const AT_ONCE = 4;
const ANSWER_MS = 10_000;
const LOOK_MS = 1_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 10 * 60_000;
const PASSING: ReadonlySet<number> = new Set([408, 425, 429]);
const REFUSED_FOR_GOOD: ReadonlySet<number> = new Set([400, 409, 413, 422]);

export type Deliveries = { outbox: Outbox; clock: Clock; onChange: () => void };

export class Delivery {
    readonly #outbox: Outbox;
    readonly #clock: Clock;
    readonly #onChange: () => void;
    readonly #underWay = new Map<number, Promise<void>>();
    readonly #stop = new AbortController();
    readonly #timer: Disposable;
    /** Until when nothing is tried, by the hall's clock, and how long the next such pause is. */
    #pausedUntil = 0;
    #pause = FIRST_PAUSE_MS;
    /** Why the back office was last found away; null while it answers. */
    #away: string | null = null;

    constructor({ outbox, clock, onChange }: Deliveries) {
        this.#outbox = outbox;
        this.#clock = clock;
        this.#onChange = onChange;
        this.#timer = clock.every(LOOK_MS, () => this.wake());
    }

    /** Why the back office cannot be reached, null while it can. */
    get away(): string | null {
        return this.#away;
    }

    /** Something may be ready to leave. */
    wake(): void {
        const { endpoint } = this.#outbox;
        const now = this.#clock.now();
        if (endpoint === null || this.#stop.signal.aborted || now < this.#pausedUntil) return;
        // While it is away one message is enough to find out whether it is back.
        const room = (this.#away === null ? AT_ONCE : 1) - this.#underWay.size;
        if (room <= 0) return;
        const busy = this.#underWay.size;
        for (const row of this.#outbox.ready(now, room + busy)) {
            if (this.#underWay.size >= busy + room || this.#underWay.has(row.seq)) continue;
            const attempt = this.#attempt(endpoint, row).finally(() => {
                this.#underWay.delete(row.seq);
                this.wake();
            });
            this.#underWay.set(row.seq, attempt);
        }
    }

    /** Tries again at once, however long the pause: the address or the secret has changed. */
    begin(): void {
        this.#pausedUntil = 0;
        this.#pause = FIRST_PAUSE_MS;
        this.#away = null;
        this.wake();
    }

    /** Gives up what is under way: it stays in the outbox. */
    async close(): Promise<void> {
        this.#timer[Symbol.dispose]();
        this.#stop.abort();
        await Promise.all(this.#underWay.values());
    }

    async #attempt({ url, secret }: { url: string; secret: string }, row: OutboxRow): Promise<void> {
        const { id }: { id: string } = JSON.parse(row.body);
        const headers = { 'content-type': 'application/json', ...sign(secret, id, Date.now(), row.body) };
        const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(ANSWER_MS)]);
        try {
            const response = await fetch(url, { method: 'POST', headers, body: row.body, redirect: 'manual', signal });
            await response.body?.cancel();
            this.#answered(row, response.status);
        } catch (error) {
            if (error instanceof StorageFullError) {
                // What was delivered stays in the outbox and comes once more, when there is room to note that it need not.
                await sleep(LOOK_MS, undefined, { signal: this.#stop.signal }).catch(() => {});
            } else if (!this.#stop.signal.aborted) this.#unreachable(reasonOf(error));
        }
    }

    #answered(row: OutboxRow, status: number): void {
        const passing = PASSING.has(status) || status >= 500;
        if (!passing && status >= 300 && !REFUSED_FOR_GOOD.has(status)) return this.#unreachable(`HTTP ${status}`);
        if (this.#away !== null) backOfficeLog.info('the back office answers again');
        this.#away = null;
        this.#pause = FIRST_PAUSE_MS;
        if (passing) {
            if (row.attempts === 0) backOfficeLog.warn({ seq: row.seq, type: row.type, status }, 'a message was not taken and is tried again');
            this.#outbox.postponed(row.seq, this.#clock.now() + Math.min(FIRST_PAUSE_MS * 2 ** row.attempts, LONGEST_PAUSE_MS));
        } else if (status >= 400) {
            backOfficeLog.warn({ seq: row.seq, type: row.type, status }, 'a message was refused and set aside');
            this.#outbox.setAside(row.seq, `HTTP ${status}`);
        } else this.#outbox.delivered(row.seq);
        this.#onChange();
    }

    #unreachable(why: string): void {
        if (this.#away === null) backOfficeLog.warn({ why }, 'the back office cannot be reached: messages wait');
        this.#away = why;
        this.#pausedUntil = this.#clock.now() + this.#pause;
        this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
        this.#onChange();
    }
}

/** A stable word such as `ECONNREFUSED` or `TimeoutError`. */
function reasonOf(error: unknown): string {
    const cause = error instanceof Error ? error.cause : undefined;
    if (cause instanceof Error && 'code' in cause) return String(cause.code);
    return error instanceof Error ? error.name : 'unknown';
}
