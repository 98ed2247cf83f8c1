/** Verbs that a clerk needs now and then, by keyboard alone, with a real hub behind the page. */
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { TicketView } from '#protocol/views.ts';
import { barriersOf, openBrowser, problemsOf, shot } from './browser.ts';
import { largestButton, openTerminal, standsIn } from './counter-pages.ts';
import { Day } from './day.ts';
import { type Hall, startHall, TRIAL_PASSWORD } from './hall.ts';

const STRIP = { width: 360, height: 900 };
const WIDE = { width: 1280, height: 900 };

// Every panel is drawn in two languages and two sizes.
vi.setConfig({ testTimeout: 180_000 });

let hall: Hall;
let day: Day;
let browser: Browser;

beforeAll(async () => {
    hall = await startHall();
    day = new Day(hall);
    browser = await openBrowser();
});
afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
    await browser.close();
    await hall.close();
});

/** A terminal whose counter is open. */
async function openCounter(counter: number): Promise<Page> {
    const page = await openTerminal(browser, hall.url, counter, STRIP);
    await page.keyboard.press('i');
    await standsIn(page, 'idle');
    return page;
}

/** What the hub knows of a ticket. */
async function recordOf(id: string): Promise<{ ticket: TicketView; notes: readonly { type: string; text: string }[] }> {
    const { token } = await hall.call<{ token: string }>('POST', '/api/session', { user: 'manager', password: TRIAL_PASSWORD });
    return hall.call('GET', `/api/tickets/${id}`, undefined, token);
}

function numberAt(page: Page): Promise<string> {
    return page.locator('tx-ticket-card .no').innerText();
}

/** Ends the session at the counter, so that nothing of this test waits for the next. */
async function finishAsLeft(page: Page): Promise<void> {
    await page.keyboard.press('f');
    await page.locator('[data-outcome=left]').waitFor();
    await page.keyboard.press('8');
    await standsIn(page, 'idle');
}

/** The same page in both languages, on the strip and on a page of its own; and the accessibility check. */
async function lookAt(page: Page, name: string): Promise<void> {
    expect(await barriersOf(page)).toEqual([]);
    for (const language of ['zh-CN', 'en']) {
        for (const viewport of [STRIP, WIDE]) {
            await page.setViewportSize(viewport);
            await shot(page, `terminal-${name}-${viewport.width}-${language}`);
        }
        await page.locator('nav [data-menu=language]').click();
    }
    await page.setViewportSize(STRIP);
}

describe('a clerk who holds one and serves another', () => {
    test('goes on with the first by its digit', async () => {
        const first = (await day.take('social')).ticket.no;
        const second = (await day.take('social')).ticket.no;
        const page = await openCounter(1);
        await page.keyboard.press('n');
        await standsIn(page, 'called');
        await page.keyboard.press('s');
        await standsIn(page, 'serving');
        expect(await largestButton(page)).toBe('finish');
        await page.keyboard.press('h');
        await standsIn(page, 'idle');
        await page.locator(`.held[data-no=${first}]`).waitFor();
        expect(await largestButton(page)).toBe('next');
        await lookAt(page, 'held');
        await page.keyboard.press('n');
        await standsIn(page, 'called');
        expect(await numberAt(page)).toBe(second);
        await page.keyboard.press('s');
        await standsIn(page, 'serving');
        // While somebody is served the digits are the outcomes.
        await page.keyboard.press('8');
        await standsIn(page, 'idle');
        await page.keyboard.press('1');
        await standsIn(page, 'serving');
        expect(await numberAt(page)).toBe(first);
        await finishAsLeft(page);
        expect(problemsOf(page)).toEqual([]);
    });
});

describe('a clerk who pressed too soon', () => {
    test('takes back a call, a pass and a finish while the countdown runs', async () => {
        await day.take('enterprise');
        const page = await openCounter(7);
        const undo = page.locator('[data-verb=undo]');
        await page.keyboard.press('n');
        await standsIn(page, 'called');
        const no = await numberAt(page);
        await undo.filter({ hasText: `撤销呼叫 ${no}` }).waitFor();
        await lookAt(page, 'called-undo');
        await page.keyboard.press('p');
        await standsIn(page, 'idle');
        await undo.filter({ hasText: `撤销过号 ${no}` }).waitFor();
        await page.keyboard.press('z');
        await standsIn(page, 'called');
        expect(await numberAt(page)).toBe(no);
        expect(await page.locator('#passed').count()).toBe(0);
        await page.keyboard.press('s');
        await standsIn(page, 'serving');
        expect(await undo.count()).toBe(0);
        await finishAsLeft(page);
        await undo.filter({ hasText: `撤销办结 ${no}` }).waitFor();
        await page.keyboard.press('z');
        await standsIn(page, 'serving');
        await finishAsLeft(page);
        await day.take('enterprise');
        await page.keyboard.press('n');
        await standsIn(page, 'called');
        await page.keyboard.press('z');
        await standsIn(page, 'idle');
        await page.keyboard.press('n');
        await standsIn(page, 'called');
        await page.keyboard.press('s');
        await standsIn(page, 'serving');
        await page.keyboard.press('z');
        await page.locator('[data-notice=refusal]', { hasText: '没有可以撤销的操作' }).waitFor();
        await finishAsLeft(page);
    });
});

describe('a visitor at the wrong counter', () => {
    test('is sent on to another theme and waits there with the old take time', async () => {
        const { ticket } = await day.take('social');
        const page = await openCounter(2);
        await page.keyboard.press('n');
        await standsIn(page, 'called');
        expect(await numberAt(page)).toBe(ticket.no);
        await page.keyboard.press('t');
        await page.locator('tx-picker input:focus').waitFor();
        await lookAt(page, 'transfer');
        await page.locator('tx-picker input').focus();
        await page.keyboard.type('工程建设');
        await page.keyboard.press('Enter');
        await standsIn(page, 'idle');
        await page.locator('[data-notice=done]', { hasText: `${ticket.no} 号已转出` }).waitFor();
        const there = await openCounter(10);
        await there.locator(`[data-no=${ticket.no}]`).waitFor();
        await there.keyboard.press('n');
        await standsIn(there, 'called');
        expect(await numberAt(there)).toBe(ticket.no);
        const sent = (await recordOf(ticket.id)).ticket;
        expect(sent).toMatchObject({ theme: 'construction', takenAt: ticket.takenAt, counter: 10 });
        await there.keyboard.press('s');
        await standsIn(there, 'serving');
        await finishAsLeft(there);
    });

    test('is sent on to a counter by its number, which then calls them', async () => {
        const { ticket } = await day.take('social');
        const page = await openCounter(3);
        await page.keyboard.press('n');
        await standsIn(page, 'called');
        await page.keyboard.press('s');
        await standsIn(page, 'serving');
        await page.keyboard.press('t');
        await page.locator('tx-picker input:focus').waitFor();
        await page.keyboard.type('4');
        await page.keyboard.press('Enter');
        await standsIn(page, 'idle');
        const there = await openCounter(4);
        await there.keyboard.press('n');
        await standsIn(there, 'called');
        expect(await numberAt(there)).toBe(ticket.no);
        await there.keyboard.press('s');
        await standsIn(there, 'serving');
        await finishAsLeft(there);
    });
});

describe('a clerk who acts out of turn', () => {
    test('calls a number and puts one first, and the reasons are on the record', async () => {
        const [one, two, three] = [
            (await day.take('construction')).ticket,
            (await day.take('construction')).ticket,
            (await day.take('construction')).ticket,
        ];
        const page = await openCounter(11);
        await page.keyboard.press('c');
        await page.locator('tx-picker input:focus').waitFor();
        await lookAt(page, 'find');
        await page.locator('tx-picker input').focus();
        await page.keyboard.type(three.no.toLowerCase());
        await page.keyboard.press('Enter');
        await page.locator('tx-reason-form input:focus').waitFor();
        await lookAt(page, 'reason');
        await page.locator('tx-reason-form input').focus();
        await page.keyboard.press('2');
        await standsIn(page, 'called');
        expect(await numberAt(page)).toBe(three.no);
        expect((await recordOf(three.id)).notes.map(({ text }) => text)).toEqual(['没听到呼叫，人已到窗口']);
        await page.keyboard.press('c');
        await page.locator('[data-notice=refusal]', { hasText: `${three.no} 号还在本窗口` }).waitFor();
        await page.keyboard.press('u');
        await page.locator('tx-picker input:focus').waitFor();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await page.locator('tx-reason-form input:focus').waitFor();
        await page.keyboard.press('Enter');
        await page.keyboard.type('隔壁窗口正等这份材料');
        await page.keyboard.press('Enter');
        await page.locator('[data-notice=done]', { hasText: `${two.no} 号已置顶` }).waitFor();
        expect((await recordOf(two.id)).notes.map(({ text }) => text)).toEqual(['隔壁窗口正等这份材料']);
        const waiting = await page.locator('.line.waiting').evaluateAll((lines) => lines.map((line) => line.getAttribute('data-no')));
        expect(waiting.indexOf(two.no)).toBeLessThan(waiting.indexOf(one.no));
        await page.keyboard.press('s');
        await standsIn(page, 'serving');
        await finishAsLeft(page);
        await page.keyboard.press('n');
        await standsIn(page, 'called');
        expect(await numberAt(page)).toBe(two.no);
    });

    test('finds any number of the day, and does with it what its state allows', async () => {
        const { ticket } = await day.take('enterprise');
        const page = await openCounter(12);
        await page.keyboard.press('l');
        await page.locator('tx-picker input:focus').waitFor();
        await page.keyboard.type('z999');
        await page.keyboard.press('Enter');
        await page.getByText('今天没有 Z999 号').waitFor();
        await page.keyboard.press('Control+a');
        await page.keyboard.type(ticket.no);
        await page.keyboard.press('Enter');
        await page.locator('tx-menu [data-choice=call]').waitFor();
        await lookAt(page, 'menu');
        await page.keyboard.press('1');
        await page.locator('tx-reason-form input:focus').waitFor();
        await page.keyboard.press('1');
        await page.locator('[data-notice=refusal]', { hasText: '12 号窗口不办理该事项' }).waitFor();
        await page.keyboard.press('Escape');
        await page.locator('tx-menu [data-choice=reprint]').waitFor();
        await page.keyboard.press('3');
        await page.locator('[data-notice=done]', { hasText: `${ticket.no} 号的号票已发往打印机` }).waitFor();
        expect(await page.locator('tx-panel').count()).toBe(0);
        // Beside an open panel the queue can be pressed: the panel is about that ticket then.
        const other = (await day.take('construction')).ticket;
        await page.keyboard.press('l');
        await page.locator('tx-picker input:focus').waitFor();
        await page.keyboard.type(ticket.no);
        await page.keyboard.press('Enter');
        await page.locator('tx-menu h2', { hasText: ticket.no }).waitFor();
        await page.setViewportSize(WIDE);
        await page.locator(`.waiting[data-no=${other.no}]`).click();
        await page.locator('tx-menu h2', { hasText: other.no }).waitFor();
    });
});

describe('a visitor who was not there', () => {
    test('is back and waits again', async () => {
        await day.take('other');
        const page = await openCounter(9);
        await page.keyboard.press('c');
        await page.locator('tx-picker input:focus').waitFor();
        await page.keyboard.type('d');
        await page.keyboard.press('Enter');
        await page.locator('tx-reason-form input:focus').waitFor();
        await page.keyboard.press('1');
        await standsIn(page, 'called');
        const no = await numberAt(page);
        await page.keyboard.press('p');
        await standsIn(page, 'idle');
        await page.locator(`.passed[data-no=${no}]`).waitFor();
        await page.keyboard.press('j');
        await page.locator('tx-picker input:focus').waitFor();
        await page.keyboard.press('Enter');
        await page.locator(`.waiting[data-no=${no}]`).waitFor();
        expect(await page.locator('#passed').count()).toBe(0);
    });

    test('is void only when the clerk is sure', async () => {
        const { ticket } = await day.take('social');
        const page = await openCounter(1);
        await page.keyboard.press('c');
        await page.locator('tx-picker input:focus').waitFor();
        await page.keyboard.type(ticket.no);
        await page.keyboard.press('Enter');
        await page.locator('tx-reason-form input:focus').waitFor();
        await page.keyboard.press('4');
        await standsIn(page, 'called');
        await page.keyboard.press('d');
        await page.locator('[data-notice=done]', { hasText: '已发往打印机' }).waitFor();
        await page.keyboard.press('x');
        await page.locator('[data-sure]').waitFor();
        await lookAt(page, 'abandon');
        await page.keyboard.press('Escape');
        await page.locator('[data-sure]').waitFor({ state: 'detached' });
        await standsIn(page, 'called');
        await page.keyboard.press('x');
        await page.locator('[data-sure]').waitFor();
        await page.keyboard.press('1');
        await standsIn(page, 'idle');
        expect((await recordOf(ticket.id)).ticket.state).toBe('abandoned');
    });
});

test('the terminal says that the machine’s clock is not believed, and work goes on', async () => {
    const page = await openCounter(8);
    expect(await page.locator('[data-clock]').count()).toBe(0);
    await hall.stop();
    await hall.start({ HALL_CLOCK_OFFSET_MS: String(-3 * 3_600_000) });
    await page.locator('[data-clock]', { hasText: '慢 3 小时' }).waitFor();
    await lookAt(page, 'clock');
    await day.take('enterprise');
    await page.keyboard.press('n');
    await standsIn(page, 'called');
});
