import { setTimeout as pause } from 'node:timers/promises';
import type { OrderResult } from '#protocol/devices.ts';
import type { DriverContext } from '../host/driver.ts';
import { BusSeat } from '../supervisor/bus-seat.ts';
import { commands, type Frame } from './frames.ts';
import { PadBus, type PadMember, padProtocol } from './pad-bus.ts';

const beeps = 3;
const betweenBeepsMs = 400;

/** What all devices of the FF 68 family have in common: a seat on the bus by what they say and where, and a beep. */
export class PadStation {
    readonly #address: number;
    readonly #seat: BusSeat<PadMember, PadBus>;

    /** `says` is the command whose frames the device sends. Its address is 1 unless configured. */
    constructor(context: DriverContext, says: number, hears: { onFrame(frame: Frame): void; onOpen(): void }) {
        this.#address = context.device.options.address ?? 1;
        const onState: PadMember['onState'] = (state) => void context.report({ said: 'state', state });
        this.#seat = new BusSeat({
            lines: context.lines,
            address: context.address,
            protocol: padProtocol,
            timings: context.timings,
            seat: PadBus.seat(says, this.#address),
            member: { ...hears, onState },
            onFault: onState,
        });
    }

    async send(command: number, data: Buffer): Promise<OrderResult> {
        const { bus } = this.#seat;
        if (bus === null) return { ok: false, reason: 'line-in-use' };
        const reason = await bus.send({ address: this.#address, command, data });
        return reason === null ? { ok: true } : { ok: false, reason };
    }

    beep(): Promise<OrderResult> {
        return this.send(commands.beep, Buffer.alloc(0));
    }

    /** Beeps so that a person finds it among others. */
    async identify(): Promise<OrderResult> {
        for (let beep = 1; beep < beeps; beep++) {
            const result = await this.beep();
            if (!result.ok) return result;
            await pause(betweenBeepsMs);
        }
        return this.beep();
    }

    close(): Promise<void> {
        return this.#seat.close();
    }
}
