import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barriersOf, openBrowser, openPage, problemsOf, shot } from './browser.ts';
import { type Hall, startHall } from './hall.ts';

const WIDE = { width: 1440, height: 900 };
/** Longer than the hub takes to see that a line is gone or back, on a busy machine. */
const SEEN = { timeout: 15_000 };

describe('the page of virtual devices', () => {
    let hall: Hall;
    let browser: Browser;
    beforeAll(async () => {
        [hall, browser] = await Promise.all([startHall(), openBrowser()]);
    });
    afterAll(async () => {
        await browser?.close();
        await hall?.close();
    });

    const card = (page: Page, id: string) => page.locator(`[data-device=${id}]`);

    test('shows what each device shows, and does what a person can do at it', async () => {
        const page = await openPage(browser, `${hall.url}/virtual`, WIDE);
        await card(page, 'printer-1').waitFor();
        for (const id of ['printer-1', 'card-reader-1', 'scanner-1', 'led-strip-1', 'rating-pad-1', 'caller-1']) {
            expect(await card(page, id).count()).toBe(1);
        }
        await hall.call('POST', '/api/tickets', { theme: 'social' });
        await card(page, 'printer-1').locator('img').first().waitFor();
        await card(page, 'card-reader-1').locator('[data-value=elder]').click();
        await expect.poll(() => card(page, 'card-reader-1').locator('dd').textContent()).toBe('老年人身份证');
        await card(page, 'card-reader-1').locator('[data-action=lift]').click();
        await expect.poll(() => card(page, 'card-reader-1').locator('dd').textContent()).toBe('证件');
        await card(page, 'scanner-1').locator('input').fill('TXR-2026');
        await card(page, 'scanner-1').locator('form button').click();
        await expect.poll(() => card(page, 'scanner-1').textContent()).toContain('TXR-2026');
        await card(page, 'caller-1').locator('[data-value=call]').click();
        await expect.poll(() => card(page, 'caller-1').textContent(), SEEN).toMatch(/按键已收到\s*(是|等待回答|没有)/);
        await shot(page, 'virtual-zh-CN');
        expect(problemsOf(page)).toEqual([]);
        await page.context().close();
    });

    test('makes a device fail and well again, as the hub sees it', async () => {
        const page = await openPage(browser, `${hall.url}/virtual?lang=en`, { width: 1024, height: 768 });
        const state = () => card(page, 'rating-pad-1').locator('.state').textContent();
        await expect.poll(state, SEEN).toBe('well');
        await card(page, 'rating-pad-1').locator('[data-fault=unplugged]').click();
        await expect.poll(state, SEEN).toBe('offline');
        await shot(page, 'virtual-en-1024');
        expect(await barriersOf(page)).toEqual([]);
        await card(page, 'rating-pad-1').locator('[data-fault=none]').click();
        await expect.poll(state, SEEN).toBe('well');
        await page.context().close();
    });

    test('belongs to the training hall as well, with devices of its own', async () => {
        const page = await openPage(browser, `${hall.url}/training/virtual`, WIDE);
        await card(page, 'printer-1').waitFor();
        expect(await page.locator('.training-banner').count()).toBe(1);
        await card(page, 'printer-1').locator('[data-fault=paper-out]').click();
        await expect.poll(() => card(page, 'printer-1').locator('[data-fault=paper-out]').getAttribute('aria-pressed')).toBe('true');
        const real = await hall.call<{ devices: { id: string; fault: string | null }[] }>('GET', '/api/trial/devices');
        expect(real.devices.find(({ id }) => id === 'printer-1')?.fault).toBe(null);
        await page.context().close();
    });

    test('is for the machine of the hub alone, and refuses what nobody can do', async () => {
        const passedOn = await fetch(`${hall.url}/api/trial/devices`, { headers: { 'x-forwarded-for': '203.0.113.9' } });
        expect(passedOn.status).toBe(404);
        for (const [id, body, status] of [
            ['printer-1', { fault: 'no such fault' }, 400],
            ['card-reader-1', { action: 'insert', value: 'nobody' }, 400],
            ['no-such-device', { fault: null }, 404],
            ['printer-1', {}, 400],
        ] as const) {
            const headers = { 'content-type': 'application/json' };
            const answer = await fetch(`${hall.url}/api/trial/devices/${id}`, { method: 'POST', headers, body: JSON.stringify(body) });
            expect([id, answer.status]).toEqual([id, status]);
        }
    });
});
