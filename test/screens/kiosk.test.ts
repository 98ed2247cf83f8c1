import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { barriersOf, openBrowser, openPage, problemsOf, shot, type Viewport } from './browser.ts';
import { type Hall, startHall } from './hall.ts';

const PORTRAIT: Viewport = { width: 1080, height: 1920 };
const LANDSCAPE: Viewport = { width: 1920, height: 1080 };
const SMALL: Viewport = { width: 1280, height: 1024 };

let hall: Hall;
let browser: Browser;
const pages: Page[] = [];
const halls: Hall[] = [];
const folders: string[] = [];

beforeAll(async () => {
    [hall, browser] = await Promise.all([startHall(), openBrowser()]);
}, 120_000);

afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close();
    for (const extra of halls.splice(0)) await extra.close();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

afterAll(async () => {
    await browser?.close();
    await hall?.close();
});

async function openKiosk(viewport: Viewport, query = '', at: Hall = hall): Promise<Page> {
    const page = await openPage(browser, `${at.url}/kiosk/${query}`, viewport, true);
    pages.push(page);
    page.setDefaultTimeout(20_000);
    return page;
}

function theme(page: Page, no: number): ReturnType<Page['locator']> {
    return page.locator('tx-theme-tile button').nth(no);
}

/** Theme and common item, up to the card. */
async function openCard(page: Page, no = 0): Promise<void> {
    await theme(page, no).tap();
    await page.locator('tx-items .item').first().tap();
    await page.locator('tx-item-card .main').waitFor();
}

/** The button of the card, and the way without a card where an item asks who is there. */
async function takeNumber(page: Page): Promise<void> {
    await page.locator('tx-item-card .main').tap();
    await page.locator('tx-identity .without, tx-taken .no, tx-refused').first().waitFor();
    const without = page.locator('tx-identity .without');
    if ((await without.count()) > 0) await without.tap();
}

const numberOn = (page: Page): Promise<string> => page.locator('tx-taken .no').innerText();

/** The files of the trial hall with one of them changed. */
function filesWith<File>(name: string, change: (file: File) => File): string {
    const folder = mkdtempSync(join(tmpdir(), 'tingxu-files-'));
    folders.push(folder);
    cpSync(fileURLToPath(new URL('../../server/trial', import.meta.url)), folder, { recursive: true });
    const file = JSON.parse(readFileSync(join(folder, name), 'utf8')) as File;
    writeFileSync(join(folder, name), JSON.stringify(change(file)));
    return folder;
}

/** An opening of one hour, half a day from now by the hall's clock. */
function closedNow(): [string, string] {
    const hour = (new Date(Date.now() + 8 * 3_600_000).getUTCHours() + 12) % 24;
    const clock = (at: number): string => `${String(at).padStart(2, '0')}:00`;
    return [clock(hour), clock(hour + 1)];
}

/** Nothing of the ticket is cut off at the edge of its card or of the screen. */
async function expectWhole(page: Page): Promise<void> {
    const boxes = await page.locator('tx-taken').evaluate((taken) => {
        const root = taken.shadowRoot;
        const boxOf = (selector: string) => root?.querySelector(selector)?.getBoundingClientRect();
        return { card: boxOf('article'), qr: boxOf('tx-qr'), facts: boxOf('.place'), button: boxOf('.button'), foot: taken.getBoundingClientRect() };
    });
    expect(boxes.qr?.bottom).toBeLessThanOrEqual(boxes.card?.bottom ?? 0);
    expect(boxes.facts?.bottom).toBeLessThanOrEqual(boxes.card?.bottom ?? 0);
    expect(boxes.button?.bottom).toBeLessThanOrEqual(boxes.foot.bottom);
    expect(boxes.qr?.width).toBeGreaterThanOrEqual(150);
}

test('a visitor has a number for a common item after four touches, also without a card', async () => {
    const page = await openKiosk(PORTRAIT);
    await page.evaluate(`globalThis.touches = 0; addEventListener('pointerdown', () => { globalThis.touches++; }, true)`);
    await openCard(page);
    await takeNumber(page);

    const no = await numberOn(page);
    expect(no).toMatch(/^A\d{3}$/);
    expect(await hall.tickets()).toContain(no);
    expect(await page.evaluate('globalThis.touches')).toBe(4);
    await expect.poll(() => page.locator('tx-taken .print').innerText(), { timeout: 15_000 }).toBe('号票已打印，请取走');
    expect(await page.locator('tx-taken tx-qr').getAttribute('content')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/t\/.{10,}$/);
    expect(problemsOf(page)).toEqual([]);
});

test('a visitor who is not sure takes a number for the theme alone', async () => {
    const page = await openKiosk(LANDSCAPE);
    await theme(page, 2).tap();
    await page.locator('tx-items .unsure').tap();
    await page.locator('tx-item-card .main').tap();
    expect(await numberOn(page)).toMatch(/^C\d{3}$/);
    expect(await page.locator('tx-taken .what').innerText()).toBe('工程建设项目');
});

test('an English visitor reads English to the end, and the next visitor Chinese again', async () => {
    const page = await openKiosk(LANDSCAPE);
    await page.getByRole('button', { name: 'English' }).tap();
    await page.getByRole('heading', { name: 'Hello! What brings you here today?' }).waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    await openCard(page, 1);
    await page.getByRole('button', { name: 'Take a number' }).tap();
    await page.getByRole('heading', { name: 'Please show your identity card' }).waitFor();
    await page.getByRole('button', { name: 'No card with me' }).tap();
    await page.getByRole('heading', { name: 'Here is your number' }).waitFor();
    expect(await numberOn(page)).toMatch(/^B\d{3}$/);

    await page.getByRole('button', { name: 'Done' }).tap();
    await page.getByRole('heading', { name: '您好，请问要办什么事？' }).waitFor();
    expect(await page.locator('tx-taken').count()).toBe(0);
});

test('two touches of the button in one moment give one ticket', async () => {
    const page = await openKiosk(PORTRAIT);
    await openCard(page, 3);
    const before = await hall.tickets();
    await page.locator('tx-item-card .main').tap();
    await page.locator('tx-identity .without').evaluate((button) => {
        button.click();
        button.click();
    });
    const no = await numberOn(page);
    const after = await hall.tickets();
    expect(after).toHaveLength(before.length + 1);
    expect(after).toContain(no);
});

test('a refusal is told in the language of the visitor, and gives no number', async () => {
    const page = await openKiosk(LANDSCAPE);
    // A kiosk whose catalogue is older than the hall's offers what is no longer there.
    await page.route('**/api/hall', async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, body: (await answer.text()).replace('"sole-trader-registration"', '"sole-trader-of-old"') });
    });
    await page.reload();
    await page.getByRole('button', { name: 'English' }).tap();
    await theme(page, 1).tap();
    await page.getByRole('button', { name: 'Sole trader' }).tap();
    const before = await hall.tickets();
    await takeNumber(page);
    await page.getByRole('heading', { name: 'No number was taken' }).waitFor();
    expect(await page.locator('tx-notice-screen p').innerText()).toMatch(/^There is no service item/);
    expect(await hall.tickets()).toEqual(before);
    await shot(page, 'kiosk-refused-landscape-en');
    expect(await barriersOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Back to the start' }).tap();
    await page.getByRole('heading', { name: '您好，请问要办什么事？' }).waitFor();
});

test('with a dead printer the kiosk gives numbers all the same and says so', async () => {
    const odd = await startHall({
        HALL_FILES: filesWith('devices.json', (file: { kind: string; line: string }[]) => {
            for (const device of file) if (device.kind === 'ticketPrinter') device.line = 'tcp://127.0.0.1:9';
            return file;
        }),
    });
    halls.push(odd);
    const page = await openKiosk(PORTRAIT, '', odd);
    await page.locator('tx-kiosk .notice').waitFor();
    await shot(page, 'kiosk-no-printer-portrait');
    await openCard(page);
    await takeNumber(page);
    expect(await numberOn(page)).toBe('A001');
    await page.locator('tx-taken .problem').waitFor();
    expect(await page.locator('tx-taken .print').innerText()).toContain('请记下号码');
    expect(await page.locator('tx-taken tx-qr svg').count()).toBe(1);
    await shot(page, 'kiosk-no-paper-portrait');
    expect(await barriersOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'English' }).tap();
    await page.getByRole('heading', { name: 'Here is your number' }).waitFor();
    await shot(page, 'kiosk-no-paper-portrait-en');
    await expectWhole(page);
});

test('in front of a closed hall the kiosk says so and tells the hours', async () => {
    const shut = await startHall({
        HALL_FILES: filesWith('hall.json', (file: { hours: { alwaysOpen: boolean; weekly: Record<string, string[][]> } }) => {
            file.hours.alwaysOpen = false;
            // An hour half a day away from now.
            for (const day of Object.keys(file.hours.weekly)) file.hours.weekly[day] = [closedNow()];
            return file;
        }),
    });
    halls.push(shut);
    const page = await openKiosk(LANDSCAPE, '', shut);
    await page.getByRole('heading', { name: '大厅现在不办理业务' }).waitFor();
    expect(await page.locator('tx-closed dd').first().innerText()).toMatch(/^\d\d:\d\d–\d\d:\d\d$/);
    expect(await page.locator('tx-theme-tile').count()).toBe(0);
    await shot(page, 'kiosk-closed-landscape');
    expect(await barriersOf(page)).toEqual([]);
});

test('while the hub is gone the kiosk shows no numbers, and it goes on by itself', async () => {
    const page = await openKiosk(PORTRAIT);
    await theme(page, 0).tap();
    await page.locator('tx-items').waitFor();
    await hall.stop('SIGKILL');
    await page.getByRole('heading', { name: '正在恢复连接' }).waitFor();
    expect(await page.locator('tx-items, tx-home').count()).toBe(0);
    await shot(page, 'kiosk-lost-portrait');
    expect(await barriersOf(page)).toEqual([]);

    await hall.start();
    await page.locator('tx-items .item').first().waitFor();
    await page.locator('tx-items .item').first().tap();
    await takeNumber(page);
    expect(await numberOn(page)).toMatch(/^A\d{3}$/);
});

test('a kiosk that nobody touches counts down, goes home and forgets its visitor', async () => {
    const page = await openKiosk(PORTRAIT);
    await page.clock.install();
    await page.reload();
    await page.getByRole('button', { name: 'English' }).tap();
    await openCard(page);
    await page.clock.runFor(52_000);
    expect(await page.getByRole('timer').innerText()).toMatch(/^\d seconds left$/);
    await page.clock.runFor(9_000);
    await page.getByRole('heading', { name: '您好，请问要办什么事？' }).waitFor();
    expect(await page.getByRole('timer').count()).toBe(0);
    expect(await page.locator('tx-item-card, tx-items').count()).toBe(0);
});

test.each([
    ['portrait', PORTRAIT, 'zh'],
    ['portrait', PORTRAIT, 'en'],
    ['landscape', LANDSCAPE, 'zh'],
    ['landscape', LANDSCAPE, 'en'],
    ['small', SMALL, 'zh'],
    ['small', SMALL, 'en'],
] as const)(
    'every screen on the way to a number is whole and without barriers: %s, %s, %s',
    async (size, viewport, language) => {
        const page = await openKiosk(viewport, `?lang=${language}`);
        const look = async (name: string): Promise<void> => {
            await shot(page, `kiosk-${name}-${size}-${language}`);
            expect(await barriersOf(page)).toEqual([]);
            expect(await smallTargets(page)).toEqual([]);
            expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
        };
        await theme(page, 1).waitFor();
        await look('1-home');
        await page.locator('tx-home .way').first().tap();
        await page.locator('tx-themes').waitFor();
        await look('1-themes');
        await theme(page, 1).tap();
        await page.locator('tx-items .item').first().waitFor();
        await look('2-items');
        await page.locator('tx-items .item').nth(3).tap();
        await page.locator('tx-item-card .main').waitFor();
        await look('3-card');
        expect(await overfullCards(page)).toEqual([]);
        await takeNumber(page);
        await page.locator('tx-taken .printed').waitFor();
        await look('4-taken');
        await expectWhole(page);
        expect(problemsOf(page)).toEqual([]);
    },
    180_000,
);

/** Items of the catalogue whose card would have to be scrolled. */
async function overfullCards(page: Page): Promise<readonly string[]> {
    const { items } = await hall.call<{ items: { code: string }[] }>('GET', '/api/hall');
    return page.locator('tx-item-card').evaluate(async (card, catalogue) => {
        const shown = Reflect.get(card, 'item');
        const overfull: string[] = [];
        for (const item of catalogue) {
            Reflect.set(card, 'item', item);
            await Reflect.get(card, 'updateComplete');
            const article = card.shadowRoot?.querySelector('article');
            if (article === undefined || article === null || article.scrollHeight > article.clientHeight + 1) overfull.push(item.code);
        }
        Reflect.set(card, 'item', shown);
        return overfull;
    }, items);
}

/** Buttons that a finger may miss: lower or narrower than 60 px. */
async function smallTargets(page: Page): Promise<readonly string[]> {
    const boxes = await page.getByRole('button').evaluateAll((buttons) =>
        buttons.map((button) => {
            const { width, height } = button.getBoundingClientRect();
            return { words: button.textContent?.trim() ?? '', width, height };
        }),
    );
    return boxes.filter(({ width, height }) => width < 60 || height < 60).map(({ words }) => words);
}
