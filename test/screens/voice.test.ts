import { describe, expect, test } from 'vitest';
import type { BoardView, CallView } from '#protocol/views.ts';
import { Announcer } from '../../display/hall-screen/announcer.ts';
import { ENLARGED_MS, rowsOf, untilPlain } from '../../display/hall-screen/rows.ts';
import { type Announcement, inChineseDigits, sentencesOf, startingPoint, toSpeak } from '../../display/hall-screen/voice.ts';

const FRESH_MS = 60_000;

function call(callNo: number, ticket: string, at: number, more: Partial<CallView> = {}): CallView {
    return { callNo, ticket, counter: 3, at, again: false, language: 'zh-CN', ...more };
}

function view(at: number, calls: readonly CallView[]): BoardView {
    const hall = { 'zh-CN': '厅', en: 'Hall' };
    return {
        seq: 1,
        at,
        hall,
        day: '2026-11-25',
        open: true,
        zone: 1,
        freshMs: FRESH_MS,
        digitOne: 'yi',
        calls,
        themes: [],
        notices: [],
        collect: [],
    };
}

/** A tab's session storage: it outlives a reload of the page. */
class Tab {
    readonly #kept = new Map<string, string>();
    getItem(key: string): string | null {
        return this.#kept.get(key) ?? null;
    }
    setItem(key: string, value: string): void {
        this.#kept.set(key, value);
    }
}

/** A screen whose voice takes no time unless `play` says so. */
function screen(tab: Tab, clock: { now: number }, play: (announcement: Announcement) => Promise<void> = async () => {}) {
    const begun: string[] = [];
    const announcer = new Announcer({
        storage: tab,
        key: 'zone-1',
        now: () => clock.now,
        ready: async () => {},
        play: (announcement) => {
            begun.push(announcement.call.ticket);
            return play(announcement);
        },
    });
    return { announcer, begun };
}

/** Lets everything run that waits for nothing but its turn. */
async function settle(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 0));
}

describe('the words of the voice', () => {
    test('digits are read one by one', () => {
        expect(sentencesOf(call(1, 'A001', 0), 'yi')).toEqual([{ language: 'zh-CN', text: '请A零零一号到三号窗口办理' }]);
        expect(inChineseDigits('D1208', 'yi')).toBe('D一二零八');
        expect(inChineseDigits('D1208', 'yao')).toBe('D幺二零八');
    });

    test('a visitor who took the number in English hears Mandarin first and then English', () => {
        const sentences = sentencesOf(call(1, 'B012', 0, { counter: 12, language: 'en' }), 'yi');
        expect(sentences).toEqual([
            { language: 'zh-CN', text: '请B零一二号到一二号窗口办理' },
            { language: 'en', text: 'Number B 0 1 2, please go to counter 12.' },
        ]);
    });
});

describe('what is still to be spoken', () => {
    test('calls newer than the last spoken one and still fresh, in the order of calling', () => {
        const calls = [call(9, 'A009', 90_000), call(8, 'A008', 90_000), call(7, 'A007', 80_000), call(6, 'A006', 5_000)];
        const spoken = toSpeak(view(100_000, calls), { callNo: 5, at: 4_000 }, 100_000);
        expect(spoken.map((each) => each.call.ticket)).toEqual(['A007', 'A008', 'A009']);
    });

    test('a call exactly at the end of its freshness is stale', () => {
        expect(toSpeak(view(100_000, [call(1, 'A001', 40_000)]), startingPoint([]), 100_000)).toEqual([]);
        expect(toSpeak(view(100_000, [call(1, 'A001', 40_001)]), startingPoint([]), 100_000)).toHaveLength(1);
    });

    test('a hall that was set up anew and counts from one again is heard', () => {
        const last = { callNo: 57, at: 1_000 };
        expect(toSpeak(view(2_500, [call(1, 'A001', 2_000)]), last, 2_500).map((each) => each.call.ticket)).toEqual(['A001']);
    });

    test('a call that was withdrawn makes nothing heard twice', () => {
        expect(toSpeak(view(1_500, [call(4, 'A004', 900)]), { callNo: 5, at: 1_000 }, 1_500)).toEqual([]);
    });
});

describe('the voice of one screen', () => {
    test('a page opened for the first time does not speak old calls, and speaks the next one', async () => {
        const clock = { now: 10_000 };
        const { announcer, begun } = screen(new Tab(), clock);
        announcer.offer(view(10_000, [call(2, 'A002', 9_500), call(1, 'A001', 9_000)]));
        announcer.offer(view(10_500, [call(3, 'A003', 10_400), call(2, 'A002', 9_500), call(1, 'A001', 9_000)]));
        await settle();
        expect(begun).toEqual(['A003']);
    });

    test('the first call of the day is spoken by a page that was opened before it', async () => {
        const clock = { now: 1_000 };
        const { announcer, begun } = screen(new Tab(), clock);
        announcer.offer(view(1_000, []));
        announcer.offer(view(2_000, [call(1, 'A001', 2_000)]));
        await settle();
        expect(begun).toEqual(['A001']);
    });

    test('after a reload it speaks what it missed and is fresh, and nothing twice', async () => {
        const clock = { now: 100_000 };
        const tab = new Tab();
        const before = screen(tab, clock);
        before.announcer.offer(view(100_000, []));
        before.announcer.offer(view(100_000, [call(1, 'A001', 100_000)]));
        await settle();
        before.announcer.close();

        clock.now = 170_000;
        const after = screen(tab, clock);
        after.announcer.offer(view(170_000, [call(3, 'A003', 165_000), call(2, 'A002', 105_000), call(1, 'A001', 100_000)]));
        await settle();
        expect(before.begun).toEqual(['A001']);
        expect(after.begun).toEqual(['A003']);
    });

    test('one announcement follows the other; those still waiting at a reload are spoken after it', async () => {
        const clock = { now: 1_000 };
        const tab = new Tab();
        let finish = () => {};
        const before = screen(tab, clock, () => new Promise((resolve) => (finish = resolve)));
        const three = [call(3, 'A003', 1_000), call(2, 'A002', 1_000), call(1, 'A001', 1_000)];
        before.announcer.offer(view(900, []));
        before.announcer.offer(view(1_000, three));
        await settle();
        expect(before.begun).toEqual(['A001']);
        finish();
        await settle();
        expect(before.begun).toEqual(['A001', 'A002']);
        before.announcer.close();

        const after = screen(tab, clock);
        after.announcer.offer(view(1_100, three));
        await settle();
        expect(after.begun).toEqual(['A003']);
    });

    test('a call that grew stale while the voice was busy is not spoken any more', async () => {
        const clock = { now: 1_000 };
        let finish = () => {};
        const { announcer, begun } = screen(new Tab(), clock, () => new Promise((resolve) => (finish = resolve)));
        announcer.offer(view(900, []));
        announcer.offer(view(1_000, [call(2, 'A002', 1_000), call(1, 'A001', 1_000)]));
        await settle();
        clock.now = 70_000;
        announcer.offer(view(70_000, [call(3, 'A003', 69_000), call(2, 'A002', 1_000), call(1, 'A001', 1_000)]));
        finish();
        await settle();
        expect(begun).toEqual(['A001', 'A003']);
    });
});

describe('the rows of the board', () => {
    test('calls of the same second are all enlarged, older ones are plain', () => {
        const rows = rowsOf([call(3, 'A003', 50_000), call(2, 'B001', 50_000), call(1, 'A002', 30_000)], 51_000, 10);
        expect(rows.map((row) => row.enlarged)).toEqual([true, true, false]);
        expect(untilPlain(rows, 51_000)).toBe(ENLARGED_MS - 1_000);
    });

    test('a ticket that was called again stands once, at its newest call', () => {
        const rows = rowsOf([call(3, 'A001', 3, { again: true }), call(2, 'A002', 2), call(1, 'A001', 1)], 100_000, 10);
        expect(rows.map((row) => row.call.callNo)).toEqual([3, 2]);
        expect(untilPlain(rows, 100_000)).toBeNull();
    });
});
