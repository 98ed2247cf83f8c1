import type { DeviceOrder, OrderResult } from '#protocol/devices.ts';
import { chinaTime } from '../china-time.ts';
import type { Driver, DriverContext, DriverFactory } from '../host/driver.ts';
import { SamLink, type SamLinkOptions } from './sam-link.ts';
import { CardSearch } from './search.ts';

export type CardReaderOptions = SamLinkOptions & {
    /** The moment, in ms since 1970; the machine's unless said. Who is 60 is counted by the calendar of China. */
    now?: () => number;
    /** Between two looks for a card, ms; 300 unless said, which is as often as readers like. */
    lookMs?: number;
};

const usual = { now: Date.now, lookMs: 300 };

/** A search for a card under way, or the last one. */
type Searching = { readonly search: CardSearch; readonly ended: Promise<OrderResult> };

/**
 * Drives readers of identity cards with a SAM_V module. A reader finds a card once: the same card must be lifted before it is found again, also one that
 * lay there when the search began. What a search ends with:
 *
 *     ok, card          read; its number and whether its holder is 60 leave this process, nothing else
 *     no-card           the time is over and there was none
 *     unreadable        a card without a valid number, at once; or the time is over, and a card was there that could not be read
 *     stopped           `stop`, or a further `read`
 *     not-authorised    the reader has lost its licence
 *     unreachable, no-answer, wrong-checksum …   the reader itself, as in its state, at once
 */
export function cardReaderDriver(options: CardReaderOptions = {}): DriverFactory {
    return (context) => new CardReader(context, options);
}

class CardReader implements Driver {
    readonly #link: SamLink;
    readonly #options: CardReaderOptions & typeof usual;
    #searching: Searching | null = null;

    constructor(context: DriverContext, options: CardReaderOptions) {
        this.#options = { ...usual, ...options };
        this.#link = new SamLink(context, options);
    }

    async order(order: DeviceOrder): Promise<OrderResult> {
        if (order.do !== 'read' && order.do !== 'stop') return { ok: false, reason: 'not-supported' };
        const before = this.#searching;
        before?.search.stop();
        if (order.do === 'stop') return { ok: true };
        const search = new CardSearch(this.#link, () => chinaTime(this.#options.now()), this.#options.lookMs);
        // One after the other: two would take each other's card away.
        const ended = Promise.resolve(before?.ended).then(() => this.#run(search, order.withinMs));
        this.#searching = { search, ended };
        return ended;
    }

    async close(): Promise<void> {
        this.#searching?.search.stop();
        await this.#link.close();
        await this.#searching?.ended;
    }

    async #run(search: CardSearch, withinMs: number): Promise<OrderResult> {
        const found = await search.run(withinMs);
        return 'card' in found ? { ok: true, card: found.card } : { ok: false, reason: found.reason };
    }
}
