/** Reading an identity card at a kiosk: the page learns that there is one, and nothing by which it could be told whose. */
import type { Device, DeviceHost, DeviceState } from '#protocol/devices.ts';
import type { Refusal } from '#protocol/errors.ts';
import type { CardAnswer } from '#protocol/sockets.ts';
import type { HeldCards } from '../held-cards.ts';
import type { Hub } from '../hub.ts';
import type { People } from '../store/people.ts';

/** Characters of a number that are shown, so that its owner knows it again. */
const SHOWN_FIRST = 3;
const SHOWN_LAST = 2;

export class CardReading {
    readonly #hub: Hub;
    readonly #host: Pick<DeviceHost, 'order' | 'stateOf'>;
    readonly #people: People;
    readonly #cards: HeldCards;

    constructor({ hub, host, people, cards }: { hub: Hub; host: Pick<DeviceHost, 'order' | 'stateOf'>; people: People; cards: HeldCards }) {
        this.#hub = hub;
        this.#host = host;
        this.#people = people;
        this.#cards = cards;
    }

    /** Waits for a card at a kiosk's reader. A further call, or `stop`, ends the one before. */
    async read(kiosk: string, withinMs: number): Promise<CardAnswer | Refusal> {
        const reader = this.#readerAt(kiosk);
        if (reader === undefined) return { code: 'no-card-reader' };
        const result = await this.#host.order(reader.id, { do: 'read', withinMs });
        if (!result.ok) return { code: 'card-not-read', details: { reason: result.reason } };
        if (result.card === undefined) return { code: 'card-not-read', details: { reason: 'no-card' } };
        const { idNumber, care } = result.card;
        const person = this.#people.referenceOf(idNumber, this.#hub.now());
        return { card: { handle: this.#cards.hold(kiosk, { person, care }), masked: masked(idNumber), care } };
    }

    /** How the reader of a kiosk is; null when it has none. */
    stateOf(kiosk: string): DeviceState | null {
        const reader = this.#readerAt(kiosk);
        return reader === undefined ? null : this.#host.stateOf(reader.id);
    }

    async stop(kiosk: string): Promise<void> {
        const reader = this.#readerAt(kiosk);
        if (reader !== undefined) await this.#host.order(reader.id, { do: 'stop' });
    }

    #readerAt(kiosk: string): Device | undefined {
        return [...this.#hub.state.devices.values()].find((device) => device.kind === 'idCardReader' && device.kiosk === kiosk);
    }
}

function masked(idNumber: string): string {
    const hidden = Math.max(0, idNumber.length - SHOWN_FIRST - SHOWN_LAST);
    return `${idNumber.slice(0, SHOWN_FIRST)}${'*'.repeat(hidden)}${idNumber.slice(SHOWN_FIRST + hidden)}`;
}
