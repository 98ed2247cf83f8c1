import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { TicketView } from '#protocol/views.ts';
import type { WorkOrder } from '#protocol/work-orders.ts';
import { barriersOf, openBrowser, openPage, problemsOf, shot } from './browser.ts';
import { Day } from './day.ts';
import { type Hall, startHall } from './hall.ts';

const PHONE = { width: 390, height: 844 };

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

const open = (link: string) => openPage(browser, link, PHONE, true);

async function read<Answer>(path: string): Promise<Answer> {
    const { token } = await hall.call<{ token: string }>('POST', '/api/session', { user: 'supervisor', password: 'Trial-2026' });
    return hall.call<Answer>('GET', path, undefined, token);
}

const ticketOf = (id: string) => read<{ ticket: TicketView }>(`/api/tickets/${id}`).then(({ ticket }) => ticket);
const stateOf = (id: string) => ticketOf(id).then(({ state }) => state);
const ratingOf = (id: string) => ticketOf(id).then(({ rating }) => rating);
const orderOf = (id: string) => read<{ workOrder: WorkOrder; notes: object[]; contact: object | null }>(`/api/work-orders/${id}`);

describe('the page behind a ticket', () => {
    test('shows the place in the queue as it moves, then the call, and lets the visitor rate once', async () => {
        await day.signIn(3);
        const first = await day.take('social');
        const second = await day.take('social');
        const page = await open(second.link);
        await page.getByText(second.ticket.no, { exact: true }).waitFor();
        await page.locator('[data-fact=ahead]', { hasText: '1 人' }).waitFor();
        expect(await page.locator('[data-fact=wait]').innerText()).toMatch(/\d+–\d+ 分钟/);
        expect(await barriersOf(page)).toEqual([]);
        await shot(page, 'phone-waiting');

        expect((await day.at(3, 'next'))?.no).toBe(first.ticket.no);
        await page.locator('[data-fact=ahead]', { hasText: '0 人' }).waitFor();
        await day.serve(3);
        await day.at(3, 'next');
        await page.getByText('请到 3 号窗口', { exact: true }).waitFor();
        expect(await page.title()).toBe(`请到 3 号窗口 · ${second.ticket.no}`);
        expect(await barriersOf(page)).toEqual([]);
        await shot(page, 'phone-called');

        await day.serve(3);
        const faces = page.locator('tx-rate-service button');
        await faces.first().waitFor();
        const boxes = await Promise.all((await faces.all()).map((face) => face.boundingBox()));
        expect(boxes).toHaveLength(5);
        expect(new Set(boxes.map((box) => `${box?.width} × ${box?.height}`)).size).toBe(1);
        expect(await barriersOf(page)).toEqual([]);
        await shot(page, 'phone-rate');
        await page.getByRole('button', { name: '非常满意' }).tap();
        await page.locator('[data-reason="510"]').tap();
        // Nothing counts before it is sent: the face can be chosen again.
        expect(await ratingOf(second.ticket.id)).toMatchObject({ state: 'open' });
        await page.getByRole('button', { name: '重新选择' }).tap();
        await page.getByRole('button', { name: '不满意', exact: true }).tap();
        expect(await page.locator('[data-reason][aria-pressed=true]').count()).toBe(0);
        await page.locator('[data-reason]').first().tap();
        await page.getByRole('textbox').fill('窗口太少');
        expect(await barriersOf(page)).toEqual([]);
        await shot(page, 'phone-why');
        // An unsteady hand touches again as soon as it can: one rating, and thanks for it.
        await page.getByRole('button', { name: '提交', exact: true }).evaluate((button) => {
            const touchAgain = (): void => {
                if (!button.hasAttribute('disabled')) button.click();
            };
            const Observer = Reflect.get(globalThis, 'MutationObserver') as new (heard: () => void) => { observe(node: unknown, what: object): void };
            new Observer(touchAgain).observe(button, { attributes: true });
            button.click();
        });
        await page.getByText('感谢您的评价').waitFor();
        expect(await ratingOf(second.ticket.id)).toEqual({ state: 'rated', level: 2 });
        const { workOrder, notes } = await orderOf(`R${second.ticket.id}`);
        expect(workOrder.origin).toMatchObject({ channel: 'phone', level: 2, reasons: [expect.stringMatching(/^2/)] });
        expect(notes).toEqual([expect.objectContaining({ text: '窗口太少' })]);
        await page.reload();
        await page.getByText('本次服务已经评价过').waitFor();
        expect(problemsOf(page)).toEqual([]);
    });

    test('takes a complaint with its case number, says what the contact is for, and gives the number under which it is handled', async () => {
        const { ticket, link } = await day.take('social', 'en');
        const page = await open(link);
        await page.getByRole('button', { name: 'Complaint or suggestion' }).tap();
        await page.getByText('Only to ask you back').waitFor();
        const send = page.getByRole('button', { name: 'Send', exact: true });
        await send.tap();
        await page.getByText('Please choose first').waitFor();
        await page.getByText('I disagree with a result').tap();
        await page.getByLabel('Please tell us what happened').fill('I was told two different things');
        await send.tap();
        await page.getByText('Please enter the case number.').waitFor();
        await page.getByLabel('Case number').fill('CASE-2026-7');
        await page.getByLabel('Phone').fill('13800138000');
        expect(await barriersOf(page)).toEqual([]);
        await shot(page, 'phone-complaint-en');
        await send.tap();
        const order = await page.locator('tx-complaint .order').innerText();
        await shot(page, 'phone-complaint-done-en');
        const { workOrder, notes, contact } = await orderOf(order);
        expect(workOrder).toMatchObject({ ticket: ticket.id, origin: { complaint: 'result', caseNo: 'CASE-2026-7', channel: 'phone' } });
        expect(notes).toEqual([expect.objectContaining({ text: 'I was told two different things' })]);
        expect(contact).toEqual({ phone: '13800138000' });
    });

    test('gives the number back only after a question', async () => {
        const { ticket, link } = await day.take('social');
        const page = await open(link);
        await page.getByRole('button', { name: '我不办了，取消号票' }).click();
        await page.getByText(`确定取消 ${ticket.no} 号吗？`).waitFor();
        await page.getByRole('button', { name: '继续等候' }).click();
        expect(await stateOf(ticket.id)).toBe('waiting');
        await page.getByRole('button', { name: '我不办了，取消号票' }).click();
        await page.getByRole('button', { name: '确定取消' }).click();
        await page.getByText('号票已取消').waitFor();
        expect(await stateOf(ticket.id)).toBe('cancelled');
    });

    test('a link that leads to no ticket says so', async () => {
        const page = await open(`${hall.url}/t/20261125A001-aaaaaaaaaaaaaaaaaaaaaa`);
        await page.getByText('没有找到这张号票').waitFor();
        expect(await page.locator('meta[name=robots]').getAttribute('content')).toContain('noindex');
        expect(await barriersOf(page)).toEqual([]);
    });

    test('speaks the language in which the number was taken, until the visitor chooses another', async () => {
        const { link } = await day.take('social', 'en');
        const page = await open(link);
        await page.getByText('Ahead of you').waitFor();
        await shot(page, 'phone-waiting-en');
        await page.getByRole('button', { name: '中文' }).click();
        await page.getByText('前面还有').waitFor();
        await page.reload();
        await page.getByText('前面还有').waitFor();
    });

    test('veils what it shows while the hub is away, and shows the present when it is back', async () => {
        const { link } = await day.take('other');
        const page = await open(link);
        await page.locator('main:not(.veiled) [data-fact=ahead]').waitFor();
        await hall.stop();
        await page.locator('main.veiled').waitFor();
        await hall.start();
        await page.locator('main:not(.veiled) [data-fact=ahead]').waitFor();
    });
});
