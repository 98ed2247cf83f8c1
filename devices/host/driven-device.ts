import type { Device, DeviceOrder, DeviceReport, DeviceState, LineKind, OrderResult, ReportAnswer } from '#protocol/devices.ts';
import { LINE_KINDS } from '#protocol/devices.ts';
import type { Emulator } from '../emulators/emulator.ts';
import type { Emulators } from '../emulators/index.ts';
import type { LineTimings } from '../supervisor/kept-line.ts';
import type { Lines } from '../supervisor/lines.ts';
import type { Driver, Drivers } from './driver.ts';

export type DrivenContext = {
    readonly lines: Lines;
    readonly timings: LineTimings;
    readonly drivers: Drivers;
    readonly emulators: Emulators;
    readonly report: (report: DeviceReport) => Promise<ReportAnswer>;
    /** Hears of mistakes of ours. */
    readonly onError: (error: unknown) => void;
};

const gone: ReportAnswer = { ok: false, code: null };

/** One configured device under its driver, from beginning to end, with its virtual counterpart where its line is `emulator`. */
export class DrivenDevice {
    readonly device: Device;
    readonly #context: DrivenContext;
    readonly #begun: Promise<void>;
    #driver: Driver | null = null;
    #emulator: Emulator | null = null;
    #state: DeviceState = { state: 'offline', reason: 'unreachable' };
    #closing: Promise<void> | null = null;

    constructor(device: Device, context: DrivenContext) {
        this.device = device;
        this.#context = context;
        // Not before whoever makes it has it: what it says first may be asked about.
        this.#begun = Promise.resolve()
            .then(() => this.#begin())
            .catch((error) => this.#mistake(error));
    }

    get state(): DeviceState {
        return this.#state;
    }

    /** The virtual device at its end, if that is what its line leads to. */
    get emulator(): Emulator | null {
        return this.#emulator;
    }

    async order(order: DeviceOrder): Promise<OrderResult> {
        await this.#begun;
        if (this.#closing !== null) return { ok: false, reason: 'closing' };
        if (this.#driver === null) return { ok: false, reason: this.#state.reason ?? 'not-supported' };
        try {
            return await this.#driver.order(order);
        } catch (error) {
            this.#context.onError(error);
            return { ok: false, reason: 'internal' };
        }
    }

    close(): Promise<void> {
        this.#closing ??= this.#end();
        return this.#closing;
    }

    async #begin(): Promise<void> {
        const kind = LINE_KINDS.find((known): known is LineKind => known === this.device.kind);
        const make = kind === undefined ? undefined : this.#context.drivers[kind];
        if (kind === undefined || make === undefined) return this.#become({ state: 'fault', reason: 'not-supported' });
        const address = this.device.line === 'emulator' ? await this.#emulate(kind) : this.device.line;
        if (address === null) return this.#become({ state: 'fault', reason: this.device.line === null ? 'bad-address' : 'not-supported' });
        const { lines, timings } = this.#context;
        this.#driver = make({ device: this.device, address, lines, timings, report: (report) => this.#report(report) });
    }

    async #emulate(kind: LineKind): Promise<string | null> {
        const start = this.#context.emulators[kind];
        if (start === undefined) return null;
        this.#emulator = await start({ port: 0 }, this.device.options);
        return this.#emulator.address;
    }

    async #end(): Promise<void> {
        await this.#begun;
        await this.#driver?.close();
        await this.#emulator?.close();
    }

    async #report(report: DeviceReport): Promise<ReportAnswer> {
        if (this.#closing !== null) return gone;
        if (report.said === 'state') {
            this.#become(report.state);
            return { ok: true, code: null };
        }
        try {
            return await this.#context.report(report);
        } catch (error) {
            this.#context.onError(error);
            return { ok: false, code: 'internal' };
        }
    }

    #mistake(error: unknown): void {
        this.#context.onError(error);
        this.#become({ state: 'fault', reason: 'internal' });
    }

    /** Tells each change once, however often a driver says it. */
    #become(state: DeviceState): void {
        if (state.state === this.#state.state && state.reason === this.#state.reason) return;
        this.#state = state;
        this.#context.report({ said: 'state', state }).catch((error) => this.#context.onError(error));
    }
}
