/**
 * Print jobs that were ordered of an agent and whose outcome is not known yet. A job is kept beyond the moment in which it is called `unknown`: when the
 * agent comes back it is asked once more, and its truth is told then.
 */
import type { PrintOrder } from '#protocol/agent.ts';
import type { PrintOutcome } from '#protocol/slips.ts';

/** The longest that anybody waits for the truth: the day of a ticket is over by then. */
const FORGOTTEN_MS = 24 * 3_600_000;

export class SentJob {
    readonly device: string;
    readonly order: PrintOrder;
    readonly outcome: Promise<PrintOutcome>;
    /** The data directory that may have it; null as long as nobody can. */
    instance: string | null = null;
    readonly #resolve: (outcome: PrintOutcome) => void;
    /** By `performance.now()`. */
    readonly #orderedAt: number;
    #timer: NodeJS.Timeout | undefined;

    constructor(device: string, order: PrintOrder) {
        const { promise, resolve } = Promise.withResolvers<PrintOutcome>();
        this.device = device;
        this.order = order;
        this.outcome = promise;
        this.#resolve = resolve;
        this.#orderedAt = performance.now() - (order.ageMs ?? 0);
    }

    /** At least 1, at most a day. */
    get ageMs(): number {
        return Math.min(Math.max(1, Math.round(performance.now() - this.#orderedAt)), FORGOTTEN_MS);
    }

    /** Calls it `unknown` unless its outcome comes within `ms`. */
    doubtIn(ms: number, reason: string): void {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#resolve({ status: 'unknown', reason }), ms);
    }

    settle(outcome: PrintOutcome): void {
        clearTimeout(this.#timer);
        this.#resolve(outcome);
    }
}

export class SentJobs {
    readonly #jobs = new Map<string, SentJob>();

    get(job: string): SentJob | undefined {
        return this.#jobs.get(job);
    }

    add(sent: SentJob): void {
        for (const [name, old] of this.#jobs) {
            // In order of time: the first that is young ends the looking.
            if (old.ageMs < FORGOTTEN_MS) break;
            this.#jobs.delete(name);
        }
        this.#jobs.set(sent.order.job, sent);
    }

    settle(job: string, outcome: PrintOutcome): void {
        this.#jobs.get(job)?.settle(outcome);
        this.#jobs.delete(job);
    }

    all(): readonly SentJob[] {
        return [...this.#jobs.values()];
    }
}
