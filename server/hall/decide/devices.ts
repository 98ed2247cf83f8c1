/** Adding, changing, pairing and removing devices. */
import type { CommandOf } from '#protocol/commands.ts';
import { type Device, type DeviceKind, isPageKind } from '#protocol/devices.ts';
import { deviceProblems } from '../device-problems.ts';
import { placesOf } from '../devices.ts';
import type { HallState } from '../state.ts';
import { accept, type Decision, refuse } from './decision.ts';

/** How the ids of a kind begin. */
const PREFIX: Record<DeviceKind, string> = {
    kiosk: 'kiosk',
    pad: 'pad',
    screen: 'screen',
    agent: 'agent',
    ticketPrinter: 'printer',
    ratingPad: 'rating-pad',
    caller: 'caller',
    keypad: 'keypad',
    ledStrip: 'led-strip',
    idCardReader: 'card-reader',
    scanner: 'scanner',
};

export function addDevice(state: HallState, command: CommandOf<'addDevice'>): Decision {
    const { kind, name, kiosk = null, counter = null, zone = null, line = null, agent = null, options = {} } = command;
    const device: Device = { id: nextId(state, kind), kind, name, kiosk, counter, zone, line, agent, options };
    return refusedFor(state, device) ?? accept({ device: device.id }, { type: 'device.added', device });
}

export function changeDevice(state: HallState, command: CommandOf<'changeDevice'>): Decision {
    const known = state.devices.get(command.device);
    if (known === undefined) return refuse('unknown-device', { device: command.device });
    const device = changed(known, command);
    if (JSON.stringify(device) === JSON.stringify(known)) return accept({ device: known.id });
    // A kiosk that others stand at stays one.
    if (known.kiosk === null && device.kiosk !== null && known.kind === 'kiosk') {
        const inUse = refusedWhileUsed(state, known.id);
        if (inUse !== null) return inUse;
    }
    return refusedFor(state, device) ?? accept({ device: known.id }, { type: 'device.changed', device });
}

function changed(known: Device, change: CommandOf<'changeDevice'>): Device {
    const { name = known.name, kiosk = known.kiosk, counter = known.counter, zone = known.zone } = change;
    const { line = known.line, agent = known.agent, options = known.options } = change;
    return { ...known, name, kiosk, counter, zone, line, agent, options };
}

export function removeDevice(state: HallState, { device: id }: CommandOf<'removeDevice'>): Decision {
    if (!state.devices.has(id)) return refuse('unknown-device', { device: id });
    const inUse = refusedWhileUsed(state, id);
    if (inUse !== null) return inUse;
    return accept({}, { type: 'device.removed', id });
}

/** A new token; what it is stays outside of the journal. */
export function pairDevice(state: HallState, { device: id }: CommandOf<'pairDevice'>): Decision {
    const device = state.devices.get(id);
    if (device === undefined) return refuse('unknown-device', { device: id });
    if (!isPageKind(device.kind)) return refuse('not-a-page', { device: id });
    return accept({ device: id }, { type: 'device.paired', id });
}

function refusedFor(state: HallState, device: Device): Decision | null {
    const problems = deviceProblems(placesOf(state), device);
    return problems.length === 0 ? null : refuse('device-refused', { list: problems });
}

/** A kiosk that devices stand at, or an agent that drives some, may not go before them. */
function refusedWhileUsed(state: HallState, id: string): Decision | null {
    const users = [...state.devices.values()].filter(({ agent, kiosk }) => agent === id || kiosk === id);
    return users.length === 0 ? null : refuse('device-in-use', { device: id, devices: users.map((user) => user.id).join(', ') });
}

/** The next number of the kind: one that no device and no kiosk of this hall has ever had. */
function nextId(state: HallState, kind: DeviceKind): string {
    const prefix = PREFIX[kind];
    let number = (state.deviceNumbers.get(prefix) ?? 0) + 1;
    while (state.setup.config.kiosks.some(({ id }) => id === `${prefix}-${number}`)) number += 1;
    return `${prefix}-${number}`;
}
