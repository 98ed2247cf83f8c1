import type { Device, DeviceHost, DeviceOrder, DeviceState, OrderResult, Reported } from '#protocol/devices.ts';
import type { Emulator } from '../emulators/emulator.ts';
import { type Emulators, emulators } from '../emulators/index.ts';
import type { LineTimings } from '../supervisor/kept-line.ts';
import { Lines } from '../supervisor/lines.ts';
import { DrivenDevice } from './driven-device.ts';
import type { Drivers } from './driver.ts';
import { drivers } from './drivers.ts';

export type LocalHostOptions = {
    /** Hears what devices say: each change of a state, keys, ratings, scans. */
    reported: Reported;
    /** Hears of mistakes in a driver, for the log; the hall goes on. */
    onError: (device: string, error: unknown) => void;
    /** Other drivers and virtual devices than ours. */
    drivers?: Drivers;
    emulators?: Emulators;
    /** Other times than the usual for the devices' lines. */
    timings?: LineTimings;
};

/** Drives the devices that are on lines of this machine, in the hub as well as in an agent. */
export class LocalHost implements DeviceHost {
    readonly #options: Required<LocalHostOptions>;
    readonly #lines = new Lines();
    readonly #driven = new Map<string, DrivenDevice>();
    /** Settles when every configuration so far is done; never rejects. */
    #configuring: Promise<void> = Promise.resolve();
    #closed = false;

    constructor(options: LocalHostOptions) {
        this.#options = { drivers, emulators, timings: {}, ...options };
    }

    /** One configuration after the other: a line is free before its next owner asks for it. */
    configure(devices: readonly Device[]): Promise<void> {
        this.#configuring = this.#configuring.then(() => this.#apply(this.#closed ? [] : devices));
        return this.#configuring;
    }

    async order(device: string, order: DeviceOrder): Promise<OrderResult> {
        const driven = this.#driven.get(device);
        return driven === undefined ? { ok: false, reason: 'not-connected' } : driven.order(order);
    }

    stateOf(device: string): DeviceState {
        return this.#driven.get(device)?.state ?? { state: 'offline', reason: 'not-connected' };
    }

    /** The virtual device behind one whose line is `emulator`; null for all others. */
    emulatorOf(device: string): Emulator | null {
        return this.#driven.get(device)?.emulator ?? null;
    }

    async close(): Promise<void> {
        this.#closed = true;
        await this.configure([]);
    }

    async #apply(devices: readonly Device[]): Promise<void> {
        const wanted = new Map(devices.map((device) => [device.id, device]));
        const ending = [...this.#driven.values()].filter(({ device }) => !sameDevice(device, wanted.get(device.id))).reverse();
        for (const { device } of ending) this.#driven.delete(device.id);
        await Promise.all(ending.map((driven) => driven.close().catch((error) => this.#options.onError(driven.device.id, error))));
        for (const device of wanted.values()) {
            if (!this.#driven.has(device.id)) this.#driven.set(device.id, this.#drive(device));
        }
    }

    #drive(device: Device): DrivenDevice {
        return new DrivenDevice(device, {
            lines: this.#lines,
            timings: this.#options.timings,
            drivers: this.#options.drivers,
            emulators: this.#options.emulators,
            report: (report) => this.#options.reported(device.id, report),
            onError: (error) => this.#options.onError(device.id, error),
        });
    }
}

/** Devices are plain data that one schema made, so their texts are the same when they are. */
function sameDevice(device: Device, other: Device | undefined): boolean {
    return JSON.stringify(device) === JSON.stringify(other);
}
