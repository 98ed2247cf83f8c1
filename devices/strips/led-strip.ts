import type { DeviceOrder, OrderResult, SignText } from '#protocol/devices.ts';
import type { Driver, DriverContext, DriverFactory } from '../host/driver.ts';
import type { StripCommand } from './commands.ts';
import { fits, type StripShape, shapeOf, showNothing, showText } from './strip-area.ts';
import { StripLink, type StripLinkOptions } from './strip-link.ts';

/** A text is tried so often, with a pause between. */
const tries = 3;
const retryMs = 100;
/** A flashing text is dark and bright in turns, half a second each, and steady after three seconds. */
const blinkMs = 500;
const blinks = 6;
/** The same text again within this time is the same call, not a new one. */
const repeatMs = 5_000;

/**
 * Drives LED strips with Onbon's font cards. The newest text counts: an older one under way is given up, and it is shown again, without flashing,
 * whenever the strip comes back.
 */
export function ledStripDriver(options: StripLinkOptions = {}): DriverFactory {
    return (context) => new LedStrip(context, options);
}

class LedStrip implements Driver {
    readonly #name: string;
    readonly #shape: StripShape;
    readonly #link: StripLink;
    /** The newest sign; null until the first. */
    #sign: SignText | null = null;
    #signAt = 0;
    /** False while the strip may show something else than the newest sign. */
    #fresh = true;
    /** Counts what is to be shown; whatever belongs to an older number is given up. */
    #turn = 0;
    #blink: NodeJS.Timeout | null = null;

    constructor(context: DriverContext, options: StripLinkOptions) {
        this.#name = context.device.name;
        this.#shape = shapeOf(context.device.options);
        this.#link = new StripLink(context, options, (back) => void this.#well(back));
    }

    async order(order: DeviceOrder): Promise<OrderResult> {
        if (order.do === 'sign') return this.#show(order.sign);
        if (order.do === 'identify') return this.#begin(this.#name, true);
        return { ok: false, reason: 'not-supported' };
    }

    async close(): Promise<void> {
        this.#next();
        await this.#link.close();
    }

    async #show(sign: SignText): Promise<OrderResult> {
        const now = performance.now();
        const same = this.#sign?.text === sign.text && this.#sign.flash === sign.flash;
        const showing = this.#link.state.state === 'online' && (this.#fresh || this.#blink !== null);
        if (same && showing && now - this.#signAt < repeatMs) return { ok: true };
        this.#sign = sign;
        this.#signAt = now;
        return this.#begin(sign.text, sign.flash);
    }

    /** Brings a text onto the strip now. What comes after the result, blinking and the newest sign at its end, nobody waits for. */
    async #begin(text: string, flash: boolean): Promise<OrderResult> {
        const turn = this.#next();
        this.#fresh = false;
        const { state } = this.#link;
        // Trying would keep others waiting who share the line. The newest sign is shown when the strip is back.
        if (state.state === 'offline') return { ok: false, reason: state.reason ?? 'no-answer' };
        const result = await this.#bring(turn, showText(text, this.#shape));
        if (result.ok && turn === this.#turn) {
            this.#fresh = text === this.#sign?.text;
            if (flash) this.#flashOn(turn, text, 1);
        }
        return result;
    }

    /** Dark and bright in turns, then the newest sign. A text that runs needs no blinking to be seen, and would begin anew each time. */
    #flashOn(turn: number, text: string, number: number): void {
        const dark = number % 2 === 1;
        this.#blink = setTimeout(async () => {
            if (fits(text, this.#shape) && number < blinks) {
                this.#fresh = false;
                await this.#bring(turn, dark ? showNothing(this.#shape) : showText(text, this.#shape));
            }
            if (turn !== this.#turn) return;
            if (number < blinks) return this.#flashOn(turn, text, number + 1);
            this.#blink = null;
            await this.#settle(turn);
        }, blinkMs);
    }

    /** The strip answers. One that was away has forgotten its text. */
    async #well(back: boolean): Promise<void> {
        if (back) this.#fresh = this.#sign === null;
        if (this.#blink === null) await this.#settle(this.#turn);
    }

    /** The newest sign, steady, unless the strip shows it. */
    async #settle(turn: number): Promise<void> {
        if (this.#fresh) return;
        const result = await this.#bring(turn, showText(this.#sign?.text ?? '', this.#shape));
        if (turn === this.#turn) this.#fresh = result.ok;
    }

    /** Asks until it is done, at most three times. */
    async #bring(turn: number, command: StripCommand): Promise<OrderResult> {
        for (let attempt = 1; ; attempt++) {
            const answer = await this.#link.ask(command, () => turn === this.#turn);
            if (answer.kind === 'done') return { ok: true };
            const reason = answer.kind === 'refused' ? 'error' : answer.reason;
            if (turn !== this.#turn || attempt === tries) return { ok: false, reason: turn === this.#turn ? reason : 'overtaken' };
            await new Promise((resolve) => setTimeout(resolve, retryMs));
        }
    }

    #next(): number {
        if (this.#blink !== null) clearTimeout(this.#blink);
        this.#blink = null;
        this.#turn++;
        return this.#turn;
    }
}
