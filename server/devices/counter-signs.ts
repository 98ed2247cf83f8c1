/**
 * What the hardware of a counter shows: the strip above it, the caller of its clerk, the pad in front of the visitor. Each is ordered what it should show
 * when that changes, and again when it has come back; a slow one gets the newest and none of those between.
 */
import type { CounterNow, HallState } from '#hall/state.ts';
import { padState } from '#hall/views/staff.ts';
import { counterState } from '#hall/views/tickets.ts';
import { waitingFor } from '#hall/wait-rules.ts';
import type { Device, DeviceHost, DeviceOrder } from '#protocol/devices.ts';
import { counterScreenWords } from '#web/words/counter-screen.ts';
import type { Hub } from '../hub.ts';

/** Changes within this time are shown together: a person does not see the difference, a slow line does. */
const TOGETHER_MS = 100;

/** Digits of a caller's display. */
const MOST_SHOWN = 999;

export class CounterSigns {
    readonly #hub: Hub;
    readonly #host: Pick<DeviceHost, 'order'>;
    readonly #signs = new Map<string, Sign>();
    #timer: NodeJS.Timeout | undefined;

    constructor({ hub, host }: { hub: Hub; host: Pick<DeviceHost, 'order'> }) {
        this.#hub = hub;
        this.#host = host;
        hub.onCommit(() => this.#soon());
    }

    /** A device has come back and may show anything. */
    again(device: string): void {
        this.#signs.get(device)?.forget();
        this.#soon();
    }

    close(): void {
        clearTimeout(this.#timer);
        this.#timer = undefined;
    }

    #soon(): void {
        this.#timer ??= setTimeout(() => {
            this.#timer = undefined;
            this.#refresh();
        }, TOGETHER_MS).unref();
    }

    #refresh(): void {
        const { state } = this.#hub;
        for (const id of this.#signs.keys()) if (!state.devices.has(id)) this.#signs.delete(id);
        for (const device of state.devices.values()) {
            const wanted = wantedOf(state, device, this.#hub.now());
            if (wanted === null) continue;
            const sign = this.#signs.get(device.id) ?? new Sign((order) => this.#host.order(device.id, order));
            this.#signs.set(device.id, sign);
            sign.show(wanted);
        }
    }
}

/** An order and what it depends on: the same key is not ordered twice. */
type Wanted = { key: string; order: DeviceOrder };

class Sign {
    readonly #order: (order: DeviceOrder) => Promise<unknown>;
    #shown: string | null = null;
    #next: Wanted | null = null;
    #busy = false;

    constructor(order: (order: DeviceOrder) => Promise<unknown>) {
        this.#order = order;
    }

    show(wanted: Wanted): void {
        if (wanted.key === this.#shown) return;
        this.#shown = wanted.key;
        this.#next = wanted;
        if (!this.#busy) void this.#send();
    }

    forget(): void {
        this.#shown = null;
    }

    /** One order at a time. A host never rejects: what is wrong with the device is its state, and it is told again when it is back. */
    async #send(): Promise<void> {
        this.#busy = true;
        while (this.#next !== null) {
            const { order } = this.#next;
            this.#next = null;
            await this.#order(order);
        }
        this.#busy = false;
    }
}

/** What a device should show now; null for one that shows nothing of its counter. */
function wantedOf(state: HallState, device: Device, now: number): Wanted | null {
    const counter = device.counter === null ? undefined : state.counters.get(device.counter);
    if (counter === undefined) return null;
    const order = orderOf(state, device, counter, now);
    if (order === null) return null;
    // A call and each call again make a strip blink, though the words are the same.
    const call = order.do === 'sign' && order.sign.flash ? counter.ticket?.lastCallAt : null;
    return { key: JSON.stringify([device, order, call]), order };
}

function orderOf(state: HallState, device: Device, counter: CounterNow, now: number): DeviceOrder | null {
    switch (device.kind) {
        case 'ledStrip':
            return { do: 'sign', sign: stripText(state, device, counter) };
        case 'caller':
            return {
                do: 'display',
                waiting: counter.clerk === null ? null : Math.min(MOST_SHOWN, waitingFor(state, counter, now, 0).count),
                ticket: counter.ticket?.no ?? null,
            };
        case 'ratingPad':
        case 'keypad':
            return { do: 'ask', open: padState(counter, now).state === 'asking' };
        default:
            return null;
    }
}

function stripText({ setup }: HallState, { options }: Device, counter: CounterNow): { text: string; flash: boolean } {
    const language = options.language ?? 'zh-CN';
    const { ticket } = counter;
    if (ticket !== null) {
        const called = ticket.state === 'called';
        return { text: counterScreenWords.say(language, called ? 'called' : 'serving', { no: ticket.no }), flash: called };
    }
    const now = counterState(counter);
    if (now === 'closed' || now === 'paused') return { text: counterScreenWords.say(language, now), flash: false };
    const [first = ''] = counter.setup.serves;
    const name = setup.themes.get(first)?.name ?? setup.items.get(first)?.name;
    return { text: name?.[language] ?? counterScreenWords.say(language, 'idle'), flash: false };
}
