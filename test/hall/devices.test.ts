import { describe, expect, test } from 'vitest';
import type { Actor } from '#protocol/commands.ts';
import type { Device } from '#protocol/devices.ts';
import { isLineAddress, lineKey } from '#protocol/line-address.ts';
import { CoreHall, KIOSK } from './spec.ts';

const ADMIN: Actor = { role: 'admin', ref: 'p-admin' };

/** The trial hall without its devices. */
function bareHall(): CoreHall {
    return new CoreHall((config) => config, []);
}

const problemsOf = (hall: CoreHall, device: object): string[] => {
    const { refusal } = hall.when({ type: 'addDevice', name: 'x', ...device } as Parameters<CoreHall['when']>[0], ADMIN);
    if (refusal === null) return [];
    expect(refusal.code).toBe('device-refused');
    const list = (refusal.details?.list ?? []) as { code: string; at: string }[];
    return list.map(({ code, at }) => `${at} ${code}`);
};

function add(hall: CoreHall, device: object): Device {
    const [event] = hall.must({ type: 'addDevice', name: 'x', ...device } as Parameters<CoreHall['must']>[0], ADMIN);
    if (event?.type !== 'device.added') throw new Error('no device was added');
    return event.device;
}

describe('a device', () => {
    test('gets a readable id, and one that was given out is never given again', () => {
        const hall = bareHall();
        expect(add(hall, { kind: 'ticketPrinter', kiosk: 'kiosk-1', line: 'tcp://10.0.0.5:9100' }).id).toBe('printer-1');
        expect(add(hall, { kind: 'ticketPrinter', counter: 2, line: 'tcp://10.0.0.6:9100' }).id).toBe('printer-2');
        hall.must({ type: 'removeDevice', device: 'printer-2' }, ADMIN);
        expect(add(hall, { kind: 'ticketPrinter', counter: 2, line: 'tcp://10.0.0.6:9100' }).id).toBe('printer-3');
        expect(add(hall, { kind: 'screen' }).id).toBe('screen-1');
        // The configuration of the hall has a kiosk of this name.
        expect(add(hall, { kind: 'kiosk' }).id).toBe('kiosk-2');
    });

    test.each<[string, object, string[]]>([
        ['a printer that stands nowhere on no line', { kind: 'ticketPrinter' }, ['kiosk place-missing', 'line line-missing']],
        [
            'a printer at a kiosk that is not there, with an agent that is none, on a line that is none',
            { kind: 'ticketPrinter', kiosk: 'kiosk-9', agent: 'agent-1', line: 'http://x' },
            ['kiosk unknown-kiosk', 'agent unknown-agent', 'line line-wrong'],
        ],
        ['a pad without a counter', { kind: 'pad' }, ['counter counter-missing']],
        ['a caller at a kiosk', { kind: 'caller', kiosk: 'kiosk-1', line: 'emulator' }, ['counter counter-missing']],
        ['a scanner at two places', { kind: 'scanner', kiosk: 'kiosk-1', counter: 1, line: 'emulator' }, ['counter two-places']],
        ['a strip at a counter that is not there', { kind: 'ledStrip', counter: 99, line: 'emulator' }, ['counter unknown-counter']],
        ['a screen in a zone that is not there', { kind: 'screen', zone: 9 }, ['zone unknown-zone']],
        [
            'a kiosk page on a line behind an agent',
            { kind: 'kiosk', line: 'tcp://h:1', agent: 'kiosk-1' },
            ['agent unknown-agent', 'line line-not-wanted', 'agent agent-not-wanted'],
        ],
        ['a printer on the line of another', { kind: 'ticketPrinter', counter: 1, line: 'tcp://10.0.0.1:9100/' }, ['line line-taken']],
        [
            'a keypad on the bus of pads',
            { kind: 'keypad', counter: 1, line: 'serial:///dev/ttyUSB0?baud=9600', options: { address: 9 } },
            ['line line-taken'],
        ],
        [
            'a caller with the address of a pad',
            { kind: 'caller', counter: 1, line: 'serial:///dev/ttyUSB0', options: { address: 3 } },
            ['options.address address-taken'],
        ],
        ['a caller without an address on a bus', { kind: 'caller', counter: 1, line: 'serial:///dev/ttyUSB0' }, ['options.address address-taken']],
        ['a caller with an address of its own', { kind: 'caller', counter: 1, line: 'serial:///dev/ttyUSB0', options: { address: 4 } }, []],
        ['a caller at the same path of another machine', { kind: 'caller', counter: 1, line: 'serial:///dev/ttyUSB0', agent: 'agent-1' }, []],
        ['a second virtual printer', { kind: 'ticketPrinter', counter: 1, line: 'emulator' }, []],
    ])('is judged with all its problems at once: %s', (what, device, problems) => {
        const hall = bareHall();
        add(hall, { kind: 'ticketPrinter', kiosk: 'kiosk-1', line: 'TCP://10.0.0.1:9100' });
        add(hall, { kind: 'ratingPad', counter: 3, line: 'serial:///dev/ttyUSB0', options: { address: 3 } });
        add(hall, { kind: 'ticketPrinter', counter: 4, line: 'emulator' });
        if (what.includes('another machine')) add(hall, { kind: 'agent' });
        expect(problemsOf(hall, device)).toEqual(problems);
    });

    test('changes only in what is named, keeps its kind, and nothing happens when nothing changes', () => {
        const hall = bareHall();
        const before = add(hall, { kind: 'ledStrip', counter: 3, line: 'tcp://10.0.0.7:5005', options: { width: 96 } });
        const [event] = hall.must({ type: 'changeDevice', device: before.id, counter: 4 }, ADMIN);
        expect(event).toMatchObject({ type: 'device.changed', device: { ...before, counter: 4 } });
        expect(hall.must({ type: 'changeDevice', device: before.id, counter: 4, name: 'x' }, ADMIN)).toEqual([]);
        expect(hall.when({ type: 'changeDevice', device: before.id, counter: null }, ADMIN).refusal?.code).toBe('device-refused');
        expect(hall.when({ type: 'changeDevice', device: 'nothing', name: 'y' }, ADMIN).refusal?.code).toBe('unknown-device');
    });

    test('that others need may not go before them', () => {
        const hall = bareHall();
        const agent = add(hall, { kind: 'agent' });
        const kiosk = add(hall, { kind: 'kiosk' });
        const printer = add(hall, { kind: 'ticketPrinter', kiosk: kiosk.id, agent: agent.id, line: 'serial://COM3?baud=19200' });
        for (const device of [agent.id, kiosk.id]) {
            expect(hall.when({ type: 'removeDevice', device }, ADMIN).refusal).toEqual({
                code: 'device-in-use',
                details: { device, devices: printer.id },
            });
        }
        expect(hall.when({ type: 'changeDevice', device: kiosk.id, kiosk: 'kiosk-1' }, ADMIN).refusal?.code).toBe('device-in-use');
        for (const device of [printer.id, agent.id, kiosk.id]) hall.must({ type: 'removeDevice', device }, ADMIN);
        expect([...hall.state.devices]).toEqual([]);
        expect(hall.when({ type: 'removeDevice', device: printer.id }, ADMIN).refusal?.code).toBe('unknown-device');
    });

    test('is paired if it is a page, and hardware on a line is not', () => {
        const hall = bareHall();
        const pad = add(hall, { kind: 'pad', counter: 1 });
        expect(hall.must({ type: 'pairDevice', device: pad.id }, ADMIN)).toMatchObject([{ type: 'device.paired', id: pad.id }]);
        const strip = add(hall, { kind: 'ledStrip', counter: 1, line: 'emulator' });
        expect(hall.when({ type: 'pairDevice', device: strip.id }, ADMIN).refusal?.code).toBe('not-a-page');
        expect(hall.when({ type: 'pairDevice', device: 'pad-9' }, ADMIN).refusal?.code).toBe('unknown-device');
    });
});

describe('a kiosk', () => {
    test('wants paper only while a printer stands at it', () => {
        const hall = bareHall();
        const printOf = (): string => hall.ticket(hall.take()).print;
        expect(printOf()).toBe('none');
        const printer = add(hall, { kind: 'ticketPrinter', kiosk: 'kiosk-1', line: 'emulator' });
        expect(printOf()).toBe('queued');
        hall.must({ type: 'changeDevice', device: printer.id, kiosk: null, counter: 1 }, ADMIN);
        expect(printOf()).toBe('none');
    });

    test('that was added stands for itself, and takes numbers', () => {
        const hall = bareHall();
        const { id } = add(hall, { kind: 'kiosk', name: 'Second floor', zone: 2 });
        add(hall, { kind: 'ticketPrinter', kiosk: id, line: 'emulator' });
        const ticket = hall.ticket(hall.take('social', { ...KIOSK, ref: id }));
        expect([ticket.channel, ticket.print]).toEqual([id, 'queued']);
    });
});

describe('going live', () => {
    test('ends what was tried, closes the hall outside of its hours and keeps counting numbers', () => {
        const hall = bareHall();
        const id = hall.take();
        hall.must({ type: 'signIn', counter: 1 }, { role: 'clerk', ref: 'c' });
        const events = hall.must({ type: 'goLive' }, ADMIN);
        expect(events.map(({ type }) => type)).toEqual(['ticket.expired', 'counter.signedOut', 'hall.configured']);
        expect(hall.ticket(id).state).toBe('expired');
        const { mode, hours, settings } = hall.state.setup.config;
        expect([mode, hours.alwaysOpen, settings.callLockSeconds, settings.recallIntervalSeconds]).toEqual(['live', false, 10, 20]);
        expect(hall.ticket(hall.take()).no).toBe('A002');
        hall.after(14 * 3600);
        expect(hall.when({ type: 'takeTicket', theme: 'social' }, KIOSK).refusal?.code).toBe('hall-closed');
        expect(hall.when({ type: 'goLive' }, ADMIN).refusal?.code).toBe('already-live');
    });
});

describe('the address of a line', () => {
    const GOOD = [
        'emulator',
        'tcp://192.168.1.50:9100',
        'tcp://printer.hall.example:9100',
        'tcp://[fe80::1]:9100',
        'serial:///dev/ttyUSB0',
        'serial:///dev/serial/by-id/usb-1a86_USB-if00?baud=9600&bits=8&parity=even&stop=2&rtscts=0',
        'serial://COM3?baud=115200',
    ];
    const WRONG = [
        '',
        'Emulator',
        'tcp://',
        'tcp://host',
        'tcp://host:0',
        'tcp://host:65536',
        'tcp://ho st:9100',
        'tcp://host:9100/path',
        'http://host:80',
        '/dev/ttyUSB0',
        'serial://ttyUSB0',
        'serial:///etc/passwd',
        'serial:///dev/../etc/passwd',
        'serial:///dev/ttyUSB0?baud=fast',
        'serial:///dev/ttyUSB0?parity=mark',
        'serial:///dev/ttyUSB0?speed=9600',
    ];
    test.each(GOOD)('can be %s', (line) => expect(isLineAddress(line)).toBe(true));
    test.each(WRONG)('cannot be "%s"', (line) => expect(isLineAddress(line)).toBe(false));

    test('is one line however it is written, and virtual devices have each their own', () => {
        expect(lineKey('TCP://Host:9100/')).toBe(lineKey('tcp://host:9100'));
        expect(lineKey('serial://COM3?baud=9600')).toBe(lineKey('serial://com3'));
        expect(lineKey('emulator')).toBeNull();
    });
});
