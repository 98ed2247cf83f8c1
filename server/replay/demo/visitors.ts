/** Visitors of the demo: a small crowd when the doors open, then a stream; most wait, a few give their number back on the phone. */
import type { Purpose, ServiceItem } from '#protocol/hall.ts';
import type { KioskView, TakenAnswer } from '#protocol/views.ts';
import { Line } from '../driver/line.ts';
import { type DemoParts, pause } from './parts.ts';

const CROWD = 14;
/** Mean seconds between two visitors. */
const EVERY_SECONDS = 9;
/** With so many waiting in the hall, the next one comes later. */
const FULL = 40;
const LEAVES = 0.05;
const ENGLISH = 0.1;
const COMMON_WEIGHT = 4;
const PURPOSE_WEIGHT: Readonly<Record<Purpose, number>> = { handle: 8, collect: 1, consult: 1 };

/** Lets visitors come until the clock is stopped, then rejects with its AbortError. */
export async function visitorsCome(parts: DemoParts): Promise<never> {
    const { random, api } = parts;
    const kiosk = await Line.open<KioskView>(api.url, '/kiosk', { kiosk: 'kiosk-1' });
    try {
        for (let crowd = CROWD; ; crowd -= 1) {
            const waiting = kiosk.view?.themes.reduce((sum, theme) => sum + theme.waiting, 0) ?? 0;
            if (waiting < FULL) {
                // A visitor who cannot take a number or loses patience is no concern of those behind.
                visit(kiosk, parts).catch(() => {});
            }
            const seconds = crowd > 0 ? random.between(0.5, 2) : random.exponential(EVERY_SECONDS);
            await pause(parts, seconds, seconds);
        }
    } finally {
        kiosk.close();
    }
}

async function visit(kiosk: Line<KioskView>, parts: DemoParts): Promise<void> {
    const { random, hall, api } = parts;
    const item = random.pick(hall.items.map((entry): [ServiceItem, number] => [entry, entry.common ? COMMON_WEIGHT : 1]));
    const purpose = random.pick(item.purposes.map((entry): [Purpose, number] => [entry, PURPOSE_WEIGHT[entry]]));
    const language = random.happens(ENGLISH) ? 'en' : 'zh-CN';
    const taken = await kiosk.send<TakenAnswer>('take', { item: item.code, purpose, language });
    if (!taken.ok || !random.happens(LEAVES)) return;
    await pause(parts, 30, 240);
    await api.call('DELETE', `/api/t/${taken.link.slice(taken.link.lastIndexOf('/') + 1)}`, {});
}
