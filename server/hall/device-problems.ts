/** Whether a device can be as it is configured: every problem at once, before anything changes. */
import type { DeviceProblem } from '#protocol/device-problems.ts';
import { type Device, type DeviceKind, isPageKind } from '#protocol/devices.ts';
import { isLineAddress, lineKey } from '#protocol/line-address.ts';
import { kiosksOf, type Places } from './devices.ts';

/** Devices of one family may share a line, told apart by their address on the bus. */
const BUS: Partial<Record<DeviceKind, string>> = { ratingPad: 'pads', caller: 'pads', keypad: 'keypads', ledStrip: 'strips' };

/** Where a kind has to stand. A kiosk page may be a kiosk of its own; screens stand in a zone, at a counter, or show the whole hall. */
const STANDS: Record<DeviceKind, 'counter' | 'kiosk-or-counter' | 'kiosk-counter-or-zone' | 'anywhere'> = {
    kiosk: 'anywhere',
    pad: 'counter',
    screen: 'anywhere',
    agent: 'anywhere',
    // One that stands in a zone alone is the guide desk's.
    ticketPrinter: 'kiosk-counter-or-zone',
    ratingPad: 'counter',
    caller: 'counter',
    keypad: 'counter',
    ledStrip: 'counter',
    idCardReader: 'kiosk-or-counter',
    scanner: 'kiosk-or-counter',
};

export function deviceProblems(places: Places, device: Device): DeviceProblem[] {
    return [...unknownPlaces(places, device), ...standing(device), ...lineProblems(places, device)];
}

function problem(code: DeviceProblem['code'], at: string, values: DeviceProblem['values'] = {}): DeviceProblem {
    return { code, at, values };
}

function unknownPlaces(places: Places, { id, kiosk, counter, zone, agent }: Device): DeviceProblem[] {
    const { counters, zones } = places.config;
    const problems: DeviceProblem[] = [];
    if (kiosk !== null && !kiosksOf(places).some((known) => known.id === kiosk && known.id !== id)) {
        problems.push(problem('unknown-kiosk', 'kiosk', { kiosk }));
    }
    if (counter !== null && !counters.some(({ no }) => no === counter)) problems.push(problem('unknown-counter', 'counter', { counter }));
    if (zone !== null && !zones.some((known) => known.id === zone)) problems.push(problem('unknown-zone', 'zone', { zone }));
    if (agent !== null && places.devices.get(agent)?.kind !== 'agent') problems.push(problem('unknown-agent', 'agent', { agent }));
    return problems;
}

function standing({ kind, kiosk, counter, zone }: Device): DeviceProblem[] {
    const stands = STANDS[kind];
    if (kiosk !== null && counter !== null) return [problem('two-places', 'counter')];
    if (stands === 'counter' && counter === null) return [problem('counter-missing', 'counter')];
    const stood = kiosk !== null || counter !== null || (stands === 'kiosk-counter-or-zone' && zone !== null);
    if (stands.startsWith('kiosk') && !stood) return [problem('place-missing', 'kiosk')];
    return [];
}

function lineProblems(places: Places, device: Device): DeviceProblem[] {
    const { kind, line, agent } = device;
    if (isPageKind(kind)) {
        const wrong = line === null ? [] : [problem('line-not-wanted', 'line')];
        return agent === null ? wrong : [...wrong, problem('agent-not-wanted', 'agent')];
    }
    if (line === null) return [problem('line-missing', 'line')];
    if (!isLineAddress(line)) return [problem('line-wrong', 'line', { line })];
    for (const other of places.devices.values()) {
        const clash = clashOf(device, other, line);
        if (clash !== null) return [clash];
    }
    return [];
}

/** One line has one owner, except a bus: there each device has an address of its own. */
function clashOf(device: Device, other: Device, line: string): DeviceProblem | null {
    const key = lineKey(line);
    if (other.id === device.id || other.line === null || key === null || lineKey(other.line) !== key) return null;
    // A serial path is a path of one machine; an address in the network is the same from all.
    if (key.startsWith('serial:') && other.agent !== device.agent) return null;
    const bus = BUS[device.kind];
    if (bus === undefined || bus !== BUS[other.kind]) return problem('line-taken', 'line', { device: other.id });
    const addresses = [device.options.address, other.options.address];
    const apart = addresses.every((address) => address !== undefined) && addresses[0] !== addresses[1];
    return apart ? null : problem('address-taken', 'options.address', { device: other.id });
}
