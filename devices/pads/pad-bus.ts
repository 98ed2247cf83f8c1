import type { DeviceState } from '#protocol/devices.ts';
import type { SeatedBus } from '../supervisor/bus-seat.ts';
import { KeptLine, type LineTimings } from '../supervisor/kept-line.ts';
import type { BusProtocol } from '../supervisor/lines.ts';
import { encodeFrame, type Frame, FrameDecoder, fromDevice } from './frames.ts';

/** How long the line may take the few bytes of a frame, ms. */
const writeMs = 1_000;
/** So many spoiled frames in a row are no passing disturbance: a wrong baud rate, a broken shield, two devices on one address. */
const spoiledLimit = 3;

/** A device on the bus. */
export type PadMember = {
    onFrame(frame: Frame): void;
    onState(state: DeviceState): void;
    /** The line is open, for the first time or again. */
    onOpen(): void;
};

/**
 * The hub's end of a bus of the FF 68 family. A seat is a command and an address, as in `17:1`: a pad and a caller may have the same address,
 * because ratings and keys are different commands.
 *
 * Nobody on such a bus can be asked whether he is there. `online` means that the line is open and what comes over it is whole.
 */
export class PadBus implements SeatedBus<PadMember> {
    readonly #line: KeptLine;
    readonly #members = new Map<string, PadMember>();
    readonly #decoder = new FrameDecoder(fromDevice);
    #state: DeviceState;

    constructor(address: string, timings: LineTimings) {
        this.#line = new KeptLine(
            address,
            {
                onOpen: () => {
                    for (const member of this.#members.values()) member.onOpen();
                },
                onBytes: (bytes) => this.#hear(bytes),
                onState: (state) => this.#become(state),
            },
            timings,
        );
        this.#state = this.#line.state;
    }

    static seat(command: number, address: number): string {
        return `${command}:${address}`;
    }

    join(seat: string, member: PadMember): boolean {
        if (this.#members.has(seat)) return false;
        this.#members.set(seat, member);
        member.onState(this.#state);
        if (this.#line.state.state === 'online') member.onOpen();
        return true;
    }

    leave(seat: string): void {
        this.#members.delete(seat);
    }

    /** Sends a frame; null when the line took it, else why not, as a word of states. */
    async send(frame: Frame): Promise<string | null> {
        return (await this.#line.write(encodeFrame(frame), writeMs)) ? null : (this.#line.state.reason ?? 'line-lost');
    }

    close(): Promise<void> {
        return this.#line.close();
    }

    #hear(bytes: Buffer): void {
        for (const frame of this.#decoder.push(bytes)) {
            this.#become(this.#line.state);
            this.#members.get(PadBus.seat(frame.command, frame.address))?.onFrame(frame);
        }
        if (this.#decoder.spoiled >= spoiledLimit) this.#become({ state: 'fault', reason: 'wrong-checksum' });
    }

    #become(state: DeviceState): void {
        this.#state = state;
        for (const member of this.#members.values()) member.onState(state);
    }
}

export const padProtocol: BusProtocol<PadBus> = {
    name: 'ff68',
    open: (address, timings) => new PadBus(address, timings),
    is: (bus) => bus instanceof PadBus,
};
