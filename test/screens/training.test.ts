import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TakenAnswer } from '#protocol/views.ts';
import { barriersOf, openBrowser, openPage, problemsOf, shot } from './browser.ts';
import { openConsole } from './console.ts';
import { type Hall, startHall } from './hall.ts';

/** Pages of the hall, what tells that they have come up, and the screen that each is made for. */
const PAGES = [
    ['launcher', '/', 'tx-tour h2', { width: 1280, height: 900 }],
    ['kiosk', '/kiosk/', 'tx-kiosk-head', { width: 1080, height: 1920 }],
    ['kiosk-landscape', '/kiosk/', 'tx-kiosk-head', { width: 1920, height: 1080 }],
    ['terminal', '/counter/?counter=1', '#user', { width: 400, height: 800 }],
    ['pad', '/counter/pad.html?counter=1', 'tx-pad-live', { width: 1280, height: 800 }],
    ['console', '/counter/manager.html', '#user', { width: 1440, height: 900 }],
    ['hall-screen', '/display/', 'tx-call-list', { width: 1920, height: 1080 }],
    ['counter-screen', '/display/counter.html?counter=1', 'tx-counter-strip main', { width: 1280, height: 400 }],
] as const;

describe('the pages of the training hall', () => {
    let hall: Hall;
    let browser: Browser;
    beforeAll(async () => {
        [hall, browser] = await Promise.all([startHall(), openBrowser()]);
    });
    afterAll(async () => {
        await browser?.close();
        await hall?.close();
    });

    test.each(PAGES)('say at their top that nothing is real: %s', async (name, path, there, viewport) => {
        for (const [language, word] of [
            ['zh-CN', '培训模式'],
            ['en', 'TRAINING'],
        ] as const) {
            const page = await openPage(browser, `${hall.url}/training${path}${path.includes('?') ? '&' : '?'}lang=${language}`, viewport);
            const banner = page.locator('.training-banner');
            await page.locator(there).first().waitFor();
            expect(await banner.textContent()).toContain(word);
            expect(await banner.boundingBox()).toMatchObject({ x: 0, y: 0, width: viewport.width });
            expect(await isWhole(page)).toBe(true);
            // The words differ, the boxes do not: looking once is enough.
            if (language === 'zh-CN') expect(await barriersOf(page)).toEqual([]);
            await shot(page, `training-${name}-${language}`);
            expect(problemsOf(page)).toEqual([]);
            await page.context().close();
        }
    });

    test.each(PAGES)('ask only the training hall: %s', async (_name, path, there, viewport) => {
        const page = await openPage(browser, 'about:blank', viewport);
        const asked: string[] = [];
        page.on('request', (request) => asked.push(request.url()));
        page.on('websocket', (socket) => asked.push(socket.url().replace('ws:', 'http:')));
        await page.goto(`${hall.url}/training${path}`);
        await page.locator(there).first().waitFor();
        await page.waitForLoadState('networkidle');
        const paths = asked.filter((url) => url.startsWith(hall.url)).map((url) => new URL(url).pathname);
        expect(paths.filter((asking) => !asking.startsWith('/training/') && !asking.startsWith('/assets/'))).toEqual([]);
        expect(paths.length).toBeGreaterThan(2);
        await page.context().close();
    });

    test('and those of the hall itself say nothing of the kind', async () => {
        for (const [, path, there, viewport] of PAGES) {
            const page = await openPage(browser, hall.url + path, viewport);
            await page.locator(there).first().waitFor();
            expect(await page.locator('.training-banner').count()).toBe(0);
            await page.context().close();
        }
    });

    test('is emptied from its console by a duty manager, who comes there from the console of the hall', async () => {
        const real = await openConsole(browser, hall.url, {});
        expect(await real.locator('a.training').getAttribute('href')).toBe('/training/?lang=zh-CN');
        await real.context().close();
        await hall.call('POST', '/training/api/tickets', { theme: 'social' });
        const page = await openConsole(browser, `${hall.url}/training`, {});
        const waiting = () => page.locator('tx-queues').getByText('没有人等候').count();
        await expect.poll(waiting).toBe(3);
        await page.locator('[data-reset]').click();
        await page.locator('[data-reset]', { hasText: '确定' }).click();
        await expect.poll(waiting, { timeout: 20_000 }).toBe(4);
        await shot(page, 'training-console-inside');
        await page.context().close();
    });

    test('the page behind a training slip is one of the training hall', async () => {
        const { link } = await hall.call<TakenAnswer>('POST', '/training/api/tickets', { theme: 'social' });
        const page = await openPage(browser, link, { width: 390, height: 760 });
        await page.locator('tx-ticket-status').waitFor();
        await page.locator('tx-ticket-status').getByText('XA001').first().waitFor();
        expect(await page.locator('.training-banner').count()).toBe(1);
        await shot(page, 'training-phone');
        await page.context().close();
    });
});

/** Whether the banner's words fit into it. */
function isWhole(page: Page): Promise<boolean> {
    return page.locator('.training-banner').evaluate((banner) => banner.scrollWidth <= banner.clientWidth);
}
