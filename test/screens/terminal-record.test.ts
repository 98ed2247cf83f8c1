/** The record of a session at the terminal: what each outcome asks, the draft that survives, one more item, asking for somebody. */
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ServiceRecord } from '#protocol/service-record.ts';
import type { TicketView } from '#protocol/views.ts';
import { barriersOf, openBrowser, problemsOf, shot } from './browser.ts';
import { openConsole } from './console.ts';
import { openTerminal, standsIn } from './counter-pages.ts';
import { type Hall, startHall, TRIAL_PASSWORD } from './hall.ts';

const NARROW = { width: 320, height: 800 };
const STRIP = { width: 360, height: 900 };
const WIDE = { width: 1280, height: 900 };

// Every panel is drawn in two languages and several sizes.
vi.setConfig({ testTimeout: 180_000 });

type Item = { code: string; theme: string; caseKind: string; skills: readonly string[]; materials: readonly unknown[] };

let hall: Hall;
let browser: Browser;
let items: readonly Item[];

beforeAll(async () => {
    hall = await startHall();
    browser = await openBrowser();
    items = (await hall.call<{ items: Item[] }>('GET', '/api/hall')).items;
});
afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
    await browser.close();
    await hall.close();
});

function itemOf(theme: string, kind: string, at = 0): Item {
    const found = items.filter((item) => item.theme === theme && item.caseKind === kind && item.skills.length === 0 && item.materials.length > 1)[at];
    if (found === undefined) throw new Error(`the hall has no such item [theme=${theme}, kind=${kind}]`);
    return found;
}

async function take(item: Item): Promise<TicketView> {
    return (await hall.call<{ ticket: TicketView }>('POST', '/api/tickets', { item: item.code, purpose: 'handle' })).ticket;
}

/** A terminal that serves somebody for an item. */
async function serving(counter: number, item: Item): Promise<{ page: Page; ticket: TicketView }> {
    const ticket = await take(item);
    const page = await openTerminal(browser, hall.url, counter, STRIP);
    // The clerk of an earlier test may still be on duty: a verb under way would swallow the next key.
    if ((await page.locator('[data-state=closed]').count()) > 0) await page.keyboard.press('i');
    await standsIn(page, 'idle');
    await start(page);
    return { page, ticket };
}

async function start(page: Page): Promise<void> {
    await page.keyboard.press('n');
    await standsIn(page, 'called');
    await page.keyboard.press('s');
    await standsIn(page, 'serving');
}

async function managerToken(): Promise<string> {
    return (await hall.call<{ token: string }>('POST', '/api/session', { user: 'manager', password: TRIAL_PASSWORD })).token;
}

type Recorded = { ticket: TicketView; record: ServiceRecord; notes: readonly { type: string; text: string }[] };

async function recordOf(id: string): Promise<Recorded> {
    return hall.call<Recorded>('GET', `/api/tickets/${id}`, undefined, await managerToken());
}

async function lookAt(page: Page, name: string): Promise<void> {
    expect(await barriersOf(page)).toEqual([]);
    for (const language of ['zh-CN', 'en']) {
        for (const viewport of [NARROW, STRIP, WIDE]) {
            await page.setViewportSize(viewport);
            await shot(page, `terminal-${name}-${viewport.width}-${language}`);
        }
        await page.locator('nav [data-menu=language]').click();
    }
    await page.setViewportSize(STRIP);
}

describe('an acceptance', () => {
    test('is recorded with Enter when all is as usual, also after a press beside the form', async () => {
        const item = itemOf('social', 'committed');
        const { page, ticket } = await serving(1, item);
        await lookAt(page, 'serving');
        await page.keyboard.press('2');
        await page.locator('tx-record-form h2:focus').waitFor();
        // From a button of the head Escape closes it.
        await page.locator('nav [data-menu=language]').focus();
        await page.keyboard.press('Escape');
        await page.locator('tx-record-form').waitFor({ state: 'detached' });
        await page.keyboard.press('2');
        await page.locator('tx-record-form h2:focus').waitFor();
        // Nothing can be pressed here: the form keeps its keys.
        await page.mouse.click(180, 10);
        await page.keyboard.press('Enter');
        await standsIn(page, 'idle');
        const { record, ticket: done } = await recordOf(ticket.id);
        expect(done.outcome).toBe('accepted');
        expect(record).toEqual({ items: [item.code], caseKind: 'committed', materialState: 'complete', delivery: 'pickUp' });
        expect(problemsOf(page)).toEqual([]);
    });

    test('with papers missing names them, the day and the case number, by keys alone', async () => {
        const { page, ticket } = await serving(2, itemOf('social', 'committed', 1));
        await page.keyboard.press('2');
        await page.locator('tx-record-form h2:focus').waitFor();
        for (const key of ['m', 'm', 'd', 'p']) await page.keyboard.press(key);
        await page.keyboard.press('Enter');
        await page.getByText('请勾选缺少的材料').waitFor();
        await page.keyboard.press('2');
        await page.keyboard.press('g');
        await page.keyboard.press('c');
        await page.locator('#caseNo:focus').waitFor();
        await page.keyboard.type('SH');
        await page.keyboard.press('Enter');
        await page.getByText('办件编号为 3–40 位').waitFor();
        await page.keyboard.type('-2026-7');
        await page.locator('tx-record-form h2').focus();
        await lookAt(page, 'accepted');
        await page.locator('tx-record-form h2').focus();
        await page.keyboard.press('Enter');
        await standsIn(page, 'idle');
        const { record } = await recordOf(ticket.id);
        expect(record).toMatchObject({ materialState: 'deficient', missing: [1], delivery: 'electronic', payMethod: 'cash', caseNo: 'SH-2026-7' });
        expect(record.deadline).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    });

    test('of an instant item is asked for its reason, which is on the record', async () => {
        const { page, ticket } = await serving(3, itemOf('social', 'instant'));
        await page.keyboard.press('2');
        await page.locator('tx-record-form h2:focus').waitFor();
        await page.keyboard.press('Enter');
        await page.locator('tx-reason-form input:focus').waitFor();
        await lookAt(page, 'delay');
        await page.locator('tx-reason-form input').focus();
        await page.keyboard.press('2');
        await standsIn(page, 'idle');
        expect((await recordOf(ticket.id)).notes.map(({ text }) => text)).toEqual(['业务系统故障']);
    });
});

describe('a notice of what is missing', () => {
    test('is a tick for each paper and five working days unless the clerk says otherwise', async () => {
        const { page, ticket } = await serving(4, itemOf('social', 'committed'));
        await page.keyboard.press('3');
        await page.locator('tx-record-form h2:focus').waitFor();
        await page.keyboard.press('1');
        await page.keyboard.press('2');
        await lookAt(page, 'notice');
        await page.locator('tx-record-form h2').focus();
        await page.keyboard.press('Enter');
        await standsIn(page, 'idle');
        const { record, ticket: done } = await recordOf(ticket.id);
        expect(done.outcome).toBe('oneTimeNotice');
        expect(record).toMatchObject({ materialState: 'incompleteTold', missing: [0, 1], deadline: expect.any(String) });
    });
});

describe('a consultation', () => {
    test('has a category on a digit, or none', async () => {
        const { page, ticket } = await serving(1, itemOf('social', 'committed'));
        await page.keyboard.press('5');
        await page.locator('tx-record-form h2:focus').waitFor();
        await lookAt(page, 'consulted');
        await page.locator('tx-record-form h2').focus();
        await page.keyboard.press('2');
        await standsIn(page, 'idle');
        expect((await recordOf(ticket.id)).record).toMatchObject({ category: 'materials' });
        const second = await take(itemOf('social', 'committed'));
        await start(page);
        await page.keyboard.press('5');
        await page.locator('tx-record-form h2:focus').waitFor();
        await page.keyboard.press('Enter');
        await standsIn(page, 'idle');
        expect((await recordOf(second.id)).record).not.toHaveProperty('category');
    });
});

describe('the draft of a record', () => {
    test('is there again after the page has crashed, and is part of the record', async () => {
        const { page, ticket } = await serving(7, itemOf('enterprise', 'instant'));
        await page.keyboard.press('e');
        await page.locator('tx-record-form h2:focus').waitFor();
        await page.keyboard.press('d');
        await page.keyboard.press('c');
        await page.locator('#caseNo:focus').waitFor();
        // On a busy machine what was pressed before may be sent by itself first.
        const kept = page.waitForResponse((response) => response.ok() && response.request().postData()?.includes('QY-77') === true);
        await page.keyboard.type('QY-77');
        await kept;
        await page.context().close();
        const again = await openTerminal(browser, hall.url, 7, STRIP);
        await standsIn(again, 'serving');
        const loaded = again.locator('#caseNo');
        await expect
            .poll(async () => {
                await again.keyboard.press('e');
                await loaded.waitFor();
                const value = await loaded.inputValue();
                await again.keyboard.press('Escape');
                return value;
            })
            .toBe('QY-77');
        await again.keyboard.press('e');
        await lookAt(again, 'draft');
        await again.locator('tx-record-form h2').focus();
        await again.keyboard.press('Enter');
        await again.locator('tx-record-form').waitFor({ state: 'detached' });
        await again.keyboard.press('1');
        await standsIn(again, 'idle');
        expect((await recordOf(ticket.id)).record).toMatchObject({ caseNo: 'QY-77', delivery: 'mail' });
    });
});

describe('a visitor who has one more item', () => {
    test('has it handled at once, or gets the next number of the visit', async () => {
        const first = itemOf('enterprise', 'committed');
        const { page, ticket } = await serving(8, first);
        const [same, other] = [itemOf('enterprise', 'committed', 1), itemOf('social', 'committed')];
        for (const item of [same, other]) {
            await page.keyboard.press('a');
            await page.locator('tx-picker input:focus').waitFor();
            if (item === same) await lookAt(page, 'append');
            await page.locator('tx-picker input').focus();
            await page.keyboard.type(item.code);
            await page.keyboard.press('Enter');
            await page.locator('tx-picker').waitFor({ state: 'detached' });
        }
        await page.locator('[data-follow]').waitFor();
        await lookAt(page, 'followed');
        await page.keyboard.press('1');
        await standsIn(page, 'idle');
        expect((await recordOf(ticket.id)).record.items).toEqual([first.code, same.code]);
    });
});

describe('a clerk who needs somebody', () => {
    test('presses a key, the console shows it at once, and the terminal says who comes', async () => {
        const page = await openTerminal(browser, hall.url, 9, STRIP);
        await page.keyboard.press('i');
        await standsIn(page, 'idle');
        const console_ = await openConsole(browser, hall.url);
        await page.keyboard.press('m');
        await page.locator('[data-ask=dutyManager]', { hasText: '已请值班长' }).waitFor();
        await console_.locator('[data-ask="9 dutyManager"]').waitFor();
        expect(await barriersOf(console_)).toEqual([]);
        await shot(console_, 'console-ask');
        await console_.locator('[data-ask="9 dutyManager"] button').press('Enter');
        await page.locator('[data-ask=dutyManager]', { hasText: '已回应' }).waitFor();
        await console_.locator('[data-ask="9 dutyManager"]').waitFor({ state: 'detached' });
        await shot(page, 'terminal-ask');
    });
});
