import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { TicketView } from '#protocol/views.ts';
import { barriersOf, openBrowser, openPage, problemsOf, shot } from './browser.ts';
import { Cable } from './cable.ts';
import { largestButton, openTerminal, STRIP, standsIn } from './counter-pages.ts';
import { Day } from './day.ts';
import { type Hall, startHall, TRIAL_PASSWORD } from './hall.ts';

const WIDE = { width: 1280, height: 800 };

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

describe('the terminal of a clerk', () => {
    test('takes a clerk from the log-in to a finished session by keyboard alone', async () => {
        const { ticket } = await day.take('social');
        const page = await openTerminal(browser, hall.url, 1);
        await standsIn(page, 'closed');
        expect(await largestButton(page)).toBe('sign-in');
        await page.keyboard.press('i');
        await standsIn(page, 'idle');
        expect(await largestButton(page)).toBe('next');
        await page.keyboard.press('n');
        await standsIn(page, 'called');
        expect(await page.locator('tx-ticket-card .no').innerText()).toBe(ticket.no);
        expect(await largestButton(page)).toBe('start');
        await page.keyboard.press('r');
        await page.getByText('已呼叫 2 次').waitFor();
        expect(await barriersOf(page)).toEqual([]);
        await shot(page, 'terminal-called');
        await page.keyboard.press('s');
        await standsIn(page, 'serving');
        expect(await largestButton(page)).toBe('finish');
        await page.keyboard.press('f');
        await page.locator('[data-outcome=settledOnSpot]').waitFor();
        expect(await barriersOf(page)).toEqual([]);
        await shot(page, 'terminal-outcome');
        // The ticket was taken for a theme alone, so its item is asked for.
        await page.keyboard.press('1');
        await page.locator('[data-choice]').first().waitFor();
        expect(await barriersOf(page)).toEqual([]);
        await shot(page, 'terminal-item');
        await page.keyboard.press('Enter');
        await standsIn(page, 'idle');
        await page.getByText('1 件').waitFor();
        await page.keyboard.press('b');
        await page.locator('tx-menu [data-choice=rest]').waitFor();
        expect(await barriersOf(page)).toEqual([]);
        await shot(page, 'terminal-pause');
        await page.keyboard.press('1');
        await standsIn(page, 'paused');
        await page.getByText('短暂休息，还剩 10 分钟').waitFor();
        await page.keyboard.press('b');
        await standsIn(page, 'idle');
        await page.keyboard.press('o');
        await standsIn(page, 'closed');
        expect(problemsOf(page)).toEqual([]);
    });

    test('tells a refusal in a sentence that goes away', async () => {
        await day.take('social');
        const page = await openTerminal(browser, hall.url, 2);
        await page.keyboard.press('n');
        await page.locator('[data-notice=refusal]', { hasText: '未开放' }).waitFor();
        await page.keyboard.press('i');
        await standsIn(page, 'idle');
        await page.keyboard.press('n');
        await standsIn(page, 'called');
        await page.keyboard.press('n');
        const refusal = page.locator('[data-notice=refusal]', { hasText: '号还在本窗口' });
        await refusal.waitFor();
        await refusal.waitFor({ state: 'detached', timeout: 21_000 });
        await page.keyboard.press('p');
        await standsIn(page, 'idle');
        await page.locator('#passed').waitFor();
    });

    test('says why a log-in is refused, and that only clerks work here', async () => {
        const page = await openPage(browser, `${hall.url}/counter/?counter=3`, STRIP);
        await page.locator('#user').fill('clerk03');
        await page.locator('#password').fill('not-the-password');
        await page.keyboard.press('Enter');
        await page.getByText('用户名或密码不正确').waitFor();
        expect(await barriersOf(page)).toEqual([]);
        await page.locator('#user').fill('manager');
        await page.locator('#password').fill('Trial-2026');
        await page.keyboard.press('Enter');
        await page.getByText('不是窗口人员账号').waitFor();
    });

    test('asks for the counter when the address names none', async () => {
        const page = await openTerminal(browser, hall.url, 3);
        await page.goto(`${hall.url}/counter/?lang=en`);
        await page.locator('[data-counter="3"]').waitFor();
        expect(await barriersOf(page)).toEqual([]);
        await shot(page, 'terminal-choice-en');
        await page.locator('[data-counter="3"]').press('Enter');
        await standsIn(page, 'closed');
        expect(page.url()).toContain('counter=3');
        await page.setViewportSize(WIDE);
        await shot(page, 'terminal-wide-en');
        expect(await barriersOf(page)).toEqual([]);
    });

    test('has room for fingers on a touch screen, from a strip of 320 px on', async () => {
        const page = await openPage(browser, `${hall.url}/counter/?counter=8`, { width: 320, height: 640 }, true);
        await page.locator('tx-login #user').fill('clerk08');
        await page.locator('tx-login #password').fill(TRIAL_PASSWORD);
        await page.locator('tx-login button[type=submit]').tap();
        await page.locator('[data-verb=sign-in]').tap();
        await standsIn(page, 'idle');
        const small = async () => {
            const targets = await page.locator('tx-terminal').locator('button:visible, summary:visible').all();
            expect(targets.length).toBeGreaterThan(5);
            const sized = await Promise.all(targets.map(async (target) => ({ words: await target.innerText(), box: await target.boundingBox() })));
            return sized.filter(({ box }) => box !== null && Math.min(box.width, box.height) < 44);
        };
        expect(await small()).toEqual([]);
        await page.locator('[data-verb=pause]').tap();
        await page.locator('tx-menu').waitFor();
        expect(await small()).toEqual([]);
        await page.locator('tx-menu button').first().tap();
        await standsIn(page, 'paused');
        expect(problemsOf(page)).toEqual([]);
    });

    test('never calls while the clerk types, and turns its keys off when asked', async () => {
        await day.signIn(4);
        const page = await openTerminal(browser, hall.url, 4);
        await standsIn(page, 'idle');
        await page.locator('nav button').first().click();
        await day.take('social');
        await page.keyboard.press('b');
        await page.locator('nav button').first().click();
        await page.keyboard.press('Control+b');
        await standsIn(page, 'idle');
        await page.keyboard.press('b');
        await page.locator('tx-menu [data-choice=lunch]').waitFor();
        await page.keyboard.press('3');
        await standsIn(page, 'paused');
    });

    test.each([
        ['when the answer is lost', 'down'],
        ['when the press itself is lost', 'up'],
    ] as const)('does a verb once over a link that breaks under it, and says so: %s', async (_what, direction) => {
        const cable = await Cable.to(hall.url);
        try {
            const [counter, theme] = direction === 'down' ? [7, 'enterprise'] : [10, 'construction'];
            await day.take(theme);
            await day.take(theme);
            const page = await openTerminal(browser, cable.url, counter);
            await page.keyboard.press('i');
            await standsIn(page, 'idle');
            cable.choke(direction);
            await page.keyboard.press('n');
            cable.pull();
            await page.locator('[data-notice=waiting]', { hasText: '恢复连接后告诉您结果' }).waitFor();
            cable.putBack();
            await page.locator('[data-notice=done]', { hasText: '“呼叫下一位”已执行' }).waitFor();
            await standsIn(page, 'called');
            await page.getByText('已呼叫 1 次').waitFor();
            const { token } = await hall.call<{ token: string }>('POST', '/api/session', { user: 'manager', password: TRIAL_PASSWORD });
            const { tickets } = await hall.call<{ tickets: TicketView[] }>('GET', '/api/tickets', undefined, token);
            const called = tickets.filter((ticket) => ticket.counter === counter);
            expect(called.map(({ no, state, recalls }) => ({ no, state, recalls }))).toEqual([
                { no: await page.locator('tx-ticket-card .no').innerText(), state: 'called', recalls: 0 },
            ]);
        } finally {
            await cable.close();
        }
    });

    test('veils everything when the link is lost, says what was not done, and comes back', async () => {
        const cable = await Cable.to(hall.url);
        try {
            const page = await openTerminal(browser, cable.url, 5);
            await page.keyboard.press('i');
            await standsIn(page, 'idle');
            cable.pull();
            await page.locator('[data-veil]').waitFor();
            expect(await page.locator('tx-verb-buttons').count()).toBe(0);
            expect(await page.locator('tx-waiting-list').count()).toBe(0);
            await page.keyboard.press('n');
            await page.locator('[data-notice=refusal]', { hasText: '没有执行' }).waitFor();
            await page.locator('tx-link-bar', { hasText: '中断' }).waitFor();
            expect(await barriersOf(page)).toEqual([]);
            await shot(page, 'terminal-lost');
            cable.putBack();
            await standsIn(page, 'idle');
            // What has been typed in an open panel is out of sight meanwhile, and there again, with its keys.
            await page.keyboard.press('l');
            const field = page.locator('tx-picker input:focus');
            await field.fill('A0');
            cable.pull();
            await page.locator('[data-veil]').waitFor();
            expect(await page.locator('tx-picker').isVisible()).toBe(false);
            cable.putBack();
            await field.waitFor();
            expect(await field.inputValue()).toBe('A0');
        } finally {
            await cable.close();
        }
    });
});
