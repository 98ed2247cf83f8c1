/**
 * Prints what the hub ordered, each job once, whatever ends in between:
 *
 *     order ──► received ──► sending ──► done ──► told
 *               kept, then   kept, then  kept,    the hub has stored the outcome
 *               answered     printed     then said
 *
 * After a start a job that was `received` is printed if its time is not over; one that was `sending` may be on paper and is `unknown`.
 */
import type { AgentResult, PrintOrder } from '#protocol/agent.ts';
import type { DeviceHost, OrderResult } from '#protocol/devices.ts';
import type { PrintOutcome } from '#protocol/slips.ts';
import type { KeptJob } from './job-records.ts';
import type { JobStore } from './job-store.ts';

/** A finished job whose outcome the hub may not know yet. */
export type Finished = { readonly device: string; readonly job: string; readonly outcome: PrintOutcome };

export type PrintJobsParts = {
    store: JobStore;
    host: Pick<DeviceHost, 'order' | 'stateOf'>;
    /** Hears of each job when its outcome is kept, and again when the hub orders it once more. */
    onFinished: (finished: Finished) => void;
};

type Waiting = { readonly job: string; readonly deadline: number };

export class PrintJobs {
    readonly #store: JobStore;
    readonly #host: PrintJobsParts['host'];
    readonly #onFinished: PrintJobsParts['onFinished'];
    readonly #stop = new AbortController();
    /** Jobs that are being written down. */
    readonly #arriving = new Map<string, Promise<AgentResult>>();
    /** Jobs to be printed by device, in order; deadlines by `performance.now()`. */
    readonly #queues = new Map<string, Waiting[]>();
    readonly #running = new Map<string, Promise<void>>();

    constructor({ store, host, onFinished }: PrintJobsParts) {
        this.#store = store;
        this.#host = host;
        this.#onFinished = onFinished;
    }

    /** Goes on with what an earlier process left. Called once, when the devices are known. */
    async resume(): Promise<void> {
        for (const kept of [...this.#store.jobs.values()]) {
            if (kept.stage === 'sending') await this.#finish(kept, { status: 'unknown', reason: 'interrupted' });
            else if (kept.stage === 'received') this.#enqueue(kept.device, kept.job, remaining(kept));
        }
    }

    /** Takes an order: `ok` once the job is kept, whose outcome follows; not `ok` when it is not kept and never printed. */
    take(device: string, order: PrintOrder): Promise<AgentResult> {
        const known = this.#store.jobs.get(order.job);
        if (known !== undefined) {
            if (known.stage === 'done') this.#onFinished(known);
            return Promise.resolve({ ok: true });
        }
        if (this.#stop.signal.aborted) return Promise.resolve({ ok: false, reason: 'closing' });
        const arriving = this.#arriving.get(order.job) ?? this.#receive(device, order).finally(() => this.#arriving.delete(order.job));
        this.#arriving.set(order.job, arriving);
        return arriving;
    }

    /** Lets the slips being printed come out and gives up those behind them. Resolves when every outcome is kept. */
    async close(): Promise<void> {
        this.#stop.abort();
        await Promise.all(this.#arriving.values());
        await Promise.all(this.#running.values());
    }

    async #receive(device: string, { job, slip, withinMs, ageMs = 0 }: PrintOrder): Promise<AgentResult> {
        const now = Date.now();
        if (ageMs > 0 && this.#store.bornAt > now - ageMs) {
            // The order may be older than this journal: what another one has made of it is not known here, now or later.
            this.#onFinished({ device, job, outcome: { status: 'unknown', reason: 'interrupted' } });
            return { ok: true };
        }
        const left = withinMs - ageMs;
        if (left <= 0) return this.#keepExpired(device, job);
        const kept = await this.#store.tryKeep({ is: 'received', device, job, slip, at: now, withinMs: left });
        if (!kept) return { ok: false, reason: 'storage-full' };
        this.#enqueue(device, job, left);
        return { ok: true };
    }

    async #keepExpired(device: string, job: string): Promise<AgentResult> {
        const outcome: PrintOutcome = { status: 'not-sent', reason: 'expired' };
        if (!(await this.#store.tryKeep({ is: 'outcome', device, job, outcome, at: Date.now() }))) return { ok: false, reason: 'storage-full' };
        this.#onFinished({ device, job, outcome });
        return { ok: true };
    }

    #enqueue(device: string, job: string, withinMs: number): void {
        const queue = this.#queues.get(device) ?? [];
        queue.push({ job, deadline: performance.now() + withinMs });
        this.#queues.set(device, queue);
        if (!this.#running.has(device)) this.#running.set(device, this.#run(device, queue));
    }

    async #run(device: string, queue: Waiting[]): Promise<void> {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
            const outcome = await this.#print(device, next);
            await this.#finish({ device, job: next.job }, outcome);
            // Trying again for each job of a long queue would let the last visitor wait for minutes.
            if (outcome.status === 'not-sent' && this.#host.stateOf(device).state === 'offline') {
                for (const { job } of queue.splice(0)) await this.#finish({ device, job }, outcome);
            }
        }
        // Both at once: a job that comes later begins anew.
        this.#queues.delete(device);
        this.#running.delete(device);
    }

    async #print(device: string, { job, deadline }: Waiting): Promise<PrintOutcome> {
        const kept = this.#store.jobs.get(job);
        if (this.#stop.signal.aborted || kept === undefined || kept.stage === 'done') return { status: 'not-sent', reason: 'closing' };
        if (performance.now() >= deadline) return { status: 'not-sent', reason: 'expired' };
        if (!(await this.#store.tryKeep({ is: 'sending', device, job }))) return { status: 'not-sent', reason: 'storage-full' };
        const withinMs = Math.max(0, Math.round(deadline - performance.now()));
        return outcomeOf(await this.#host.order(device, { do: 'print', job, slip: kept.slip, withinMs }));
    }

    /** An outcome is said only once it is kept: an agent that forgot it would print the job again. */
    async #finish({ device, job }: { device: string; job: string }, outcome: PrintOutcome): Promise<void> {
        const kept = await this.#store.keep({ is: 'outcome', device, job, outcome, at: Date.now() }, this.#stop.signal);
        if (kept) this.#onFinished({ device, job, outcome });
    }
}

/** A driver that refuses an order has sent nothing of it; what one did that failed on a mistake of ours is not known. */
function outcomeOf(result: OrderResult): PrintOutcome {
    if (!result.ok) return { status: result.reason === 'internal' ? 'unknown' : 'not-sent', reason: result.reason };
    return result.print ?? { status: 'unknown', reason: 'no-answer' };
}

/** What is left of a job's time after a start, by a clock that may have been set meanwhile: never more than it had. */
function remaining({ at, withinMs }: Extract<KeptJob, { stage: 'received' | 'sending' }>): number {
    return Math.min(withinMs, at + withinMs - Date.now());
}
