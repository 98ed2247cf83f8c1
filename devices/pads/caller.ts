import type { DeviceOrder, OrderResult } from '#protocol/devices.ts';
import type { KeyMap } from '#protocol/keys.ts';
import type { Driver, DriverContext } from '../host/driver.ts';
import { meaningOf, readKeyMap } from '../key-maps/key-maps.ts';
import { keysReport } from '../key-maps/keys-report.ts';
import { TypedDigits } from '../key-maps/typed-digits.ts';
import { displayData } from './display.ts';
import { commands, type Frame } from './frames.ts';
import { digitOf, keyName } from './key-names.ts';
import { PadStation } from './pad-station.ts';
import { Receipts } from './receipts.ts';

/** The map of a caller that nobody configured. */
const usualMap = 'caller-21';

/**
 * A clerk's caller of the FF 68 family. Each key gets its receipt at once, as these devices expect it, which says no more than that it was heard. What the
 * key did, the clerk sees on the display, and hears a beep when the hub refused it or the key means nothing.
 */
export class Caller implements Driver {
    readonly #report: DriverContext['report'];
    readonly #map: KeyMap | null;
    readonly #station: PadStation;
    readonly #receipts = new Receipts();
    readonly #digits = new TypedDigits();
    #shown: Buffer | null = null;

    constructor(context: DriverContext) {
        this.#report = context.report;
        this.#map = readKeyMap(context.device.options.keyMap ?? usualMap);
        this.#station = new PadStation(this.#map === null ? withoutMap(context) : context, commands.key, {
            onFrame: (frame) => void this.#hear(frame),
            onOpen: () => void this.#begin(),
        });
    }

    order(order: DeviceOrder): Promise<OrderResult> {
        switch (order.do) {
            case 'display':
                this.#shown = displayData(order.waiting, order.ticket);
                return this.#station.send(commands.display, this.#shown);
            case 'beep':
                return this.#station.beep();
            case 'identify':
                return this.#station.identify();
            default:
                return Promise.resolve({ ok: false, reason: 'not-supported' });
        }
    }

    close(): Promise<void> {
        return this.#station.close();
    }

    /** A caller that was away shows nothing, or what was right then. */
    async #begin(): Promise<void> {
        this.#receipts.forget();
        if (this.#shown !== null) await this.#station.send(commands.display, this.#shown);
    }

    async #hear({ data }: Frame): Promise<void> {
        const code = data.readUInt8(data.length - 1);
        const judged = this.#receipts.judge(data, digitOf(code) !== null, performance.now());
        if (judged === 'echo') return;
        await this.#station.send(commands.key, data);
        if (judged === 'new') await this.#press(code, [...data.subarray(0, -1)]);
    }

    async #press(code: number, before: readonly number[]): Promise<void> {
        const inFrame = before.map(digitOf).join('');
        const digit = digitOf(code);
        if (digit !== null) return this.#digits.add(inFrame + digit);
        const digits = this.#digits.take() + inFrame;
        const key = keyName(code);
        const meaning = this.#map === null ? null : meaningOf(this.#map, key, digits);
        // Typed wrong and begun anew.
        if (meaning === null && key === 'cancel') return;
        const done = meaning !== null && (await this.#report(keysReport(meaning, digits))).ok;
        if (!done) await this.#station.beep();
    }
}

/** Without a map no key does anything, whatever the line says. */
function withoutMap(context: DriverContext): DriverContext {
    const fault = { said: 'state', state: { state: 'fault', reason: 'bad-key-map' } } as const;
    return { ...context, report: (report) => context.report(report.said === 'state' ? fault : report) };
}
