import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeviceView } from '#protocol/device-views.ts';
import { barriersOf, openBrowser, openPage, problemsOf, shot } from './browser.ts';
import { openConsole } from './console.ts';
import { type Hall, startHall, TRIAL_PASSWORD } from './hall.ts';

describe('the page of devices', () => {
    let hall: Hall;
    let browser: Browser;
    let token: string;
    beforeAll(async () => {
        [hall, browser] = await Promise.all([startHall({ HALL_ADMIN_PASSWORD: TRIAL_PASSWORD }), openBrowser()]);
        ({ token } = await hall.call<{ token: string }>('POST', '/api/session', { user: 'admin', password: TRIAL_PASSWORD }));
    });
    afterAll(async () => {
        await browser?.close();
        await hall?.close();
    });

    const devices = async () => (await hall.call<{ devices: DeviceView[] }>('GET', '/api/devices', undefined, token)).devices;
    const card = (page: Page, id: string) => page.locator(`[data-device=${id}]`);
    const open = (language = 'zh-CN', viewport = { width: 1440, height: 900 }, user = 'admin') =>
        openConsole(browser, hall.url, { user, tab: 'devices', language, viewport });

    test('shows every device at its place with its state in words, and follows it', async () => {
        const page = await open();
        await card(page, 'printer-1').waitFor();
        expect(await page.locator('tx-device-card').count()).toBe((await devices()).length);
        await expect.poll(() => card(page, 'printer-1').textContent()).toContain('正常');
        await hall.call('POST', '/api/trial/printers/0', { fault: 'paper-out' });
        await expect.poll(() => card(page, 'printer-1').textContent(), { timeout: 15_000 }).toContain('缺纸');
        await hall.call('POST', '/api/trial/printers/0', { fault: null });
        await expect.poll(() => card(page, 'printer-1').textContent(), { timeout: 15_000 }).toMatch(/正常.*上一次问题.*缺纸/s);
        expect(problemsOf(page)).toEqual([]);
        await page.context().close();
    });

    test('adds a device, says at the field what is wrong with it, changes and removes it', async () => {
        const page = await open('en');
        await page.locator('[data-add]').click();
        await page.locator('select[name=kind]').selectOption('caller');
        await page.locator('input[name=name]').fill('Caller of counter 5');
        await page.locator('input[name=line]').fill('com3');
        await page.locator('tx-device-form .main').click();
        await page.locator('input[name=line][aria-invalid=true]').waitFor();
        expect(await page.locator('tx-device-form form').textContent()).toContain('“com3” is');
        expect(await page.locator('tx-device-form select[name=counter]').getAttribute('aria-invalid')).toBe('true');
        await shot(page, 'devices-problems-en');
        await page.locator('input[name=line]').fill('tcp://127.0.0.1:9');
        await page.locator('tx-device-form select[name=counter]').selectOption('5');
        await page.locator('input[name="options.address"]').fill('5');
        await page.locator('tx-device-form .main').click();
        await card(page, 'caller-2').waitFor();
        expect((await devices()).find(({ id }) => id === 'caller-2')).toMatchObject({
            counter: 5,
            line: 'tcp://127.0.0.1:9',
            options: { address: 5 },
        });
        await expect.poll(() => card(page, 'caller-2').textContent(), { timeout: 15_000 }).toContain('cannot be reached');
        await card(page, 'caller-2').locator('[data-act=change]').click();
        await page.locator('input[name=name]').fill('Caller five');
        await page.locator('tx-device-form .main').click();
        await expect.poll(async () => (await devices()).find(({ id }) => id === 'caller-2')?.name).toBe('Caller five');
        await card(page, 'caller-2').locator('[data-act=remove]').click();
        await card(page, 'caller-2').locator('[data-sure=remove]').click();
        await card(page, 'caller-2').waitFor({ state: 'detached' });
        await page.context().close();
    });

    test('pairs a page and shows its token once, with the address to open', async () => {
        const page = await open();
        await page.locator('[data-add]').click();
        await page.locator('select[name=kind]').selectOption('screen');
        await page.locator('input[name=name]').fill('一楼大屏');
        await page.locator('select[name=zone]').selectOption('1');
        await page.locator('tx-device-form .main').click();
        const shown = page.locator('tx-device-token');
        await shown.waitFor();
        const [secret = '', address = ''] = await shown.locator('code').allTextContents();
        expect(secret).toMatch(/^[0-9a-f]{64}$/);
        expect(new URL(address).pathname).toBe('/display/');
        expect(new URL(address).searchParams.get('token')).toBe(secret);
        await shot(page, 'devices-token-zh-CN');
        await shown.locator('.main').click();
        expect(await page.locator('tx-device-token').count()).toBe(0);
        await card(page, 'screen-1').locator('[data-act=token]').click();
        await card(page, 'screen-1').locator('[data-sure=token]').click();
        await shown.waitFor();
        expect(await shown.locator('code').first().textContent()).not.toBe(secret);
        await page.context().close();
    });

    test('tests the hall step by step and says what failed', async () => {
        const screen = await openPage(browser, `${hall.url}/display/?zone=1`, { width: 1280, height: 720 });
        await screen.locator('tx-call-list').waitFor();
        const page = await open();
        await page.locator('tx-self-test form .main').click();
        await screen.locator('.tx-test-sign').waitFor();
        await shot(screen, 'self-test-hall-screen');
        await page.locator('[data-done]').waitFor({ timeout: 60_000 });
        expect(await page.locator('[data-step=screens]').getAttribute('data-state')).toBe('passed');
        expect(await page.locator('[data-step=ticket] small').textContent()).toBe('XA001');
        expect(await page.locator('[data-step=print]').getAttribute('data-state')).toBe('skipped');
        await shot(page, 'self-test-zh-CN');
        await screen.context().close();
        await page.locator('tx-self-test form .main').click();
        await page.locator('[data-step=screens][data-state=failed]').waitFor({ timeout: 60_000 });
        expect(await page.locator('[data-step=screens] small').textContent()).toContain('没有屏幕连接');
        expect(problemsOf(page)).toEqual([]);
        await page.context().close();
    });

    test('shows a duty manager how the devices are and lets only an administrator change them', async () => {
        const page = await open('zh-CN', { width: 1440, height: 900 }, 'manager');
        await card(page, 'printer-1').waitFor();
        expect(await page.locator('[data-add], [data-act=change], [data-act=remove], [data-act=identify]').count()).toBe(0);
        await page.context().close();
        const other = await openConsole(browser, hall.url, { user: 'supervisor', tab: 'devices' });
        expect(await other.locator('a[href="#devices"], tx-devices').count()).toBe(0);
        await other.context().close();
    });

    test.each([
        ['zh-CN', { width: 1440, height: 900 }],
        ['en', { width: 1024, height: 768 }],
    ] as const)('is free of barriers and whole: %s at %o', async (language, viewport) => {
        const page = await open(language, viewport);
        await card(page, 'printer-1').waitFor();
        await shot(page, `devices-${language}-${viewport.width}`);
        await page.locator('[data-add]').click();
        await page.locator('tx-device-form').waitFor();
        expect(await barriersOf(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
        await page.context().close();
    });
});
