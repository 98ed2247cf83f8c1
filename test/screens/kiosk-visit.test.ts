/** What a visitor can do at the kiosk beside taking one number: search, several matters, documents, showing who they are, help. */
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { DocumentView } from '#protocol/documents.ts';
import type { TicketView } from '#protocol/views.ts';
import { barriersOf, openBrowser, openPage, problemsOf, shot, type Viewport } from './browser.ts';
import { openConsole, Rules } from './console.ts';
import { type Hall, startHall, TRIAL_PASSWORD } from './hall.ts';

const PORTRAIT: Viewport = { width: 1080, height: 1920 };
const LANDSCAPE: Viewport = { width: 1920, height: 1080 };

let hall: Hall;
let browser: Browser;

beforeAll(async () => {
    [hall, browser] = await Promise.all([startHall(), openBrowser()]);
}, 240_000);

afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
});

afterAll(async () => {
    await browser?.close();
    await hall?.close();
});

async function openKiosk(viewport: Viewport = PORTRAIT, query = ''): Promise<Page> {
    const page = await openPage(browser, `${hall.url}/kiosk/${query}`, viewport, true);
    page.setDefaultTimeout(30_000);
    await page.locator('tx-home').waitFor();
    return page;
}

const tap = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).tap();
const numberOn = (page: Page): Promise<string> => page.locator('tx-taken .no').innerText();

async function ticketOf(no: string): Promise<TicketView> {
    const { token } = await hall.call<{ token: string }>('POST', '/api/session', { user: 'manager', password: TRIAL_PASSWORD });
    const { tickets } = await hall.call<{ tickets: TicketView[] }>('GET', '/api/tickets', undefined, token);
    const found = tickets.find((ticket) => ticket.no === no);
    if (found === undefined) throw new Error(`no such ticket [no=${no}]`);
    return found;
}

const virtual = (device: string, body: object): Promise<{ device: { slips?: { svg: string }[] } }> =>
    hall.call('POST', `/api/trial/devices/${device}`, body);

/** A session at a counter, ended with a document. */
async function documentOf(kind: string, item = 'id-card', counter = 1): Promise<DocumentView> {
    const token = await hall.signIn(counter, `clerk${String(counter).padStart(2, '0')}`);
    await hall.call('POST', '/api/tickets', { item });
    await hall.call('POST', `/api/counters/${counter}/next`, {}, token);
    await hall.call('POST', `/api/counters/${counter}/start`, {}, token);
    await hall.call('POST', `/api/counters/${counter}/finish`, { outcome: 'accepted', reason: '需要实地核查' }, token);
    return (await hall.call<{ document: DocumentView }>('POST', `/api/counters/${counter}/document`, { kind, item }, token)).document;
}

async function scan(page: Page, text: string): Promise<void> {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
}

describe('a visitor', () => {
    test('finds an item by the first letters of what people call it, and takes its list of materials along', async () => {
        const page = await openKiosk();
        await tap(page, '搜索事项');
        await page.locator('tx-search').waitFor();
        for (const letter of 'GJJ') await tap(page, letter);
        expect(await page.locator('tx-search .item').first().innerText()).toContain('住房公积金提取');
        await page.keyboard.type('zzz');
        await page.getByText('没有找到').waitFor();
        await tap(page, '清空');
        await page.keyboard.type('sbk');
        await page.locator('tx-search .item').first().tap();
        await tap(page, '打印材料清单');
        await page.getByRole('button', { name: '清单已打印' }).waitFor();
        const { devices } = await hall.call<{ devices: { id: string; slips?: { svg: string }[] }[] }>('GET', '/api/trial/devices');
        const svg = devices.find(({ id }) => id === 'printer-1')?.slips?.[0]?.svg ?? '';
        expect(svg).toContain('办事材料清单');
        expect(await barriersOf(page)).toEqual([]);
        expect(problemsOf(page)).toEqual([]);
    }, 120_000);

    test('takes several matters in one visit, and sees all numbers in their order', async () => {
        const page = await openKiosk(LANDSCAPE);
        for (const theme of [0, 0, 1]) {
            await page.locator('tx-theme-tile button').nth(theme).tap();
            await page
                .locator('tx-items .item')
                .nth(theme === 1 ? 1 : await page.locator('.chosen').count())
                .tap();
            await tap(page, '再办一件');
            await page.locator('tx-themes').waitFor();
        }
        await tap(page, '查看并取号');
        await page.locator('tx-basket').waitFor();
        expect(await page.locator('tx-basket li').count()).toBe(3);
        await page.locator('tx-basket .main').tap();
        await page.locator('tx-identity .without').tap();
        const first = await ticketOf(await numberOn(page));
        expect(first.items).toHaveLength(2);
        expect(await page.locator('tx-taken .chain .next-no').allInnerTexts()).toEqual([expect.stringMatching(/^B\d{3}$/)]);
        const next = await ticketOf(await page.locator('tx-taken .chain .next-no').innerText());
        expect(next.after).toBe(first.id);
        await shot(page, 'kiosk-chain-landscape-zh');
        expect(await barriersOf(page)).toEqual([]);
        // The next visitor begins with nothing chosen.
        await tap(page, '完成');
        await page.locator('tx-home').waitFor();
        expect(await page.locator('.chosen').count()).toBe(0);
    }, 120_000);

    test('who only has a question has a number after two touches', async () => {
        const page = await openKiosk();
        await page.locator('.way.consult').tap();
        await page.locator('tx-themes tx-theme-tile button').nth(2).tap();
        expect(await ticketOf(await numberOn(page))).toMatchObject({ purpose: 'consult', theme: 'construction', items: [] });
    }, 60_000);
});

describe('a document of a counter', () => {
    test('is scanned on the first screen and gives the right number, and its misread neighbour says so', async () => {
        const notice = await documentOf('oneTimeNotice');
        const page = await openKiosk(LANDSCAPE);
        await scan(page, notice.content.replace(/\d{2}$/, '00'));
        await page.getByRole('heading', { name: '没有取到号' }).waitFor();
        await page.getByText('编号的校验位对不上').waitFor();
        await tap(page, '返回首页');
        await scan(page, notice.content);
        expect(await ticketOf(await numberOn(page))).toMatchObject({ purpose: 'handle', class: 'returning', item: 'id-card' });
        await tap(page, '完成');
        await scan(page, notice.content);
        await page.getByRole('heading', { name: '您已经有号了' }).waitFor();
        await shot(page, 'kiosk-open-ticket-landscape-zh');
        expect(await barriersOf(page)).toEqual([]);
        expect(problemsOf(page)).toEqual([]);
    }, 120_000);

    test('is heard by a scanner on a line of its own, and typed by hand', async () => {
        const receipt = await documentOf('receipt', 'social-insurance-card', 4);
        const page = await openKiosk();
        await page.locator('.way.collect').tap();
        await page.locator('tx-themes').waitFor();
        await virtual('scanner-1', { action: 'scan', value: receipt.content });
        const no = await numberOn(page);
        expect(await ticketOf(no)).toMatchObject({ purpose: 'collect', class: 'collect' });
        await tap(page, '完成');
        await page.locator('.way.collect').tap();
        await tap(page, '输入编号');
        await tap(page, 'R 收件凭证');
        for (const digit of receipt.content.slice(3)) await page.locator('tx-entry').getByRole('button', { name: digit, exact: true }).tap();
        await tap(page, '取号');
        await expect.poll(() => page.locator('tx-entry .message').innerText()).toContain(`您的 ${no} 号还在等候`);
    }, 120_000);
});

describe('who is there', () => {
    test('is typed once: a second number for the same matter shows the first, and prints its slip again', async () => {
        const page = await openKiosk();
        const identify = async (): Promise<void> => {
            await page.locator('tx-home tx-theme-tile button').first().tap();
            await page.locator('tx-items .item').nth(4).tap();
            await page.locator('tx-item-card .main').tap();
            await tap(page, '输入身份证号');
            await page.keyboard.type('110105194912310021');
            await page.getByText('校验位对不上').waitFor();
            await page.keyboard.press('Backspace');
            await page.keyboard.press('Backspace');
            await tap(page, '2');
            await tap(page, 'X');
            await tap(page, '取号');
        };
        await identify();
        const no = await numberOn(page);
        // Born in 1949.
        expect(await ticketOf(no)).toMatchObject({ class: 'care' });
        await page.locator('tx-taken .printed').waitFor();
        await tap(page, '完成');
        await identify();
        await page.getByRole('heading', { name: '您已经有号了' }).waitFor();
        expect(await page.locator('tx-refused .no').innerText()).toBe(no);
        expect(await page.locator('tx-refused .own').innerText()).toContain('前面');
        await tap(page, '补打号票');
        await page.getByRole('button', { name: '正在补打，请取走号票' }).waitFor();
        const slips = async (): Promise<string> =>
            (await hall.call<{ devices: { id: string; slips?: { svg: string }[] }[] }>('GET', '/api/trial/devices')).devices.find(
                ({ id }) => id === 'printer-1',
            )?.slips?.[0]?.svg ?? '';
        await expect.poll(slips, { timeout: 15_000 }).toContain('补打');
        await tap(page, '返回首页');
        await page.locator('tx-home').waitFor();
        const left = `JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, history.length, document.cookie])`;
        expect(await page.evaluate(left)).not.toContain('1949');
        // All that the page shows or hides, through every shadow root.
        const inPage = `(function all(root) {
            return [...root.querySelectorAll('*')].map((one) => one.textContent + (one.shadowRoot ? all(one.shadowRoot) : '')).join();
        })(document)`;
        const words = await page.evaluate(inPage);
        expect(words).toContain('现场取号');
        expect(words).not.toContain('1949');
    }, 180_000);

    test('is told by a card on the reader, without a touch', async () => {
        const page = await openKiosk(LANDSCAPE);
        await page.locator('tx-home tx-theme-tile button').first().tap();
        await page.locator('tx-items .item').nth(2).tap();
        await page.locator('tx-item-card .main').tap();
        await page.getByText('请把身份证放在感应区').waitFor();
        await shot(page, 'kiosk-identity-landscape-zh');
        expect(await barriersOf(page)).toEqual([]);
        await virtual('card-reader-1', { action: 'insert', value: 'elder' });
        const no = await numberOn(page);
        await virtual('card-reader-1', { action: 'lift' });
        expect(await ticketOf(no)).toMatchObject({ class: 'care' });
        expect(problemsOf(page)).toEqual([]);
    }, 120_000);
});

test('a call for staff is seen at the kiosk and in the console, until somebody goes', async () => {
    const page = await openKiosk();
    await tap(page, '呼叫工作人员');
    await page.getByRole('button', { name: '工作人员马上就来' }).waitFor();
    const console = await openConsole(browser, hall.url);
    await console.getByText('一楼取号机（1 区）的群众请工作人员过去').waitFor();
    await shot(console, 'console-help');
    expect(await barriersOf(console)).toEqual([]);
    await console.getByRole('button', { name: '我去处理' }).click();
    await page.getByRole('button', { name: '呼叫工作人员' }).waitFor();
    await console.locator('tx-help-calls li').waitFor({ state: 'detached' });
}, 120_000);

test('a closed item is refused with its reason and a way on: a number for advice', async () => {
    await (await Rules.of(hall)).change({
        issue: [{ item: 'housing-fund-withdrawal', closed: { 'zh-CN': '系统升级，周三恢复', en: 'back on Wednesday' } }],
    });
    const page = await openKiosk(LANDSCAPE);
    await tap(page, '搜索事项');
    await tap(page, '公积金');
    await page.locator('tx-item-card .main').tap();
    await page.locator('tx-identity .without').tap();
    await page.getByText('该事项暂停办理：系统升级，周三恢复').waitFor();
    await shot(page, 'kiosk-closed-item-landscape-zh');
    expect(await barriersOf(page)).toEqual([]);
    await tap(page, '先取咨询号');
    // The rule closes the item for every purpose; its theme can still be asked about.
    expect(await ticketOf(await numberOn(page))).toMatchObject({ theme: 'social', purpose: 'consult', items: [] });
});
