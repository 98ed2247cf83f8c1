/** All ways out of the hall: one delivery for each channel, and how each is. */
import { CHANNELS, type Channel } from '#protocol/messages.ts';
import type { ChannelView } from '#protocol/views.ts';
import type { Clock } from '../clock.ts';
import type { Hub } from '../hub.ts';
import type { Links } from '../links.ts';
import type { Store } from '../store/store.ts';
import { Delivery } from './delivery.ts';
import { toBackOffice } from './to-back-office.ts';
import { toVisitors } from './to-visitors.ts';

export type DeliveryParts = { hub: Hub; links: Links; clock: Clock; store: Store; onChange: () => void };

export class Deliveries {
    readonly #store: Store;
    readonly #onChange: () => void;
    readonly #of: ReadonlyMap<Channel, Delivery>;

    constructor({ hub, links, clock, store, onChange }: DeliveryParts) {
        this.#store = store;
        this.#onChange = onChange;
        const { outbox } = store;
        const carriers = [toBackOffice(outbox), toVisitors('sms', { hub, links, store }), toVisitors('email', { hub, links, store })];
        this.#of = new Map(carriers.map((carrier) => [carrier.channel, new Delivery({ outbox, clock, carrier, onChange })]));
        hub.onCommit(() => this.wake());
    }

    /** Something may be ready to leave. */
    wake(): void {
        for (const delivery of this.#of.values()) delivery.wake();
    }

    /** Staff have let a message be tried again, or given it up. */
    changed(): void {
        this.wake();
        this.#onChange();
    }

    /** Tries again at once: the settings of a channel have changed. */
    begin(channel: Channel): void {
        this.#of.get(channel)?.begin();
    }

    view(channel: Channel): ChannelView {
        const { outbox, channels } = this.#store;
        const away = this.#of.get(channel)?.away ?? null;
        const connected = channel === 'back-office' ? outbox.endpoint !== null : channels[channel] !== null;
        return { channel, connected, away: away?.why ?? null, awaySince: away?.since ?? null, ...outbox.status(channel) };
    }

    views(): ChannelView[] {
        return CHANNELS.map((channel) => this.view(channel));
    }

    async close(): Promise<void> {
        await Promise.all([...this.#of.values()].map((delivery) => delivery.close()));
    }
}
