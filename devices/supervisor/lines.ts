import { LineAddressError } from '../lines/line.ts';
import { parseLineAddress } from '../lines/open-line.ts';
import { readSerialAddress } from '../lines/serial-address.ts';
import type { LineTimings } from './kept-line.ts';

/** The right to a line until `release()`, which may be called again. */
export type Lease = { release(): void };

/** A share in a bus. The last one to release closes the bus. */
export type BusLease<Bus> = { readonly bus: Bus; release(): Promise<void> };

/** What several devices on one line have in common: the one master of the bus, with its line. */
export type SharedBus = { close(): Promise<void> };

type Owned = { readonly kind: 'claimed'; readonly owner: string };
type Shared = { readonly kind: 'bus'; readonly protocol: string; readonly bus: SharedBus; users: number };
/** A bus that is being closed: its line is not free yet. */
type Closing = { readonly kind: 'closing' };

/**
 * Who owns which line in this process. Two readers of one line would each get half of the bytes, so a line has one owner, or one bus that several
 * devices with addresses of their own share. Between processes the operating system keeps a serial port to one.
 */
export class Lines {
    readonly #held = new Map<string, Owned | Shared | Closing>();

    /** The line for this owner alone; null when another has it, or it is a bus. Claiming again what one has gives a further lease on the same. */
    claim(address: string, owner: string): Lease | null {
        const line = lineName(address);
        const held = this.#held.get(line);
        if (held !== undefined && (held.kind !== 'claimed' || held.owner !== owner)) return null;
        const mine: Owned = { kind: 'claimed', owner };
        this.#held.set(line, mine);
        return {
            release: () => {
                if (this.#held.get(line) === mine) this.#held.delete(line);
            },
        };
    }

    /**
     * A share in the bus on this line, which `make` makes for the first one. Null when the line has an owner or speaks another protocol.
     * `protocol` names the class of bus: whoever gives the same name gets the same kind of bus.
     */
    bus<Bus extends SharedBus>(address: string, protocol: BusProtocol<Bus>, timings: LineTimings = {}): BusLease<Bus> | null {
        const line = lineName(address);
        const held = this.#held.get(line);
        if (held !== undefined && (held.kind !== 'bus' || held.protocol !== protocol.name)) return null;
        const shared = held ?? this.#begin(line, protocol.open(address, timings), protocol.name);
        if (!protocol.is(shared.bus)) return null;
        shared.users++;
        return { bus: shared.bus, release: this.#releaseOnce(line, shared) };
    }

    #begin(line: string, bus: SharedBus, protocol: string): Shared {
        const shared: Shared = { kind: 'bus', protocol, bus, users: 0 };
        this.#held.set(line, shared);
        return shared;
    }

    #releaseOnce(line: string, shared: Shared): () => Promise<void> {
        let released: Promise<void> | null = null;
        const release = async () => {
            shared.users--;
            if (shared.users > 0) return;
            this.#held.set(line, { kind: 'closing' });
            await shared.bus.close();
            this.#held.delete(line);
        };
        return () => {
            released ??= release();
            return released;
        };
    }
}

/** A kind of bus: how it is opened, and how one is recognised. */
export type BusProtocol<Bus extends SharedBus> = {
    readonly name: string;
    open(address: string, timings: LineTimings): Bus;
    is(bus: SharedBus): bus is Bus;
};

/** The same for every way of writing the same line: parameters of a serial port are not part of its name. */
export function lineName(address: string): string {
    try {
        const url = parseLineAddress(address);
        return url.protocol === 'serial:' ? `serial:${readSerialAddress(url).path}` : `tcp:${url.hostname.toLowerCase()}:${url.port}`;
    } catch (error) {
        // A line that is none is nobody else's either.
        if (error instanceof LineAddressError) return address;
        throw error;
    }
}
