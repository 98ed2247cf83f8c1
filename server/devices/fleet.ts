/**
 * The devices of the hall, whoever drives them: those on lines of this machine, those behind agents, and the pages that are connected by themselves.
 * It knows how each is, since when, and what was wrong with it last. Nothing that a device does stops the hub.
 */

import type { DeviceFault, DeviceView } from '#protocol/device-views.ts';
import {
    type Device,
    type DeviceHost,
    type DeviceOrder,
    type DeviceReport,
    type DeviceState,
    isPageKind,
    type OrderResult,
    type ReportAnswer,
} from '#protocol/devices.ts';
import type { Emulator } from '../../devices/emulators/emulator.ts';
import { LocalHost } from '../../devices/host/local-host.ts';
import type { Hub } from '../hub.ts';
import { deviceLog } from '../log.ts';
import type { PrintHeard } from './agent-host.ts';
import { Agents } from './agents.ts';
import type { Presence } from './presence.ts';

type Known = DeviceState & { since: number; lastFault: DeviceFault | null };

/** What a device says beside its state: keys, ratings, scans. */
export type DeviceSaying = Exclude<DeviceReport, { said: 'state' }>;

const NOT_CONNECTED: DeviceState = { state: 'offline', reason: 'not-connected' };
const HEARD: ReportAnswer = { ok: true, code: null };

export class Fleet implements Pick<DeviceHost, 'order' | 'stateOf' | 'close'> {
    /** Told whenever a device's state has changed. */
    onState: (device: Device, state: DeviceState) => void = () => {};
    /** Hears keys, ratings and scans; its answer goes back to the device. */
    onSaying: (device: Device, saying: DeviceSaying) => Promise<ReportAnswer> = () => Promise.resolve({ ok: false, code: 'not-found' });
    /** Hears the outcome of a slip at an agent, whenever it comes; true once it is stored. */
    onPrinted: PrintHeard = () => Promise.resolve(false);

    readonly agents: Agents;
    readonly #hub: Hub;
    readonly #presence: Presence;
    readonly #local: LocalHost;
    readonly #known = new Map<string, Known>();

    constructor({ hub, presence }: { hub: Hub; presence: Presence }) {
        this.#hub = hub;
        this.#presence = presence;
        const report = (id: string, said: DeviceReport): Promise<ReportAnswer> => this.#hear(id, said);
        this.#local = new LocalHost({
            reported: report,
            onError: (device, error) => deviceLog.error({ err: error, device }, 'a driver failed'),
        });
        this.agents = new Agents({ report, printed: (device, job, outcome) => this.onPrinted(device, job, outcome) });
        presence.onChange = (id) => this.#changed(id);
    }

    /** Drives what the hall has now. Resolves when what went is closed. */
    async configure(): Promise<void> {
        const { devices } = this.#hub.state;
        const hardware = [...devices.values()].filter(({ kind }) => !isPageKind(kind));
        for (const id of this.#known.keys()) if (!devices.has(id)) this.#known.delete(id);
        const agents = [...devices.values()].filter(({ kind }) => kind === 'agent');
        await Promise.all([
            this.#local.configure(hardware.filter(({ agent }) => agent === null)),
            ...agents.map(({ id }) => this.agents.hostOf(id).configure(hardware.filter(({ agent }) => agent === id))),
        ]);
    }

    order(id: string, order: DeviceOrder): Promise<OrderResult> {
        const device = this.#hub.state.devices.get(id);
        if (device === undefined) return Promise.resolve({ ok: false, reason: 'not-connected' });
        return this.#hostOf(device).order(id, order);
    }

    stateOf(id: string): DeviceState {
        const device = this.#hub.state.devices.get(id);
        if (device === undefined) return NOT_CONNECTED;
        if (!isPageKind(device.kind)) return this.#hostOf(device).stateOf(id);
        return this.#presence.isHere(id) ? { state: 'online', reason: null } : NOT_CONNECTED;
    }

    /** The virtual device at the end of one whose line is `emulator`, if this machine drives it. */
    emulatorOf(id: string): Emulator | null {
        return this.#local.emulatorOf(id);
    }

    /** Every device, in the order in which they were added. */
    views(): DeviceView[] {
        return [...this.#hub.state.devices.values()].map((device) => this.#viewOf(device));
    }

    view(id: string): DeviceView | null {
        const device = this.#hub.state.devices.get(id);
        return device === undefined ? null : this.#viewOf(device);
    }

    async close(): Promise<void> {
        await Promise.all([this.#local.close(), this.agents.close()]);
    }

    #viewOf(device: Device): DeviceView {
        return { ...device, ...this.#look(device), paper: this.#hub.state.paper.get(device.id) ?? null };
    }

    #hostOf({ agent }: Device): DeviceHost {
        return agent === null ? this.#local : this.agents.hostOf(agent);
    }

    #hear(id: string, said: DeviceReport): Promise<ReportAnswer> {
        const device = this.#hub.state.devices.get(id);
        if (device === undefined) return Promise.resolve({ ok: false, code: 'unknown-device' });
        if (said.said !== 'state') return this.onSaying(device, said);
        this.#changed(id);
        return Promise.resolve(HEARD);
    }

    #changed(id: string): void {
        const device = this.#hub.state.devices.get(id);
        if (device === undefined) return;
        this.onState(device, this.#look(device));
    }

    #look(device: Device): Known {
        const now = this.stateOf(device.id);
        const before = this.#known.get(device.id);
        if (before !== undefined && before.state === now.state && before.reason === now.reason) return before;
        const at = this.#hub.now();
        const fault = now.state === 'online' || now.reason === null ? (before?.lastFault ?? null) : { state: now.state, reason: now.reason, at };
        const known = { ...now, since: at, lastFault: fault };
        this.#known.set(device.id, known);
        deviceLog.info({ device: device.id, state: now.state, reason: now.reason }, 'device');
        return known;
    }
}
