/** Sixty visits of a recorded day at one counter, by keyboard alone: how many keys the ordinary visit costs a clerk. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Outcome } from '#protocol/tickets.ts';
import type { TicketView } from '#protocol/views.ts';
import { openBrowser, problemsOf } from './browser.ts';
import { openTerminal, STRIP, standsIn } from './counter-pages.ts';
import { type Hall, startHall, TRIAL_PASSWORD } from './hall.ts';

const VISITS = 60;
/** More than the clerk of the busiest ordinary counter should have to press for a visit. */
const MOST_KEYS = 4;

vi.setConfig({ testTimeout: 600_000 });

type Item = { code: string; theme: string; caseKind: string; skills: readonly string[]; materials: readonly unknown[]; purposes: readonly string[] };
type Visit = { theme: string; item: Item; outcome: Outcome; absent: boolean };

let hall: Hall;
let browser: Browser;
let items: readonly Item[];

beforeAll(async () => {
    hall = await startHall();
    browser = await openBrowser();
    items = (await hall.call<{ items: Item[] }>('GET', '/api/hall')).items;
});
afterAll(async () => {
    await browser.close();
    await hall.close();
});

/** The first visits of the recorded day to themes that counter 1 serves, with an item of the theme for each and what usually becomes of it. */
function recorded(): readonly Visit[] {
    const [, ...lines] = readFileSync('server/replay/samples/county-day.csv', 'utf8').trim().split('\n');
    const rows = lines.map((line) => line.split(',')).filter(([, , kind]) => kind === 'social');
    return rows.slice(0, VISITS).map(([, , theme = '', , , outcome], place) => {
        const own = items.filter(
            (item) => item.theme === theme && item.skills.length === 0 && item.materials.length > 0 && item.purposes[0] === 'handle',
        );
        const item = own[place % own.length];
        if (item === undefined) throw new Error('the hall has no item of the theme');
        return { theme, item, outcome: outcomeOf(place, item), absent: outcome !== 'served' };
    });
}

/** Of twenty visitors one asks only, two lack a paper, one is refused; the others get what their item is. */
function outcomeOf(place: number, { caseKind }: Item): Outcome {
    const turn = place % 20;
    if (turn === 4) return 'consulted';
    if (turn === 9 || turn === 15) return 'oneTimeNotice';
    if (turn === 18) return 'refused';
    return caseKind === 'instant' ? 'settledOnSpot' : 'accepted';
}

/** Keys after the digit of the outcome, and what the page shows before each. */
const THEN: Readonly<Partial<Record<Outcome, readonly (readonly [shown: string, key: string])[]>>> = {
    accepted: [['tx-record-form h2:focus', 'Enter']],
    oneTimeNotice: [
        ['tx-record-form h2:focus', '1'],
        ['[data-tick=missing-0][aria-pressed=true]', 'Enter'],
    ],
    consulted: [['tx-record-form h2:focus', '2']],
    refused: [['tx-reason-form input:focus', '3']],
};
const DIGIT: Readonly<Partial<Record<Outcome, string>>> = { settledOnSpot: '1', accepted: '2', oneTimeNotice: '3', refused: '4', consulted: '5' };

test('sixty visits of a recorded day need no mouse and at most four keys each on average', async () => {
    const visits = recorded();
    expect(visits).toHaveLength(VISITS);
    const page = await openTerminal(browser, hall.url, 1, STRIP);
    await countEvents(page);
    await page.keyboard.press('i');
    await standsIn(page, 'idle');
    const served: { id: string; outcome: Outcome }[] = [];
    let ordinary = 0;
    const before = await keysPressed(page);
    for (const { item, outcome, absent } of visits) {
        const { ticket } = await hall.call<{ ticket: TicketView }>('POST', '/api/tickets', { item: item.code, purpose: 'handle' });
        await page.locator(`.waiting[data-no=${ticket.no}]`).waitFor();
        await page.keyboard.press('n');
        await standsIn(page, 'called');
        if (absent) {
            await page.keyboard.press('p');
            await standsIn(page, 'idle');
            continue;
        }
        await page.keyboard.press('s');
        await standsIn(page, 'serving');
        await page.keyboard.press(DIGIT[outcome] ?? '');
        for (const [shown, key] of THEN[outcome] ?? []) {
            await page.locator(shown).waitFor();
            await page.keyboard.press(key);
        }
        await standsIn(page, 'idle');
        served.push({ id: ticket.id, outcome });
        ordinary += 1;
    }
    const keys = (await keysPressed(page)) - before;
    const passed = visits.length - ordinary;
    // A visitor who did not come costs two keys; all others belong to those who were served.
    const mean = (keys - passed * 2) / ordinary;
    console.info(
        `keys per ordinary visit: ${mean.toFixed(2)} on average over ${ordinary} visits (${passed} did not come), mouse events: ${await mouseEvents(page)}`,
    );
    expect(mean).toBeLessThanOrEqual(MOST_KEYS);
    expect(ordinary).toBeGreaterThan(VISITS / 2);
    expect(await mouseEvents(page)).toBe(0);
    const { token } = await hall.call<{ token: string }>('POST', '/api/session', { user: 'manager', password: TRIAL_PASSWORD });
    const { tickets } = await hall.call<{ tickets: TicketView[] }>('GET', '/api/tickets', undefined, token);
    const outcomes = new Map(tickets.map(({ id, outcome }) => [id, outcome]));
    expect(served.map(({ id }) => outcomes.get(id))).toEqual(served.map(({ outcome }) => outcome));
    expect(problemsOf(page)).toEqual([]);
});

/** Counts in the page what a hand does to it. */
async function countEvents(page: Page): Promise<void> {
    await page.evaluate(`
        window.handCounts = { keys: 0, mouse: 0 };
        addEventListener('keydown', () => { window.handCounts.keys += 1; }, true);
        for (const type of ['pointerdown', 'mousedown', 'click', 'touchstart', 'wheel', 'mousemove'])
            addEventListener(type, (event) => { if (event.isTrusted && event.detail !== 0 || type !== 'click') window.handCounts.mouse += 1; }, true);
    `);
}

function keysPressed(page: Page): Promise<number> {
    return page.evaluate<number>('window.handCounts.keys');
}

function mouseEvents(page: Page): Promise<number> {
    return page.evaluate<number>('window.handCounts.mouse');
}
