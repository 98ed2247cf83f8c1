import { afterEach, expect, test } from 'vitest';
import { EmulatedPort } from '../../../devices/emulators/emulated-port.ts';
import type { Emulator, StartEmulator } from '../../../devices/emulators/emulator.ts';
import type { Driver, DriverContext } from '../../../devices/host/driver.ts';
import { LocalHost } from '../../../devices/host/local-host.ts';
import { KeptLine } from '../../../devices/supervisor/kept-line.ts';
import type { Device, DeviceReport, LineKind } from '../../../server/protocol/devices.ts';
import { openHandles, until } from '../until.ts';

const hosts: LocalHost[] = [];
afterEach(async () => {
    for (const host of hosts.splice(0)) await host.close();
});

/** The smallest driver: says what it reads, beeps by a byte. */
function scannerDriver({ device, address, lines, report }: DriverContext): Driver {
    const line = new KeptLine(
        address,
        {
            onOpen: () => {},
            onBytes: (bytes) => void report({ said: 'scanned', text: bytes.toString('latin1') }),
            onState: (state) => void report({ said: 'state', state }),
        },
        { claim: () => lines.claim(address, device.id), firstPauseMs: 20, longestPauseMs: 100 },
    );
    return {
        order: async ({ do: what }) => {
            if (what !== 'beep') return { ok: false, reason: 'not-supported' };
            return (await line.write(Buffer.from([0x07]), 1_000)) ? { ok: true } : { ok: false, reason: line.state.reason ?? 'line-lost' };
        },
        close: () => line.close(),
    };
}

/** A port that shows how many bytes it got. */
const scannerEmulator: StartEmulator = async (place): Promise<Emulator> => {
    let got = 0;
    const port = await new EmulatedPort(place, { onBytes: (bytes) => (got += bytes.length) }).start();
    return {
        address: port.address,
        faults: ['unplugged'],
        fault: null,
        setFault: async (fault) => {
            await port.setFault(fault === null ? null : 'unplugged');
            return true;
        },
        get shown() {
            return [`${got}`];
        },
        actions: ['scan'],
        act: (_, value) => {
            port.send(Buffer.from(value));
            return true;
        },
        onChange: () => () => {},
        close: () => port.close(),
    };
};

function hostWith(drivers: Partial<Record<LineKind, typeof scannerDriver>> = { scanner: scannerDriver }) {
    const said: (DeviceReport & { device: string })[] = [];
    const errors: string[] = [];
    const host = new LocalHost({
        reported: async (device, report) => {
            said.push({ device, ...report });
            return { ok: true, code: null };
        },
        onError: (device, error) => errors.push(`${device}: ${String(error)}`),
        drivers,
        emulators: { scanner: scannerEmulator },
    });
    hosts.push(host);
    return { host, said, errors };
}

function scanner(id: string, line: string | null = 'emulator'): Device {
    return { id, kind: 'scanner', name: id, kiosk: null, counter: null, zone: null, line, agent: null, options: {} };
}

const online = { state: 'online', reason: null };

test('a configured device is driven: states and scans are told, orders reach it', async () => {
    const { host, said } = hostWith();
    await host.configure([scanner('scanner-1')]);
    await until('it is online', () => host.stateOf('scanner-1').state === 'online');
    const emulator = host.emulatorOf('scanner-1');
    emulator?.act('scan', 'A001');
    await until('the scan is told', () => said.length === 2);
    expect(said).toEqual([
        { device: 'scanner-1', said: 'state', state: online },
        { device: 'scanner-1', said: 'scanned', text: 'A001' },
    ]);
    expect(await host.order('scanner-1', { do: 'beep' })).toEqual({ ok: true });
    await until('it beeped', () => emulator?.shown[0] === '1');
    expect(await host.order('scanner-1', { do: 'ask', open: true })).toEqual({ ok: false, reason: 'not-supported' });
});

test('an order to a device that was just configured waits for its driver', async () => {
    const { host } = hostWith();
    void host.configure([scanner('scanner-1')]);
    await host.configure([scanner('scanner-1')]);
    expect(await host.order('scanner-1', { do: 'ask', open: true })).toEqual({ ok: false, reason: 'not-supported' });
});

test('devices that nobody drives are told in words that staff can read', async () => {
    const { host } = hostWith();
    await host.configure([{ ...scanner('pad-1'), kind: 'ratingPad' }, scanner('scanner-1', null), scanner('scanner-2', 'nonsense')]);
    await until('the last one is told', () => host.stateOf('scanner-2').reason === 'bad-address');
    expect(host.stateOf('pad-1')).toEqual({ state: 'fault', reason: 'not-supported' });
    expect(host.stateOf('scanner-1')).toEqual({ state: 'fault', reason: 'bad-address' });
    expect(host.stateOf('nobody')).toEqual({ state: 'offline', reason: 'not-connected' });
    expect(await host.order('nobody', { do: 'beep' })).toEqual({ ok: false, reason: 'not-connected' });
    expect(await host.order('pad-1', { do: 'beep' })).toEqual({ ok: false, reason: 'not-supported' });
});

test('an unchanged device is left alone, a changed one begins anew, a missing one is let go', async () => {
    const { host, said } = hostWith();
    await host.configure([scanner('scanner-1'), scanner('scanner-2')]);
    await until('both are online', () => said.length === 2);
    const [first, second] = [host.emulatorOf('scanner-1'), host.emulatorOf('scanner-2')];
    await host.configure([scanner('scanner-1'), { ...scanner('scanner-2'), counter: 3 }]);
    await until('the changed one is online', () => said.length === 3);
    expect(host.emulatorOf('scanner-1')).toBe(first);
    expect(host.emulatorOf('scanner-2')).not.toBe(second);
    await host.configure([]);
    expect(host.stateOf('scanner-1')).toEqual({ state: 'offline', reason: 'not-connected' });
    first?.act('scan', 'late');
    expect(said.map(({ device }) => device)).toEqual(['scanner-1', 'scanner-2', 'scanner-2']);
});

test('two devices on one line: the second is told that the line is in use, and has it when the first is gone', async () => {
    const { host } = hostWith();
    const port = await new EmulatedPort({ port: 0 }, { onBytes: () => {} }).start();
    await host.configure([scanner('scanner-1', port.address), scanner('scanner-2', `${port.address}/`)]);
    await until('the first is online', () => host.stateOf('scanner-1').state === 'online');
    await until('the second is told', () => host.stateOf('scanner-2').reason === 'line-in-use');
    expect(host.stateOf('scanner-2').state).toBe('fault');
    await host.configure([scanner('scanner-2', port.address)]);
    await until('the second is online', () => host.stateOf('scanner-2').state === 'online');
    await host.close();
    await port.close();
});

test('a mistake in a driver is a fault of its device and told for the log; the others go on', async () => {
    const broken = () => {
        throw new Error('no driver today');
    };
    const half = (context: DriverContext): Driver => ({ ...scannerDriver(context), order: () => Promise.reject(new Error('no order today')) });
    const { host, errors } = hostWith({ scanner: scannerDriver, ledStrip: broken, caller: half });
    const at = { ...scanner('x', 'tcp://127.0.0.1:9') };
    await host.configure([{ ...at, id: 'strip-1', kind: 'ledStrip' }, { ...at, id: 'caller-1', kind: 'caller' }, scanner('scanner-1')]);
    await until('the good one is online', () => host.stateOf('scanner-1').state === 'online');
    expect(host.stateOf('strip-1')).toEqual({ state: 'fault', reason: 'internal' });
    expect(await host.order('caller-1', { do: 'beep' })).toEqual({ ok: false, reason: 'internal' });
    expect(errors).toEqual(['strip-1: Error: no driver today', 'caller-1: Error: no order today']);
});

test('configuring and closing leave nothing open', async () => {
    const before = openHandles().length;
    const { host } = hostWith();
    for (let round = 0; round < 20; round++) await host.configure(round % 2 === 0 ? [scanner('scanner-1'), scanner('scanner-2')] : []);
    await host.configure([scanner('scanner-1')]);
    await until('it is online', () => host.stateOf('scanner-1').state === 'online');
    await Promise.all([host.close(), host.close()]);
    await host.configure([scanner('scanner-1')]);
    expect(host.emulatorOf('scanner-1')).toBeNull();
    await until('as much is open as before', () => openHandles().length <= before);
});
