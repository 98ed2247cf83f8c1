import { afterEach, expect, test } from 'vitest';
import { EmulatedPort } from '../../../devices/emulators/emulated-port.ts';
import type { EmulatedPlace } from '../../../devices/emulators/emulator.ts';
import { PortEmulator } from '../../../devices/emulators/on-port.ts';
import { EmulatedScanner } from '../../../devices/emulators/scanners/emulated-scanner.ts';
import { scannerDriver } from '../../../devices/scanners/scanner.ts';
import type { LineTimings } from '../../../devices/supervisor/kept-line.ts';
import { configured, Driving, heapInUse } from '../driving.ts';
import { Cable } from '../pty.ts';
import { openHandles, until } from '../until.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function emulator(place: EmulatedPlace = { port: 0 }): Promise<PortEmulator<EmulatedScanner>> {
    const scanner = await new PortEmulator(place, (wire) => new EmulatedScanner(wire)).start();
    cleanUps.push(() => scanner.close());
    return scanner;
}

/** A scanner whose bytes the test sends itself. */
async function barePort(): Promise<EmulatedPort> {
    const port = await new EmulatedPort({ port: 0 }, { onBytes: () => {} }).start();
    cleanUps.push(() => port.close());
    return port;
}

async function drive(line: string, timings: LineTimings = {}) {
    const driving = new Driving({ scanner: scannerDriver() }, timings);
    cleanUps.push(() => driving.host.close());
    const device = configured('scanner', line);
    await driving.host.configure([device]);
    const scans = () => driving.said.flatMap((report) => (report.said === 'scanned' ? [report.text] : []));
    return {
        driving,
        scans,
        state: () => driving.stateOf(device.id),
        scanned: (text: string) => until(`"${text}" is scanned`, () => scans().at(-1) === text),
        online: () => until('the scanner is online', () => driving.isOnline(device.id)),
    };
}

test('a code that is scanned is said', async () => {
    const scanner = await emulator();
    const { driving, scanned, online } = await drive(scanner.address);
    await online();
    scanner.act('scan', '受理通知书-0001');
    await scanned('受理通知书-0001');
    expect(await driving.host.order('scanner-1', { do: 'identify' })).toEqual({ ok: false, reason: 'not-supported' });
});

test('a scanner that ends its codes with silence is understood', async () => {
    const port = await barePort();
    const { scanned, scans, online } = await drive(port.address);
    await online();
    for (const code of ['A001', 'B002']) {
        port.sendRaw(Buffer.from(code));
        await scanned(code);
    }
    expect(scans()).toEqual(['A001', 'B002']);
});

test('a code that a serial server holds back half way is still one', async () => {
    const scanner = await emulator();
    const { scanned, scans, online } = await drive(scanner.address);
    await online();
    scanner.act('scan', 'A001');
    await scanned('A001');
    await scanner.setFault('slow');
    scanner.act('scan', 'http://192.168.1.10:8080/t/Jk3nV0cQ8sYb2mXzRt5w');
    await scanned('http://192.168.1.10:8080/t/Jk3nV0cQ8sYb2mXzRt5w');
    await scanner.setFault('split');
    scanner.act('scan', 'B002');
    await scanned('B002');
    expect(scans()).toHaveLength(3);
});

test('the same code within a second is one code, another is another', async () => {
    const scanner = await emulator();
    const { scanned, scans, online } = await drive(scanner.address);
    await online();
    for (const code of ['A001', 'A001', 'A001', 'B002', 'A001']) scanner.act('scan', code);
    await scanned('A001');
    await until('the last is there', () => scans().length === 3);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    scanner.act('scan', 'A001');
    await until('it counts again', () => scans().length === 4);
    expect(scans()).toEqual(['A001', 'B002', 'A001', 'A001']);
});

test('garbled codes are not said; three in a row are a fault, until one can be read', async () => {
    const port = await barePort();
    const { driving, scanned, scans, state, online } = await drive(port.address);
    await online();
    for (let count = 0; count < 3; count++) port.sendRaw(Buffer.from('41001b42ff0d', 'hex'));
    await until('it is a fault', () => state() === 'fault(garbled)');
    port.sendRaw(Buffer.from('A001\r'));
    await scanned('A001');
    expect(state()).toBe('online');
    expect(scans()).toEqual(['A001']);
    expect(driving.errors).toEqual([]);
});

test('noise without end says nothing that nobody scanned, and does not keep the hub from its work', async () => {
    const scanner = await emulator();
    const { scans, online } = await drive(scanner.address);
    await online();
    await scanner.setFault('storm');
    let turns = 0;
    const turn = setInterval(() => turns++, 10);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    clearInterval(turn);
    expect(scans()).toEqual([]);
    // A third of what an idle process would do.
    expect(turns).toBeGreaterThan(50);
});

test('a flood of codes is cut to what the hub takes in', async () => {
    const port = await barePort();
    const { driving, scans, online } = await drive(port.address);
    await online();
    const answered = Promise.withResolvers<void>();
    driving.answering = answered.promise;
    port.sendRaw(Buffer.from(Array.from({ length: 1_000 }, (_, number) => `CODE-${number}\r`).join('')));
    await until('the first is said', () => scans().length === 1);
    answered.resolve();
    await until('those that waited are said', () => scans().length === 5);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(scans()).toEqual(['CODE-0', 'CODE-1', 'CODE-2', 'CODE-3', 'CODE-4']);
});

test('over a serial line the same, pulled out amid a code and plugged in again', async () => {
    const cable = new Cable();
    cleanUps.push(() => cable.close());
    await cable.plugIn();
    const scanner = await emulator({ serial: cable.far });
    const { scanned, scans, state, online } = await drive(cable.address);
    await online();
    await until('the far end is open', () => scanner.connections === 1);
    scanner.act('scan', 'A001');
    await scanned('A001');
    await cable.pullOut();
    await until('it is missed', () => state() !== 'online');
    await cable.plugIn();
    const back = performance.now();
    await online();
    await until('the far end is open', () => scanner.connections === 1);
    scanner.act('scan', 'B002');
    await scanned('B002');
    expect(performance.now() - back).toBeLessThan(5_000);
    expect(scans()).toEqual(['A001', 'B002']);
});

test('unplugged under load, a scanner works again within five seconds of coming back', async () => {
    const scanner = await emulator();
    const { scanned, scans, state, online } = await drive(scanner.address);
    await online();
    let count = 0;
    const load = setInterval(() => scanner.act('scan', `LOAD-${count++}`), 2);
    cleanUps.push(async () => clearInterval(load));
    await until('it has much to do', () => scans().length > 20);
    await scanner.setFault('unplugged');
    await until('it is missed', () => state() !== 'online');
    clearInterval(load);
    await scanner.setFault(null);
    const back = performance.now();
    await online();
    scanner.act('scan', 'A001');
    await scanned('A001');
    expect(performance.now() - back).toBeLessThan(5_000);
    expect(scans().filter((text) => !/^(LOAD-\d+|A001)$/.test(text))).toEqual([]);
});

test('200 times unplugged and back leave memory and handles as they were', async () => {
    const scanner = await emulator();
    const { driving, scanned, state, online } = await drive(scanner.address, { firstPauseMs: 2, longestPauseMs: 10 });
    const cycles = async (from: number, to: number) => {
        for (let cycle = from; cycle < to; cycle++) {
            scanner.act('scan', `A${cycle}`);
            await scanned(`A${cycle}`);
            await scanner.setFault('unplugged');
            await until('it is missed', () => state() !== 'online');
            await scanner.setFault(null);
            await online();
        }
        driving.said.length = 0;
    };
    await online();
    await cycles(0, 40);
    const [heap, handles] = [heapInUse(), openHandles().length];
    await cycles(40, 200);
    await until('as much is open as before', () => openHandles().length <= handles);
    expect(heapInUse() - heap).toBeLessThan(1_000_000);
}, 120_000);
