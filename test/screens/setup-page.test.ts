import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barriersOf, openBrowser, openPage, problemsOf, shot } from './browser.ts';
import { type Hall, startHall } from './hall.ts';

const DESK = { width: 1280, height: 800 };
const PASSWORD = 'Hall-Admin-1';

let hall: Hall;
let browser: Browser;

beforeAll(async () => {
    hall = await startHall();
    browser = await openBrowser();
});
afterAll(async () => {
    await browser.close();
    await hall.close();
});

describe('the link that the first start prints', () => {
    test('lets the administrator choose a password once, and says in words what is wrong', async () => {
        const link = `${hall.url}/setup/${readFileSync(join(hall.data, 'setup-token'), 'utf8').trim()}`;
        const page = await openPage(browser, link, DESK);
        const fill = async (password: string, again: string): Promise<void> => {
            await page.locator('#password').fill(password);
            await page.locator('#again').fill(again);
            await page.keyboard.press('Enter');
        };
        await fill(PASSWORD, 'Hall-Admin-2');
        await page.getByText('两次输入的密码不一样').waitFor();
        await fill('short', 'short');
        await page.locator('[role=alert]', { hasText: '密码至少 8 位' }).waitFor();
        expect(await barriersOf(page)).toEqual([]);
        await shot(page, 'setup-refused');
        await fill(PASSWORD, PASSWORD);
        await page.getByText('密码已设置').waitFor();
        expect(await barriersOf(page)).toEqual([]);
        await shot(page, 'setup-done');
        await hall.call('POST', '/api/session', { user: 'admin', password: PASSWORD });
        expect(await page.getByRole('link', { name: '前往启动页' }).getAttribute('href')).toBe('/');

        const late = await openPage(browser, `${link}?lang=en`, DESK);
        await late.locator('#password').fill('Other-Admin-1');
        await late.locator('#again').fill('Other-Admin-1');
        await late.keyboard.press('Enter');
        await late.getByText('This link has been used').waitFor();
        expect(await barriersOf(late)).toEqual([]);
        await shot(late, 'setup-used-en');
        await hall.call('POST', '/api/session', { user: 'admin', password: PASSWORD });
        await expect(hall.call('POST', '/api/session', { user: 'admin', password: 'Other-Admin-1' })).rejects.toThrow('wrong-password');
    });

    test('opens nothing when it is not whole', async () => {
        const page = await openPage(browser, `${hall.url}/setup/guessed`, DESK);
        await page.locator('#password').fill(PASSWORD);
        await page.locator('#again').fill(PASSWORD);
        await page.keyboard.press('Enter');
        await page.getByText('已经用过或不正确').waitFor();
        // The browser itself notes the refused call; the page throws nothing.
        expect(problemsOf(page).filter((problem) => !problem.includes('404'))).toEqual([]);
    });
});
