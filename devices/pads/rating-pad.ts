import type { DeviceOrder, OrderResult } from '#protocol/devices.ts';
import type { Driver, DriverContext } from '../host/driver.ts';
import { commands, type Frame } from './frames.ts';
import { rateKey } from './key-names.ts';
import { PadStation } from './pad-station.ts';

/** Levels of the key values of a pad that nobody configured: its first key is the best. */
const usualLevels = [5, 4, 3, 2, 1];
/** A stored rating that comes again is the same one, whose receipt got lost, for so long or until the next is asked for, ms. */
const sameRatingMs = 60_000;
/** After a refusal the pad is not listened to for so long: it may repeat itself several times a second, ms. */
const deafMs = 300;

/**
 * A rating pad of the FF 68 family. It shows thanks when its frame is receipted, so it gets the receipt only after the hub has stored the rating; a
 * rating that the hub refuses gets none. Which key means which level is configured (`levels`).
 */
export class RatingPad implements Driver {
    readonly #report: DriverContext['report'];
    readonly #levels: readonly number[];
    readonly #station: PadStation;
    /** The hub is being asked about a rating. */
    #storing = false;
    #stored: { data: Buffer; at: number } | null = null;
    #deafUntil = 0;
    #asked = false;

    constructor(context: DriverContext) {
        this.#report = context.report;
        this.#levels = context.device.options.levels ?? usualLevels;
        this.#station = new PadStation(context, commands.rated, {
            onFrame: (frame) => void this.#hear(frame),
            // A pad that was away has forgotten the question.
            onOpen: () => void (this.#asked && this.#begin()),
        });
    }

    order(order: DeviceOrder): Promise<OrderResult> {
        if (order.do === 'ask') return this.#ask(order.open);
        if (order.do === 'beep') return this.#station.beep();
        if (order.do === 'identify') return this.#station.identify();
        return Promise.resolve({ ok: false, reason: 'not-supported' });
    }

    close(): Promise<void> {
        return this.#station.close();
    }

    async #ask(open: boolean): Promise<OrderResult> {
        this.#asked = open;
        // No frame takes the question back: the pad gives up by itself, and a late rating is the hub's to refuse.
        if (!open) return { ok: true };
        this.#stored = null;
        return this.#begin();
    }

    #begin(): Promise<OrderResult> {
        return this.#station.send(commands.key, Buffer.from([rateKey]));
    }

    async #hear({ data }: Frame): Promise<void> {
        const now = performance.now();
        const level = this.#levels[data.readUInt8(0)];
        if (level === undefined || this.#storing || now < this.#deafUntil) return;
        if (this.#stored?.data.equals(data) === true && now - this.#stored.at < sameRatingMs) return this.#receipt(data);
        this.#storing = true;
        const answer = await this.#report({ said: 'rated', level });
        this.#storing = false;
        if (!answer.ok) {
            this.#deafUntil = performance.now() + deafMs;
            return;
        }
        this.#asked = false;
        this.#stored = { data, at: performance.now() };
        await this.#receipt(data);
    }

    async #receipt(data: Buffer): Promise<void> {
        await this.#station.send(commands.key, data);
    }
}
