import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { barriersOf, openBrowser, openPage, problemsOf, shot } from './browser.ts';
import { Cable } from './cable.ts';
import { Day } from './day.ts';
import { type Hall, startHall } from './hall.ts';

const SIZES = [
    { width: 1280, height: 400 },
    { width: 1920, height: 540 },
    { width: 800, height: 480 },
];

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

const screen = (url: string, counter: number, size = SIZES[0]) =>
    openPage(browser, `${url}/display/counter.html?counter=${counter}`, size ?? { width: 1280, height: 400 });

/** Waits until the strip says a sentence, spaces aside. */
async function says(page: Page, sentence: string): Promise<void> {
    await expect
        .poll(async () => (await page.locator('[role=status]').allInnerTexts()).join('').replace(/\s/g, ''), { timeout: 15_000 })
        .toContain(sentence);
}

describe('the screen above a counter', () => {
    test('says what the counter does: closed, open, calling, serving, paused', async () => {
        const page = await screen(hall.url, 1);
        await says(page, '本窗口暂未开放');
        await day.signIn(1);
        await says(page, '欢迎办理');
        const no = await day.callAt(1, 'social');
        await says(page, `请${no}号办理`);
        await page.locator('.fresh').waitFor();
        for (const size of SIZES) {
            await page.setViewportSize(size);
            const counter = await page.locator('h1 .no').boundingBox();
            const called = await page.locator('.call b').boundingBox();
            expect(counter?.height).toBeGreaterThan(called?.height ?? Number.POSITIVE_INFINITY);
            await shot(page, `counter-screen-called-${size.width}`);
        }
        expect(await barriersOf(page)).toEqual([]);
        await day.at(1, 'start');
        await says(page, `正在办理${no}`);
        expect(await barriersOf(page)).toEqual([]);
        await day.at(1, 'finish', { outcome: 'left' });
        await day.at(1, 'pause');
        await says(page, '暂停服务');
        expect(await barriersOf(page)).toEqual([]);
        expect(problemsOf(page)).toEqual([]);
    });

    test('never shows an old number when the link is lost', async () => {
        const no = await day.callAt(2, 'social');
        const cable = await Cable.to(hall.url);
        try {
            const page = await screen(cable.url, 2);
            await says(page, `请${no}号办理`);
            cable.pull();
            await says(page, '正在连接大厅');
            expect(await page.getByText(no).count()).toBe(0);
            await page.locator('tx-link-bar', { hasText: '中断' }).waitFor();
            expect(await barriersOf(page)).toEqual([]);
            cable.putBack();
            await says(page, `请${no}号办理`);
        } finally {
            await cable.close();
        }
    });
});
