/** What happens by itself as time passes: pads close, days begin, waits on screens grow, the log is moved into the database, what was kept long enough goes. */
import type { Clock } from './clock.ts';
import type { Hub } from './hub.ts';
import { hubLog } from './log.ts';
import { Purge } from './purge.ts';
import type { Publisher } from './sockets/publisher.ts';
import type { Store } from './store/store.ts';

const SECOND = 1_000;
/** How often screens are told although nothing happened but time. */
const REFRESH_MS = 10 * SECOND;
const CHECKPOINT_MS = 5 * SECOND;
const PURGE_MS = 3_600 * SECOND;

type Parts = { hub: Hub; clock: Clock; publisher: Publisher; store: Store; hasRoom: () => boolean };

export class Ticks {
    readonly #timers: Disposable[];
    readonly #purge: Purge;

    constructor(parts: Parts) {
        const { hub, clock, publisher, store } = parts;
        const machine = (ms: number, callback: () => void): Disposable => {
            const timer = setInterval(() => guarded(hub, callback), ms).unref();
            return { [Symbol.dispose]: () => clearInterval(timer) };
        };
        this.#purge = new Purge(hub, store.retention);
        this.#purge.begin();
        this.#timers = [
            clock.every(SECOND, () => guarded(hub, () => passTime(hub))),
            machine(SECOND, () => hub.setClockDisagreement(clock.disagreement)),
            clock.every(REFRESH_MS, () => publisher.changed()),
            machine(CHECKPOINT_MS, () => store.checkpoint()),
            machine(PURGE_MS, () => this.#purge.begin()),
            machine(SECOND, () => {
                if (hub.health.storage === 'full' && parts.hasRoom()) hub.setStorage('ok');
            }),
        ];
    }

    async close(): Promise<void> {
        for (const timer of this.#timers) timer[Symbol.dispose]();
        await this.#purge.close();
    }
}

function passTime(hub: Hub): void {
    const now = hub.now();
    if (hub.isNewDay(now)) void hub.keepDay();
    void hub.execute({ type: 'review' }, { role: 'hub', ref: 'hub' });
    for (const { pad } of hub.state.counters.values()) {
        if (pad === null || pad.ticket.rating.state !== 'open' || now < pad.closesAt) continue;
        void hub.execute({ type: 'closePad', ticket: pad.ticket.id }, { role: 'hub', ref: 'hub' });
    }
}

/** An I/O error in a checkpoint is a reason to stop: nothing after a failed sync may be trusted. */
function guarded(hub: Hub, callback: () => void): void {
    try {
        callback();
    } catch (error) {
        hubLog.fatal({ err: error }, 'the hub stops: an error while time passed');
        hub.onFatal(error);
    }
}
