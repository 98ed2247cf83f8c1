import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { TicketView } from '#protocol/views.ts';
import type { WorkOrder } from '#protocol/work-orders.ts';
import { barriersOf, openBrowser, openPage, problemsOf, shot } from './browser.ts';
import { Cable } from './cable.ts';
import { Day } from './day.ts';
import { type Hall, startHall, TRIAL_PASSWORD } from './hall.ts';

const LANDSCAPE = { width: 1280, height: 800 };
const PORTRAIT = { width: 800, height: 1280 };

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

const faces = (page: Page) => page.locator('tx-pad-faces [data-level]');

/** Serves one visitor at a counter to the end; the id of the ticket. */
async function served(counter: number): Promise<string> {
    await day.callAt(counter, 'social');
    const ticket = await day.at(counter, 'start');
    await day.at(counter, 'finish', { outcome: 'consulted' });
    return ticket?.id ?? '';
}

async function ratingOf(id: string): Promise<TicketView['rating']> {
    const { token } = await hall.call<{ token: string }>('POST', '/api/session', { user: 'manager', password: 'Trial-2026' });
    return (await hall.call<{ ticket: TicketView }>('GET', `/api/tickets/${id}`, undefined, token)).ticket.rating;
}

type Detail = { workOrder: WorkOrder; notes: { type: string; text: string }[] };

async function orderOf(id: string): Promise<Detail> {
    const { token } = await hall.call<{ token: string }>('POST', '/api/session', { user: 'supervisor', password: TRIAL_PASSWORD });
    return hall.call<Detail>('GET', `/api/work-orders/R${id}`, undefined, token);
}

describe('the rating pad', () => {
    test('shows the card of the clerk, then five equal faces with none chosen, and one touch rates once', async () => {
        await day.signIn(1);
        const page = await openPage(browser, `${hall.url}/counter/pad.html?counter=1`, LANDSCAPE, true);
        await page.locator('tx-clerk-card .name').waitFor();
        expect(await barriersOf(page)).toEqual([]);
        await shot(page, 'pad-idle');
        const ticket = await served(1);
        await faces(page).first().waitFor();
        expect(await faces(page).allInnerTexts()).toEqual(['非常满意', '满意', '基本满意', '不满意', '非常不满意']);
        const boxes = await Promise.all((await faces(page).all()).map((face) => face.boundingBox()));
        expect(new Set(boxes.map((box) => `${Math.round(box?.width ?? 0)}×${Math.round(box?.height ?? 0)} at ${Math.round(box?.y ?? 0)}`)).size).toBe(
            1,
        );
        expect(await page.locator('tx-pad-faces [aria-pressed], tx-pad-faces [aria-checked], tx-pad-faces :focus').count()).toBe(0);
        const looks = await page.evaluate(
            `[...new Set([...document.querySelector('tx-pad').shadowRoot.querySelector('tx-pad-live').shadowRoot.querySelector('tx-pad-faces')
                .shadowRoot.querySelectorAll('[data-level]')].map((face) => { const { color, backgroundColor, borderColor, fontSize, fontWeight, opacity } =
                getComputedStyle(face); return [color, backgroundColor, borderColor, fontSize, fontWeight, opacity].join(); }))].length`,
        );
        expect(looks).toBe(1);
        expect(await barriersOf(page)).toEqual([]);
        await shot(page, 'pad-asking');
        await page.locator('[data-level="2"]').tap();
        // The face has counted before anything more is said.
        await page.getByText('您的评价：不满意').waitFor();
        expect(await ratingOf(ticket)).toEqual({ state: 'rated', level: 2 });
        expect(await faces(page).count()).toBe(0);
        const reasons = page.locator('[data-reason]');
        expect(await reasons.count()).toBe(3);
        expect(await page.locator('[data-reason][aria-pressed=true]').count()).toBe(0);
        expect(await page.getByRole('button', { name: '提交', exact: true }).isDisabled()).toBe(true);
        expect(await barriersOf(page)).toEqual([]);
        await shot(page, 'pad-why');
        await reasons.nth(1).tap();
        await page.getByRole('button', { name: '更多原因' }).tap();
        await page.locator('[data-reason="214"]').tap();
        await page.getByRole('textbox').fill('等了很久');
        await shot(page, 'pad-why-more');
        await page.getByRole('button', { name: '提交', exact: true }).tap();
        await page.getByText('感谢您的评价').waitFor();
        expect(await ratingOf(ticket)).toEqual({ state: 'rated', level: 2 });
        expect((await orderOf(ticket)).notes).toEqual([expect.objectContaining({ type: 'explainRating', text: '等了很久' })]);
        expect((await orderOf(ticket)).workOrder.origin).toMatchObject({ level: 2, reasons: [expect.any(String), '214'] });
        expect(await barriersOf(page)).toEqual([]);
        await shot(page, 'pad-thanks');
        expect(problemsOf(page)).toEqual([]);
    });

    test('takes a level by its key and a skip without a rating, also in portrait and in English', async () => {
        await day.signIn(2);
        const page = await openPage(browser, `${hall.url}/counter/pad.html?counter=2&lang=en`, PORTRAIT);
        await page.locator('tx-clerk-card .name').waitFor();
        await shot(page, 'pad-idle-portrait-en');
        const keyed = await served(2);
        await faces(page).first().waitFor();
        const boxes = await Promise.all((await faces(page).all()).map((face) => face.boundingBox()));
        expect(new Set(boxes.map((box) => `${Math.round(box?.width ?? 0)}×${Math.round(box?.height ?? 0)}`)).size).toBe(1);
        expect(await barriersOf(page)).toEqual([]);
        await shot(page, 'pad-asking-portrait-en');
        await page.keyboard.press('4');
        await page.getByText('Your rating: Satisfied').waitFor();
        expect(await ratingOf(keyed)).toEqual({ state: 'rated', level: 4 });
        await page.getByRole('button', { name: 'More reasons' }).click();
        expect(await barriersOf(page)).toEqual([]);
        await shot(page, 'pad-why-portrait-en');
        await page.getByRole('button', { name: 'No more to say' }).click();
        await page.getByText('Thank you for your rating').waitFor();
        await page.locator('tx-clerk-card').waitFor();
        const skipped = await served(2);
        await faces(page).first().waitFor();
        await page.getByRole('button', { name: 'Skip' }).click();
        await page.locator('tx-clerk-card').waitFor();
        expect((await ratingOf(skipped)).state).toBe('skipped');
    });

    test('sends what was chosen when the visitor has gone, and thanks', async () => {
        await day.signIn(4);
        const page = await openPage(browser, `${hall.url}/counter/pad.html?counter=4`, LANDSCAPE);
        await page.locator('tx-clerk-card').waitFor();
        await page.clock.install();
        const ticket = await served(4);
        await faces(page).first().waitFor();
        await page.keyboard.press('1');
        await page.locator('[data-reason]').first().click();
        expect((await orderOf(ticket)).workOrder.origin).toMatchObject({ reasons: [] });
        await page.clock.fastForward(21_000);
        await page.getByText('感谢您的评价').waitFor();
        expect((await orderOf(ticket)).workOrder.origin).toMatchObject({ reasons: [expect.any(String)] });
    });

    test('takes its question away when the link is lost', async () => {
        await day.signIn(3);
        const cable = await Cable.to(hall.url);
        try {
            const page = await openPage(browser, `${cable.url}/counter/pad.html?counter=3`, LANDSCAPE);
            await page.locator('tx-clerk-card').waitFor();
            await served(3);
            await faces(page).first().waitFor();
            cable.pull();
            await page.locator('[data-veil]').waitFor();
            expect(await faces(page).count()).toBe(0);
            await page.locator('tx-link-bar', { hasText: '中断' }).waitFor();
            expect(await barriersOf(page)).toEqual([]);
            cable.putBack();
            await faces(page).first().waitFor();
            // What is being written is kept.
            await page.keyboard.press('3');
            await page.locator('[data-reason]').first().click();
            await page.getByRole('textbox').fill('希望多开');
            cable.pull();
            await page.locator('[data-veil]').waitFor();
            expect(await page.getByRole('textbox').isVisible()).toBe(false);
            cable.putBack();
            await page.getByRole('textbox').waitFor();
            expect(await page.getByRole('textbox').inputValue()).toBe('希望多开');
            await page.getByRole('button', { name: '提交', exact: true }).click();
            await page.getByText('感谢您的评价').waitFor();
        } finally {
            await cable.close();
        }
    });
});
