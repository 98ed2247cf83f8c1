import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Drivers } from '../../devices/host/driver.ts';
import { LocalHost } from '../../devices/host/local-host.ts';
import type { LineTimings } from '../../devices/supervisor/kept-line.ts';
import type { Device, DeviceReport, DeviceState, LineKind, ReportAnswer } from '../../server/protocol/devices.ts';

/** A host with drivers under test, and all that its devices said. */
export class Driving {
    readonly said: (DeviceReport & { readonly device: string })[] = [];
    readonly errors: string[] = [];
    readonly host: LocalHost;
    /** What the hub answers to reports. */
    answer: ReportAnswer = { ok: true, code: null };
    /** When it answers. */
    answering: Promise<void> = Promise.resolve();

    constructor(drivers: Drivers, timings: LineTimings = {}) {
        this.host = new LocalHost({
            drivers,
            timings,
            reported: async (device, report) => {
                this.said.push({ device, ...report });
                await this.answering;
                return this.answer;
            },
            onError: (device, error) => this.errors.push(`${device}: ${String(error)}`),
        });
    }

    stateOf(device: string): string {
        return stateText(this.host.stateOf(device));
    }

    /** Every state that a device said it was in, in order. */
    statesOf(device: string): string[] {
        return this.said.flatMap((report) => (report.device === device && report.said === 'state' ? [stateText(report.state)] : []));
    }

    isOnline(device: string): boolean {
        return this.stateOf(device) === 'online';
    }
}

/** A state in one word, as in `offline(line-lost)`. */
export function stateText({ state, reason }: DeviceState): string {
    return reason === null ? state : `${state}(${reason})`;
}

/** A device as it is configured, with what a test does not care about left at nothing. */
export function configured(kind: LineKind, line: string, more: Partial<Device> = {}): Device {
    return {
        id: `${kind.toLowerCase()}-1`,
        kind,
        name: `${kind} 1`,
        kiosk: null,
        counter: null,
        zone: null,
        line,
        agent: null,
        options: {},
        ...more,
    };
}

/** Bytes that are in use once everything that nobody needs is gone. */
export function heapInUse(): number {
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('gc');
    if (typeof collect === 'function') collect();
    return process.memoryUsage().heapUsed;
}
