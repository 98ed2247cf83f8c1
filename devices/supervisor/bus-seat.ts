import type { DeviceState } from '#protocol/devices.ts';
import type { LineTimings } from './kept-line.ts';
import type { BusLease, BusProtocol, Lines, SharedBus } from './lines.ts';

/** A bus whose devices have seats. `Member` is how the bus speaks to the device in a seat. */
export interface SeatedBus<Member> extends SharedBus {
    /** Takes the seat; false when another device has it. */
    join(seat: string, member: Member): boolean;
    leave(seat: string): void;
}

/** Between two tries to get a seat that was taken, ms. */
const retryMs = 1_000;

/**
 * A device's seat on a bus that it shares with others. A line that is not to be had, or a seat that is taken, is a fault, and the seat is tried for
 * again until it is ours: whoever has it may be let go.
 */
export class BusSeat<Member, Bus extends SeatedBus<Member>> {
    readonly #take: () => DeviceState | null;
    readonly #onFault: (state: DeviceState) => void;
    readonly #seat: string;
    #lease: BusLease<Bus> | null = null;
    #timer: NodeJS.Timeout | undefined;
    #closed = false;

    constructor(options: {
        lines: Lines;
        address: string;
        protocol: BusProtocol<Bus>;
        timings?: LineTimings | undefined;
        seat: string;
        member: Member;
        /** Hears why it has no seat yet. How the line is the member hears from the bus. */
        onFault: (state: DeviceState) => void;
    }) {
        const { lines, address, protocol, seat, member } = options;
        this.#seat = seat;
        this.#onFault = options.onFault;
        this.#take = () => {
            const lease = lines.bus(address, protocol, options.timings);
            if (lease === null) return { state: 'fault', reason: 'line-in-use' };
            if (!lease.bus.join(seat, member)) {
                void lease.release();
                return { state: 'fault', reason: 'address-in-use' };
            }
            this.#lease = lease;
            return null;
        };
        // Not before the owner has finished making itself: it will be called back.
        this.#timer = setTimeout(() => this.#try(), 0);
    }

    /** The bus, once there is a seat on it. */
    get bus(): Bus | null {
        return this.#lease?.bus ?? null;
    }

    /** Gives the seat back; the bus closes with the last. May be called again. */
    async close(): Promise<void> {
        this.#closed = true;
        clearTimeout(this.#timer);
        if (this.#lease === null) return;
        this.#lease.bus.leave(this.#seat);
        await this.#lease.release();
    }

    #try(): void {
        if (this.#closed) return;
        const fault = this.#take();
        if (fault === null) return;
        this.#onFault(fault);
        this.#timer = setTimeout(() => this.#try(), retryMs);
    }
}
