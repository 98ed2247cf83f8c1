import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { barriersOf, openBrowser, openPage, problemsOf, shot } from './browser.ts';
import { type Hall, startHall, TRIAL_PASSWORD } from './hall.ts';

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

let hall: Hall;
let browser: Browser;

beforeAll(async () => {
    hall = await startHall();
    browser = await openBrowser();
});
afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
    await browser.close();
    await hall.close();
});

describe('the launcher', () => {
    test('leads to every page of the hall, and each of them is there', async () => {
        const page = await openPage(browser, hall.url, DESK);
        await page.locator('tx-tour a').first().waitFor();
        const links = await Promise.all((await page.locator('tx-tour a').all()).map((link) => link.getAttribute('href')));
        expect(links.map((link) => link?.split(/[&]|\?lang/)[0])).toEqual([
            '/kiosk/',
            '/counter/?counter=1',
            '/display/?zone=1',
            '/display/?zone=2',
            '/display/counter.html?counter=1',
            '/counter/pad.html?counter=1',
            '/counter/guide.html',
            '/counter/manager.html',
        ]);
        for (const link of links) expect((await fetch(hall.url + link)).headers.get('content-type')).toContain('text/html');
    });

    test('the chosen counter is the one whose pages are offered', async () => {
        const page = await openPage(browser, hall.url, DESK);
        await page.getByRole('combobox', { name: '窗口' }).selectOption('7');
        await page.getByRole('link', { name: '打开 7 号窗口评价器' }).waitFor();
    });

    test('shows the slip that the printer received and lets the printer fail and recover', async () => {
        const page = await openPage(browser, hall.url, DESK);
        await page.getByText('还没有打印过号票').waitFor();
        const { ticket } = await hall.call<{ ticket: { no: string } }>('POST', '/api/tickets', { theme: 'social' });
        const slip = page.locator('tx-virtual-printer img');
        await slip.waitFor();
        expect((await slip.getAttribute('alt'))?.replaceAll(' ', '')).toContain(ticket.no);
        // A drawing that the browser cannot read would have no width.
        await expect.poll(() => slip.evaluate((image) => Reflect.get(image, 'naturalWidth'))).toBeGreaterThan(100);

        await page.getByRole('button', { name: '取走纸卷' }).click();
        await page.getByText('故障 · 缺纸').waitFor();
        await page.getByRole('button', { name: '恢复正常' }).click();
        await page.locator('.state.online').waitFor();
        expect(problemsOf(page)).toEqual([]);
    });

    test('another machine sees the pages and neither accounts nor printer', async () => {
        const page = await openPage(browser, 'about:blank', DESK);
        // What a proxy in front of the hub adds for a call from elsewhere.
        await page.setExtraHTTPHeaders({ 'x-forwarded-for': '203.0.113.7' });
        await page.goto(hall.url);
        await page.locator('tx-tour a').first().waitFor();
        await page.waitForLoadState('networkidle');
        expect(await page.locator('tx-sample-accounts, tx-virtual-printer').count()).toBe(0);
    });

    test.each([
        ['zh-CN', DESK],
        ['en', DESK],
        ['zh-CN', PHONE],
        ['en', PHONE],
    ])('in %s at %o nothing is a barrier and nothing hangs over', async (language, size) => {
        const page = await openPage(browser, `${hall.url}/?lang=${language}`, size);
        await page.getByText(TRIAL_PASSWORD, { exact: true }).waitFor();
        await page.locator('tx-virtual-printer img').first().waitFor();
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
        expect(await barriersOf(page)).toEqual([]);
        await shot(page, `launcher-${language}-${size.width}`);
    });
});
