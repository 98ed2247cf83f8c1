import { type Line, LineAddressError, type LineHandlers, type LineOpener, type OpenOptions } from './line.ts';
import { checkSerialAddress, openSerialLine } from './serial-line.ts';
import { checkTcpAddress, openTcpLine } from './tcp-line.ts';

type LineKind = { check: (address: URL) => void; open: LineOpener };

/** Every kind of line by the scheme of its address. */
const kinds: Readonly<Record<string, LineKind>> = {
    'tcp:': { check: checkTcpAddress, open: openTcpLine },
    'serial:': { check: checkSerialAddress, open: openSerialLine },
};

function kindOf(address: URL): LineKind {
    const kind = Object.hasOwn(kinds, address.protocol) ? kinds[address.protocol] : undefined;
    if (kind === undefined) {
        const known = Object.keys(kinds).map((scheme) => `${scheme}//`);
        throw new LineAddressError(`Unknown kind of line [address=${address.href}, known=${known.join(' ')}]`);
    }
    return kind;
}

/** Reads an address such as `tcp://192.168.1.50:9100` or `serial:///dev/ttyUSB0?baud=9600`. Throws a `LineAddressError` that says what is wrong with it. */
export function parseLineAddress(address: string): URL {
    if (!URL.canParse(address)) throw new LineAddressError(`Not an address of a line, for example tcp://192.168.1.50:9100 [address=${address}]`);
    const url = new URL(address);
    kindOf(url).check(url);
    return url;
}

/** Opens the line at an address. Rejects with a `LineAddressError` for a bad address and a `LineError` for a device that cannot be reached. */
export async function openLine(address: string, handlers: LineHandlers, options: OpenOptions): Promise<Line> {
    const url = parseLineAddress(address);
    return kindOf(url).open(url, handlers, options);
}
