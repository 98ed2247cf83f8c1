import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PrintOrder } from '#protocol/agent.ts';
import type { Device, DeviceHost, DeviceOrder, DeviceState, OrderResult } from '#protocol/devices.ts';
import { JobStore } from '../../../devices/agent/job-store.ts';
import { type Finished, PrintJobs } from '../../../devices/agent/print-jobs.ts';
import { sampleSlip } from '../sample-slip.ts';
import { until } from '../until.ts';

/** Printers of a test: each order waits until the test says what becomes of it. */
export class Paper implements DeviceHost {
    /** Jobs handed to a printer, in order, as `device job`. */
    readonly handed: string[] = [];
    /** The devices that it was told to drive, each time. */
    readonly configured: string[][] = [];
    state: DeviceState = { state: 'online', reason: null };
    readonly #open = new Map<string, (result: OrderResult) => void>();

    order(device: string, order: DeviceOrder): Promise<OrderResult> {
        if (order.do !== 'print') return Promise.resolve({ ok: false, reason: 'not-supported' });
        this.handed.push(`${device} ${order.job}`);
        return new Promise((resolve) => this.#open.set(order.job, resolve));
    }

    configure(devices: readonly Device[]): Promise<void> {
        this.configured.push(devices.map(({ id }) => id));
        return Promise.resolve();
    }

    stateOf(): DeviceState {
        return this.state;
    }

    close(): Promise<void> {
        return Promise.resolve();
    }

    /** Says what became of a job, as soon as a printer has it. */
    async end(job: string, result: OrderResult = { ok: true, print: { status: 'printed', reason: null } }): Promise<void> {
        await until(`${job} is at a printer`, () => this.#open.has(job));
        this.#open.get(job)?.(result);
    }
}

/** The print jobs of an agent on a directory that outlives them. */
export class Desk {
    readonly paper = new Paper();
    readonly finished: Finished[] = [];
    readonly store: JobStore;
    readonly jobs: PrintJobs;

    private constructor(store: JobStore) {
        this.store = store;
        this.jobs = new PrintJobs({
            store,
            host: this.paper,
            onFinished: ({ device, job, outcome }) => this.finished.push({ device, job, outcome }),
        });
    }

    /** See `Directory.start`. */
    static async open(directory: string): Promise<Desk> {
        const desk = new Desk(await JobStore.open(directory));
        await desk.jobs.resume();
        return desk;
    }

    take(job: string, more: Partial<PrintOrder> & { device?: string } = {}): ReturnType<PrintJobs['take']> {
        const { device = 'printer-1', ...order } = more;
        return this.jobs.take(device, { do: 'print', job, slip: sampleSlip(job), withinMs: 30_000, ...order });
    }

    outcomeOf(job: string): string {
        return this.finished
            .filter((finished) => finished.job === job)
            .map(({ outcome }) => [outcome.status, outcome.reason].filter((word) => word !== null).join(' '))
            .join(', ');
    }
}

/** A data directory of one agent after the other. */
export class Directory implements AsyncDisposable {
    readonly path: string;
    readonly #desks: Desk[] = [];

    /** A temporary one, in another folder than the system's if one is given. */
    constructor(parent = tmpdir()) {
        this.path = mkdtempSync(join(parent, 'agent-'));
    }

    /** As an agent starts. The one before may have ended in any way: nothing of it but its file is used. */
    async start(): Promise<Desk> {
        const desk = await Desk.open(this.path);
        this.#desks.push(desk);
        return desk;
    }

    async [Symbol.asyncDispose](): Promise<void> {
        for (const { store } of this.#desks) await store.close();
        rmSync(this.path, { recursive: true, force: true });
    }
}
