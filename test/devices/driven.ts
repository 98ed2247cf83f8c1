import { LocalHost } from '../../devices/host/local-host.ts';
import type { LineTimings } from '../../devices/supervisor/kept-line.ts';
import type { Device, DeviceReport, DeviceState, LineKind, ReportAnswer } from '../../server/protocol/devices.ts';

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
                    this.states.push(`${device} ${words(report.state)}`);
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
        return words(this.host.stateOf(device));
    }
}

function words({ state, reason }: DeviceState): string {
    return reason === null ? state : `${state}(${reason})`;
}

/** A device of the hall at counter 3. */
export function deviceAt(id: string, kind: LineKind, line: string, options: Device['options'] = {}): Device {
    return { id, kind, name: id, kiosk: null, counter: 3, zone: null, line, agent: null, options };
}
