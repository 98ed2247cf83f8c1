/** Devices: added, changed, removed. A number that was given out is never given again. */
import type { Device } from '#protocol/devices.ts';
import { numbered } from '../devices.ts';
import type { HallState } from '../state.ts';

export function deviceConfigured(state: HallState, device: Device): void {
    state.devices.set(device.id, device);
    const own = numbered(device.id);
    if (own !== null) state.deviceNumbers.set(own.prefix, Math.max(own.number, state.deviceNumbers.get(own.prefix) ?? 0));
}
