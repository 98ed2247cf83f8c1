import { LocalHost } from '../../devices/host/local-host.ts';
import type { LineTimings } from '../../devices/supervisor/kept-line.ts';
import type { Device, DeviceReport, LineKind, ReportAnswer } from '../../server/protocol/devices.ts';
import { configured, stateText } from './driving.ts';

export type Said = Exclude<DeviceReport, { said: 'state' }>;

/** The hub's side of a device host: keeps what devices say and answers as it is told to. */
export class Driven {
    readonly host: LocalHost;
    readonly said: Said[] = [];
    readonly states: string[] = [];
    readonly errors: string[] = [];
    /** What the hub answers; a promise that is not settled is a hub that is still storing. */
    answer: (report: Said, device: string) => ReportAnswer | Promise<ReportAnswer> = () => ({ ok: true, code: null });

    constructor(timings: LineTimings = {}) {
        this.host = new LocalHost({
            timings,
            reported: async (device, report) => {
                if (report.said === 'state') {
                    this.states.push(`${device} ${stateText(report.state)}`);
                    return { ok: true, code: null };
                }
                this.said.push(report);
                return this.answer(report, device);
            },
            onError: (device, error) => this.errors.push(`${device}: ${String(error)}`),
        });
    }

    /** State of a device in one word, as in `offline(line-lost)`. */
    state(device: string): string {
        return stateText(this.host.stateOf(device));
    }
}

/** A device of the hall at counter 3. */
export function deviceAt(id: string, kind: LineKind, line: string, options: Device['options'] = {}): Device {
    return configured(kind, line, { id, name: id, counter: 3, options });
}
