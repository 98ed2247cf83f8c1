import { LineAddressError } from './line.ts';

/** How a serial port is opened. `path` is what the system calls it: `/dev/ttyUSB0`, `COM3`. */
export type SerialSettings = {
    readonly path: string;
    readonly baudRate: number;
    readonly dataBits: 7 | 8;
    readonly parity: 'none' | 'even' | 'odd';
    readonly stopBits: 1 | 2;
    readonly rtscts: boolean;
};

/** Each parameter with the values that it may have; the first is taken when it is not given. Serial servers and adapters know no others. */
const parameters = {
    baud: [
        '9600',
        '1200',
        '2400',
        '4800',
        '14400',
        '19200',
        '28800',
        '38400',
        '56000',
        '57600',
        '115200',
        '128000',
        '230400',
        '256000',
        '460800',
        '921600',
    ],
    bits: ['8', '7'],
    parity: ['none', 'even', 'odd'],
    stop: ['1', '2'],
    rtscts: ['0', '1'],
} as const;

/**
 * Reads `serial:///dev/ttyUSB0?baud=9600&bits=8&parity=none&stop=1&rtscts=0`, on Windows `serial://COM3?…`; every parameter may be left out. Throws a
 * `LineAddressError` that says what is wrong.
 */
export function readSerialAddress(address: URL): SerialSettings {
    const refuse = (why: string) =>
        new LineAddressError(`A serial line is serial:///dev/NAME?baud=9600 or serial://COM3, ${why} [address=${address.href}]`);
    if (address.username !== '' || address.password !== '' || address.port !== '' || address.hash !== '')
        throw refuse('it takes no user, port or fragment');
    const path = pathOf(address);
    if (path === null) throw refuse('the path is missing or not absolute');
    for (const name of address.searchParams.keys()) {
        if (!Object.hasOwn(parameters, name)) throw refuse(`it knows ${Object.keys(parameters).join(', ')}, not ${name}`);
        if (address.searchParams.getAll(name).length > 1) throw refuse(`${name} is given twice`);
    }
    const read = <Name extends keyof typeof parameters>(name: Name): (typeof parameters)[Name][number] => {
        const values: readonly (typeof parameters)[Name][number][] = parameters[name];
        const text = address.searchParams.get(name) ?? values[0];
        const value = values.find((known) => known === text);
        if (value === undefined) throw refuse(`${name} is one of ${[...values].sort((a, b) => Number(a) - Number(b)).join(' ')}`);
        return value;
    };
    return {
        path,
        baudRate: Number(read('baud')),
        dataBits: read('bits') === '8' ? 8 : 7,
        parity: read('parity'),
        stopBits: read('stop') === '1' ? 1 : 2,
        rtscts: read('rtscts') === '1',
    };
}

/** `serial:///dev/ttyS0` has a path and no host, `serial://COM3` a host and no path. */
function pathOf(address: URL): string | null {
    const windowsPort = /^com\d{1,3}$/i.test(address.hostname);
    if (windowsPort) return ['', '/'].includes(address.pathname) ? address.hostname.toUpperCase() : null;
    if (address.hostname !== '' || !/^\/[^/]/.test(address.pathname)) return null;
    try {
        const path = decodeURIComponent(address.pathname);
        return path.includes('\0') ? null : path;
    } catch {
        return null;
    }
}
