/**
 * Delivers what the outbox holds for one channel: a few streams at a time, each in its order, at least once, for as long as it takes or as long as it is
 * worth it.
 *
 *     delivered       the other side has it
 *     gone            nobody needs it any more
 *     refused         for good: set aside, staff are told, the stream goes on
 *     later           this message is tried again, later and later
 *     away            nobody is there, or they know neither us nor the address: everything waits, later and later
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel } from '#protocol/messages.ts';
import type { Clock } from '../clock.ts';
import { deliveryLog } from '../log.ts';
import { StorageFullError } from '../store/errors.ts';
import type { Outbox, OutboxRow } from '../store/outbox.ts';

const AT_ONCE = 4;
const LOOK_MS = 1_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 10 * 60_000;

/** How long whoever carries a message waits for an answer. */
export const ANSWER_MS = 10_000;

/** What became of an attempt; why is a stable word such as `HTTP 422` or `ECONNREFUSED`. */
export type Carried = { is: 'delivered' | 'gone' } | { is: 'refused' | 'later' | 'away'; why: string };

/** Whoever takes messages of a channel out of the hall. */
export type Carrier = { readonly channel: Channel; isConnected(): boolean; carry(row: OutboxRow, stop: AbortSignal): Promise<Carried> };

type Parts = { outbox: Outbox; clock: Clock; carrier: Carrier; onChange: () => void };

export class Delivery {
    readonly #outbox: Outbox;
    readonly #clock: Clock;
    readonly #carrier: Carrier;
    readonly #onChange: () => void;
    readonly #underWay = new Map<number, Promise<void>>();
    readonly #stop = new AbortController();
    readonly #timer: Disposable;
    /** Until when nothing is tried, by the hall's clock, and how long the next such pause is. */
    #pausedUntil = 0;
    #pause = FIRST_PAUSE_MS;
    #away: { why: string; since: number } | null = null;

    constructor({ outbox, clock, carrier, onChange }: Parts) {
        this.#outbox = outbox;
        this.#clock = clock;
        this.#carrier = carrier;
        this.#onChange = onChange;
        this.#timer = clock.every(LOOK_MS, () => this.wake());
    }

    /** Why the other side cannot be reached and since when; null while it can. */
    get away(): { why: string; since: number } | null {
        return this.#away;
    }

    /** Something may be ready to leave. */
    wake(): void {
        const { channel } = this.#carrier;
        const now = this.#clock.now();
        if (this.#stop.signal.aborted || !this.#carrier.isConnected()) return;
        this.#forgetStale(now);
        if (now < this.#pausedUntil) return;
        // While it is away one message is enough to find out whether it is back.
        const room = (this.#away === null ? AT_ONCE : 1) - this.#underWay.size;
        if (room <= 0) return;
        const busy = this.#underWay.size;
        for (const row of this.#outbox.ready(channel, now, room + busy)) {
            if (this.#underWay.size >= busy + room || this.#underWay.has(row.seq)) continue;
            const attempt = this.#attempt(row).finally(() => {
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
        this.#onChange();
    }

    /** Gives up what is under way: it stays in the outbox. */
    async close(): Promise<void> {
        this.#timer[Symbol.dispose]();
        this.#stop.abort();
        await Promise.all(this.#underWay.values());
    }

    #forgetStale(now: number): void {
        const { channel } = this.#carrier;
        try {
            const dropped = this.#outbox.dropStale(channel, now);
            if (dropped === 0) return;
            deliveryLog.info({ channel, dropped }, 'messages came to nothing: they were too old');
            this.#onChange();
        } catch (error) {
            // There is time until there is room again.
            if (!(error instanceof StorageFullError)) throw error;
        }
    }

    async #attempt(row: OutboxRow): Promise<void> {
        try {
            const carried = await this.#carrier
                .carry(row, this.#stop.signal)
                .catch((error: unknown): Carried => ({ is: 'away', why: reasonOf(error) }));
            if (!this.#stop.signal.aborted) this.#carried(row, carried);
        } catch (error) {
            if (!(error instanceof StorageFullError)) throw error;
            // What was delivered stays in the outbox and comes once more, when there is room to note that it need not.
            await sleep(LOOK_MS, undefined, { signal: this.#stop.signal }).catch(() => {});
        }
    }

    #carried({ seq, type, attempts }: OutboxRow, carried: Carried): void {
        const { channel } = this.#carrier;
        if (carried.is === 'away') return this.#unreachable(carried.why);
        if (carried.is === 'delivered' || carried.is === 'gone') this.#outbox.delivered(channel, seq);
        // What nobody needed was not tried, so it says nothing about the other side.
        if (carried.is !== 'gone') this.#reached();
        if (carried.is === 'later') {
            if (attempts === 0) deliveryLog.warn({ channel, seq, type, why: carried.why }, 'a message was not taken and is tried again');
            this.#outbox.postponed(channel, seq, this.#clock.now() + Math.min(FIRST_PAUSE_MS * 2 ** attempts, LONGEST_PAUSE_MS));
        } else if (carried.is === 'refused') {
            deliveryLog.warn({ channel, seq, type, why: carried.why }, 'a message was refused and set aside');
            this.#outbox.setAside(channel, seq, carried.why);
        }
        this.#onChange();
    }

    #reached(): void {
        if (this.#away !== null) deliveryLog.info({ channel: this.#carrier.channel }, 'the other side answers again');
        this.#away = null;
        this.#pause = FIRST_PAUSE_MS;
    }

    #unreachable(why: string): void {
        const now = this.#clock.now();
        if (this.#away === null) deliveryLog.warn({ channel: this.#carrier.channel, why }, 'the other side cannot be reached: messages wait');
        this.#away = { why, since: this.#away?.since ?? now };
        this.#pausedUntil = now + this.#pause;
        this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
        this.#onChange();
    }
}

/** A stable word such as `ECONNREFUSED` or `TimeoutError`. */
export function reasonOf(error: unknown): string {
    const cause = error instanceof Error ? error.cause : undefined;
    if (cause instanceof Error && 'code' in cause) return String(cause.code);
    if (error instanceof Error && 'code' in error) return String(error.code);
    return error instanceof Error ? error.name : 'unknown';
}
