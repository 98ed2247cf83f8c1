/** The devices of the hall as they are: how each is, since when, and what was wrong with it last. */

import type { DeviceFault, DeviceView } from '#protocol/device-views.ts';
import { type Device, type DeviceState, isPageKind } from '#protocol/devices.ts';
import type { Hub } from '../hub.ts';
import { deviceLog } from '../log.ts';
import type { Presence } from './presence.ts';

type Known = DeviceState & { since: number; lastFault: DeviceFault | null };

const NOT_CONNECTED: DeviceState = { state: 'offline', reason: 'not-connected' };

export class Fleet {
    /** Told whenever a device's state has changed. */
    onState: () => void = () => {};
    readonly #hub: Hub;
    readonly #presence: Presence;
    readonly #hardware: (device: Device) => DeviceState;
    readonly #known = new Map<string, Known>();

    /** `hardware` says how a device on a line is. */
    constructor({ hub, presence, hardware }: { hub: Hub; presence: Presence; hardware: (device: Device) => DeviceState }) {
        this.#hub = hub;
        this.#presence = presence;
        this.#hardware = hardware;
        presence.onChange = (id) => {
            const device = hub.state.devices.get(id);
            if (device === undefined) return;
            this.#look(device);
            this.onState();
        };
    }

    /** Every device, in the order in which they were added. */
    views(): DeviceView[] {
        return [...this.#hub.state.devices.values()].map((device) => ({ ...device, ...this.#look(device) }));
    }

    view(id: string): DeviceView | null {
        const device = this.#hub.state.devices.get(id);
        return device === undefined ? null : { ...device, ...this.#look(device) };
    }

    #look(device: Device): Known {
        const now = this.#stateOf(device);
        const before = this.#known.get(device.id);
        if (before !== undefined && before.state === now.state && before.reason === now.reason) return before;
        const at = this.#hub.now();
        const fault = now.state === 'online' || now.reason === null ? (before?.lastFault ?? null) : { state: now.state, reason: now.reason, at };
        const known = { ...now, since: at, lastFault: fault };
        this.#known.set(device.id, known);
        deviceLog.info({ device: device.id, state: now.state, reason: now.reason }, 'device');
        return known;
    }

    #stateOf(device: Device): DeviceState {
        if (!isPageKind(device.kind)) return this.#hardware(device);
        return this.#presence.isHere(device.id) ? { state: 'online', reason: null } : NOT_CONNECTED;
    }
}
