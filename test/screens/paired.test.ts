import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { barriersOf, openBrowser, openPage, problemsOf, shot } from './browser.ts';
import { type Hall, startHall, TRIAL_PASSWORD } from './hall.ts';

const PORTRAIT = { width: 1080, height: 1920 };
const SOON = { timeout: 15_000 };
const LANDSCAPE = { width: 1280, height: 800 };

type Added = { id: string; token: string; page: string };

let hall: Hall;
let browser: Browser;
let admin: string;

const added = (device: object): Promise<Added> => hall.call<Added>('POST', '/api/devices', device, admin);
const act = (id: string, name: string): Promise<{ ok: boolean; reason: string | null }> => hall.call('POST', `/api/devices/${id}/${name}`, {}, admin);

beforeAll(async () => {
    hall = await startHall({ HALL_ADMIN_PASSWORD: TRIAL_PASSWORD });
    browser = await openBrowser();
    admin = (await hall.call<{ token: string }>('POST', '/api/session', { user: 'admin', password: TRIAL_PASSWORD })).token;
    await hall.call('POST', '/api/hall/live', {}, admin);
});
afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
    await browser.close();
    await hall.close();
});

test('in a live hall a kiosk is paired once by its address, keeps its token out of sight, and is let in again', async () => {
    const { id, page: path } = await added({ kind: 'kiosk', name: '一楼取号机', kiosk: 'kiosk-1' });
    const page = await openPage(browser, `${hall.url}/kiosk/`, PORTRAIT, true);
    await page.getByText('此设备尚未配对').waitFor();
    await shot(page, 'kiosk-not-paired');
    await page.goto(`${hall.url}${path}`);
    await page.getByText('此设备尚未配对').waitFor({ state: 'detached' });
    await page.waitForURL(`${hall.url}/kiosk/`);
    await page.evaluate('window.marked = true');
    await expect.poll(() => act(id, 'reload'), SOON).toEqual({ ok: true, reason: null });
    // The page is another, and still paired.
    await page.waitForFunction('window.marked !== true');
    await page.locator('tx-kiosk').waitFor();
    await expect.poll(() => act(id, 'identify'), SOON).toEqual({ ok: true, reason: null });
    await page.getByRole('alert').getByText('一楼取号机').waitFor();
    await shot(page, 'kiosk-identify');
    expect(await barriersOf(page)).toEqual([]);
    await hall.call('DELETE', `/api/devices/${id}`, undefined, admin);
    await page.getByText('此设备尚未配对').waitFor();
    expect(problemsOf(page)).toEqual([]);
});

test('a pad and a screen are paired by their addresses too', async () => {
    const pad = await added({ kind: 'pad', name: '3 号窗口评价器', counter: 3 });
    const padPage = await openPage(browser, `${hall.url}${pad.page}`, LANDSCAPE, true);
    await padPage.waitForURL(`${hall.url}/counter/pad.html?counter=3`);
    const screen = await added({ kind: 'screen', name: '大厅屏', zone: 1 });
    const screenPage = await openPage(browser, `${hall.url}${screen.page}`, LANDSCAPE);
    await screenPage.waitForURL(`${hall.url}/display/?zone=1`);
    for (const { id } of [pad, screen]) {
        const stateOf = async (): Promise<string> =>
            (await hall.call<{ device: { state: string } }>('GET', `/api/devices/${id}`, undefined, admin)).device.state;
        await expect.poll(stateOf, SOON).toBe('online');
    }
    // Nobody has touched the screen yet, so its browser lets no sound through; that is what the administrator is told.
    expect(await act(screen.id, 'test-voice')).toEqual({ ok: false, reason: 'sound-blocked' });
    expect([...problemsOf(padPage), ...problemsOf(screenPage)]).toEqual([]);
});
