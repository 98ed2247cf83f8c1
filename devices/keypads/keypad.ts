import type { DeviceOrder, OrderResult } from '#protocol/devices.ts';
import type { KeyMap } from '#protocol/keys.ts';
import type { Driver, DriverContext } from '../host/driver.ts';
import { meaningOf, readKeyMap } from '../key-maps/key-maps.ts';
import { keysReport } from '../key-maps/keys-report.ts';
import { TypedDigits } from '../key-maps/typed-digits.ts';
import { BusSeat } from '../supervisor/bus-seat.ts';
import { type KeypadMember, ModbusBus, modbusProtocol } from './modbus-bus.ts';
import { askingBit, prompts, registers, textValues } from './registers.ts';

/** Levels of the keys 1 to 5 of a keypad that nobody configured. */
const usualLevels = [5, 4, 3, 2, 1];
/** A press that was not seen for so long is not done any more, ms: nobody wants the next visitor called when a cable is mended. */
const staleMs = 2_000;

/**
 * A keypad on a Modbus bus, for visitors to rate or for clerks to command, or both: while the hub asks for a rating, and always without a key map, its
 * keys are levels; else they mean what the map says, with 1 to 9 and 10 as digits.
 */
export class Keypad implements Driver {
    readonly #report: DriverContext['report'];
    readonly #levels: readonly number[];
    readonly #map: KeyMap | null;
    readonly #mapMissing: boolean;
    readonly #seatName: string;
    readonly #seat: BusSeat<KeypadMember, ModbusBus>;
    readonly #digits = new TypedDigits();
    /** The last press that was seen, and when the keypad was last heard. */
    #seen: { press: number; at: number } | null = null;
    #asked = false;

    constructor(context: DriverContext) {
        const { address = 1, keyMap, levels } = context.device.options;
        this.#report = context.report;
        this.#levels = levels ?? usualLevels;
        this.#map = keyMap === undefined ? null : readKeyMap(keyMap);
        this.#mapMissing = keyMap !== undefined && this.#map === null;
        this.#seatName = String(address);
        const onState: KeypadMember['onState'] = (state) => void context.report({ said: 'state', state });
        this.#seat = new BusSeat({
            lines: context.lines,
            address: context.address,
            protocol: modbusProtocol,
            timings: context.timings,
            seat: this.#seatName,
            member: { address, onRegisters: (values) => this.#hear(values), onState },
            onFault: onState,
        });
    }

    order(order: DeviceOrder): Promise<OrderResult> {
        switch (order.do) {
            case 'ask':
                this.#asked = order.open;
                return this.#prompt(order.open ? prompts.ask : prompts.none);
            case 'display':
                return this.#write(registers.text, textValues(`${order.ticket ?? '-'}  ${order.waiting ?? '-'}`));
            case 'sign':
                return this.#write(registers.text, textValues(order.sign.text));
            case 'beep':
            case 'identify':
                return this.#prompt(prompts.beep);
            default:
                return Promise.resolve({ ok: false, reason: 'not-supported' });
        }
    }

    close(): Promise<void> {
        return this.#seat.close();
    }

    #hear(values: readonly number[]): void {
        const [status = 0, press = 0, key = 0, broken = 0] = values;
        void this.#report({ said: 'state', state: this.#state(broken) });
        const now = performance.now();
        const seen = this.#seen;
        this.#seen = { press, at: now };
        // What it had before it was seen for the first time, or again after long, belongs to the past.
        if (seen === null || now - seen.at > staleMs) void this.#remind(status);
        else if (press !== seen.press && key !== 0) void this.#press(key);
    }

    #state(broken: number) {
        if (this.#mapMissing) return { state: 'fault', reason: 'bad-key-map' } as const;
        return broken === 0 ? ({ state: 'online', reason: null } as const) : ({ state: 'fault', reason: 'error' } as const);
    }

    /** A keypad that was away has forgotten what it was asked for. */
    async #remind(status: number): Promise<void> {
        if (this.#asked && (status & askingBit) === 0) await this.#prompt(prompts.ask);
    }

    async #press(key: number): Promise<void> {
        if (this.#asked || this.#map === null) return this.#rate(key);
        const digit = key <= 10 ? String(key % 10) : null;
        if (digit !== null) return this.#digits.add(digit);
        const digits = this.#digits.take();
        const meaning = meaningOf(this.#map, String(key), digits);
        const done = meaning !== null && (await this.#report(keysReport(meaning, digits))).ok;
        if (!done) await this.#prompt(prompts.beep);
    }

    /** Thanks only for what the hub has stored; what it refuses leads to nothing. */
    async #rate(key: number): Promise<void> {
        const level = this.#levels[key - 1];
        if (level === undefined || !(await this.#report({ said: 'rated', level })).ok) return;
        this.#asked = false;
        await this.#prompt(prompts.thanks);
    }

    #prompt(prompt: number): Promise<OrderResult> {
        return this.#write(registers.prompt, [prompt]);
    }

    async #write(first: number, values: readonly number[]): Promise<OrderResult> {
        const { bus } = this.#seat;
        if (bus === null) return { ok: false, reason: 'line-in-use' };
        const reason = await bus.write(this.#seatName, first, values);
        return reason === null ? { ok: true } : { ok: false, reason };
    }
}
