import { expect, test } from 'vitest';
import { type BusProtocol, Lines, lineName, type SharedBus } from '../../../devices/supervisor/lines.ts';

class Bus implements SharedBus {
    closing = Promise.withResolvers<void>();
    closed = 0;

    close(): Promise<void> {
        this.closed++;
        return this.closing.promise;
    }
}

const protocol = (name: string): BusProtocol<Bus> => ({ name, open: () => new Bus(), is: (bus) => bus instanceof Bus });

test.each([
    ['tcp://Serial-Server:4001', 'tcp://serial-server:4001/'],
    ['serial:///dev/ttyUSB0', 'serial:///dev/ttyUSB0?baud=19200&parity=even'],
    ['serial:///dev/tty%55SB0', 'serial:///dev/ttyUSB0'],
    ['serial://com3', 'serial://COM3?baud=115200'],
])('%s and %s are the same line', (one, other) => {
    expect(lineName(one)).toBe(lineName(other));
});

test('a line has one owner, and is free when it is given back', () => {
    const lines = new Lines();
    const lease = lines.claim('serial:///dev/ttyS0', 'pad-1');
    expect(lease).not.toBeNull();
    expect(lines.claim('serial:///dev/ttyS0?baud=19200', 'pad-2')).toBeNull();
    expect(lines.claim('serial:///dev/ttyS1', 'pad-2')).not.toBeNull();
    expect(lines.bus('serial:///dev/ttyS0', protocol('ff68'))).toBeNull();
    lease?.release();
    lease?.release();
    expect(lines.claim('serial:///dev/ttyS0', 'pad-2')).not.toBeNull();
    lease?.release();
    expect(lines.claim('serial:///dev/ttyS0', 'pad-3')).toBeNull();
});

test('devices of one protocol share a bus, which closes with the last and holds the line until it is closed', async () => {
    const lines = new Lines();
    const ff68 = protocol('ff68');
    const one = lines.bus('tcp://server:4001', ff68);
    const other = lines.bus('tcp://SERVER:4001', ff68);
    expect(one?.bus).toBe(other?.bus);
    expect(lines.bus('tcp://server:4001', protocol('modbus'))).toBeNull();
    expect(lines.claim('tcp://server:4001', 'printer-1')).toBeNull();
    await one?.release();
    await one?.release();
    expect(one?.bus.closed).toBe(0);
    const released = other?.release();
    expect(one?.bus.closed).toBe(1);
    expect(lines.bus('tcp://server:4001', ff68)).toBeNull();
    expect(lines.claim('tcp://server:4001', 'printer-1')).toBeNull();
    one?.bus.closing.resolve();
    await released;
    expect(lines.bus('tcp://server:4001', ff68)?.bus).not.toBe(one?.bus);
});
