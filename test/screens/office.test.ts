import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PhoneView, TakenAnswer } from '#protocol/views.ts';
import { sign } from '../../server/back-office/signature.ts';
import { SmsGateway } from '../back-office/gateways.ts';
import { SECRET } from '../back-office/running-receiver.ts';
import { barriersOf, openBrowser, openPage, problemsOf, shot } from './browser.ts';
import { openConsole } from './console.ts';
import { type Hall, startHall, TRIAL_PASSWORD } from './hall.ts';

const PHONE = { width: 390, height: 844 };
const BOARD = { width: 1920, height: 1080 };

describe('connections and messages', () => {
    let hall: Hall;
    let browser: Browser;
    let admin: string;
    let clerk: string;
    /** Secret of the visitor's ticket, and its id. */
    let mine = { id: '', secret: '' };
    const gateway = new SmsGateway();
    beforeAll(async () => {
        [hall, browser] = await Promise.all([startHall({ HALL_ADMIN_PASSWORD: TRIAL_PASSWORD }), openBrowser(), gateway.start()]);
        ({ token: admin } = await hall.call<{ token: string }>('POST', '/api/session', { user: 'admin', password: TRIAL_PASSWORD }));
        clerk = await hall.signIn(1, 'clerk01');
    });
    afterAll(async () => {
        await browser?.close();
        await hall?.close();
        await gateway.stop();
    });

    const card = (page: Page, channel: string) => page.locator(`tx-channel[data-channel=${channel}]`);
    const fits = (page: Page): Promise<boolean> => page.evaluate('document.documentElement.scrollWidth <= innerWidth');
    const verb = (name: string, body: object = {}): Promise<unknown> => hall.call('POST', `/api/counters/1/${name}`, body, clerk);
    let events = 0;
    const office = async (type: string, more: object): Promise<void> => {
        const id = `office-${++events}`;
        const body = JSON.stringify({ id, type, ...more });
        const headers = { 'content-type': 'application/json', ...sign(SECRET, id, Date.now(), body) };
        expect((await fetch(`${hall.url}/api/back-office/events`, { method: 'POST', headers, body })).status).toBe(200);
    };

    test('the administrator sets the gateway up, tries it and changes what messages say', async () => {
        const page = await openConsole(browser, hall.url, { user: 'admin', tab: 'office' });
        await card(page, 'sms').locator('[data-standing]', { hasText: '未设置' }).waitFor();
        await card(page, 'sms').locator('[data-setup]').click();
        await card(page, 'sms').locator('input[name=url]').fill(gateway.url);
        await card(page, 'sms').locator('textarea[name=headers]').fill('X-Key: key of the gateway');
        await shot(page, 'office-form-zh-CN');
        expect(await barriersOf(page)).toEqual([]);
        await card(page, 'sms').locator('form .main').click();
        await card(page, 'sms').locator('[data-standing]', { hasText: '正常' }).waitFor();
        await card(page, 'sms').locator('[data-test]').click();
        await card(page, 'sms').locator('input[name=to]').fill('13900001234');
        await card(page, 'sms').locator('form .main').click();
        await card(page, 'sms').locator('.said', { hasText: '已发出' }).waitFor();
        expect(gateway.heard).toMatchObject([{ phone: '13900001234', headers: { 'x-key': 'key of the gateway' } }]);
        expect(await page.content()).not.toContain('key of the gateway');

        const texts = page.locator('tx-message-texts');
        await texts.locator('[data-kind=called]').click();
        await texts.locator('textarea[name="sms.zh-CN"]').fill('{no}到{who}号');
        await texts.locator('form .main').click();
        await texts.locator('.said.bad', { hasText: 'who' }).waitFor();
        await texts.locator('textarea[name="sms.zh-CN"]').fill('{no}号请到{counter}号窗口');
        await texts.locator('form .main').click();
        await texts.locator('.said:not(.bad)').waitFor();
        await texts.locator('[data-kind=called]', { hasText: '已改' }).waitFor();
        await shot(page, 'office-texts-zh-CN');
        // Hub's refusal of the wrong text is the only thing that the browser may complain of.
        expect(problemsOf(page).filter((problem) => !problem.includes('status of 422'))).toEqual([]);
        await page.context().close();
    });

    test('a visitor leaves a number on the phone, is told, and takes it back', async () => {
        const { ticket, link } = await hall.call<TakenAnswer>('POST', '/api/tickets', { theme: 'social' });
        mine = { id: ticket.id, secret: link.split('/t/')[1] ?? '' };
        const page = await openPage(browser, link, PHONE, true);
        const reach = page.locator('tx-reach');
        await reach.locator('[data-open]').click();
        await reach.getByText('5 个工作日后自动删除').waitFor();
        expect(await reach.locator('input[value=resultReady]').isChecked()).toBe(false);
        await reach.locator('input[name=address]').fill('12');
        await reach.getByRole('button', { name: '开启' }).click();
        await reach.locator('.problem', { hasText: '请检查号码' }).waitFor();
        await reach.locator('input[name=address]').fill('138 0000 5678');
        await reach.locator('input[value=resultReady]').check();
        expect(await barriersOf(page)).toEqual([]);
        await page.evaluate('scrollTo(0, 450)');
        await shot(page, 'phone-reach-form');
        await reach.getByRole('button', { name: '开启' }).click();
        await reach.locator('[data-given]').waitFor();
        expect(await reach.textContent()).not.toContain('5678');
        await verb('next');
        await expect.poll(() => gateway.heard.at(-1)).toMatchObject({ phone: '13800005678', text: `${ticket.no}号请到1号窗口` });
        await shot(page, 'phone-reach-given');
        await page.getByRole('button', { name: 'English' }).click();
        await reach.getByText('No more messages').waitFor();
        expect(await barriersOf(page)).toEqual([]);
        expect(await fits(page)).toBe(true);
        await reach.locator('[data-withdraw]').click();
        await reach.locator('[data-open]').waitFor();
        const { reach: told } = await hall.call<PhoneView>('GET', `/api/t/${mine.secret}`);
        expect(told.given).toBe(null);
        expect(problemsOf(page)).toEqual([]);
        await page.context().close();
    });

    test('a result that is ready is on the phone and on the screens where results are given out, by its number, and gone when it is collected', async () => {
        await hall.call('PUT', '/api/back-office', { url: 'http://127.0.0.1:9/', secret: SECRET }, admin);
        await verb('start');
        await verb('finish', { outcome: 'accepted', reason: 'r' });
        const { session } = await hall.call<{ session: string }>('GET', `/api/tickets/${mine.id}`, undefined, clerk);
        await office('case.linked', { session, caseNo: 'SH-2026-0001' });
        for (let no = 2; no <= 34; no++) await office('case.resultReady', { caseNo: `SH-2026-${String(no).padStart(4, '0')}` });
        await office('case.resultReady', { caseNo: 'SH-2026-0001' });
        await office('case.resultReady', { caseNo: 'SH-MAIL', waybill: 'EMS1' });
        const board = await openPage(browser, `${hall.url}/display/`, BOARD);
        const list = board.locator('tx-collect-list');
        await list.locator('li', { hasText: 'SH-2026-0001' }).waitFor();
        expect(await list.locator('.page').textContent()).toMatch(/第 1 页，共 \d 页/);
        // All of a page is seen whole.
        expect(await list.locator('ul').evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
        expect(await list.textContent()).not.toContain('SH-MAIL');
        const { collect } = await hall.call<{ collect: string[] }>('GET', '/api/board');
        expect(collect).toHaveLength(30);
        expect(collect.slice(0, 2)).toEqual(['SH-2026-0001', 'SH-2026-0034']);
        await shot(board, 'hall-screen-collect');
        expect(await barriersOf(board)).toEqual([]);
        await board.setViewportSize({ width: 1080, height: 1920 });
        await expect.poll(() => list.locator('ul').evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
        await shot(board, 'hall-screen-collect-portrait');
        const phone = await openPage(browser, `${hall.url}/t/${mine.secret}`, PHONE, true);
        await phone.locator('[data-case="SH-2026-0001"]', { hasText: '已办好' }).waitFor();
        await phone.locator('tx-case-progress').scrollIntoViewIfNeeded();
        await shot(phone, 'phone-case');
        expect(await barriersOf(phone)).toEqual([]);
        await hall.stop();
        await hall.start();
        expect((await hall.call<{ collect: string[] }>('GET', '/api/board')).collect).toEqual(collect);
        clerk = await hall.signIn(1, 'clerk01').catch(() => clerk);
        await verb('collect-case', { caseNo: 'SH-2026-0001' });
        await phone.locator('[data-case="SH-2026-0001"]', { hasText: '结果已领取' }).waitFor();
        await list.locator('li:first-child', { hasText: 'SH-2026-0034' }).waitFor();
        await board.context().close();
        await phone.context().close();
    });

    test('what a gateway refuses is told on the front page of the console, and decided by the administrator only', async () => {
        gateway.manner = () => 422;
        const guide = await hall.call<{ token: string }>('POST', '/api/session', { user: 'guide', password: TRIAL_PASSWORD });
        const reach = { phone: '13900001234', moments: ['taken'] };
        await hall.call('POST', '/api/tickets', { theme: 'social', reach }, guide.token);
        const front = await openConsole(browser, hall.url, { language: 'en' });
        await front.locator('[data-office-alert]', { hasText: 'SMS: 1 message was refused' }).waitFor();
        await shot(front, 'office-alert-en');
        await front.locator('[data-office-alert] a').click();
        await card(front, 'sms').locator('[data-refused]', { hasText: 'HTTP 422' }).waitFor();
        await card(front, 'back-office').locator('[data-away]').waitFor();
        expect(await front.locator('[data-act], [data-setup]').count()).toBe(0);
        expect(await front.textContent('tx-office')).not.toContain('13900001234');
        await front.context().close();

        for (const [language, viewport] of [
            ['zh-CN', { width: 1440, height: 900 }],
            ['en', { width: 1024, height: 768 }],
        ] as const) {
            const page = await openConsole(browser, hall.url, { user: 'admin', tab: 'office', language, viewport });
            await card(page, 'sms').locator('[data-refused]').waitFor();
            await shot(page, `office-${language}-${viewport.width}`);
            expect(await barriersOf(page)).toEqual([]);
            expect(await fits(page)).toBe(true);
            if (language === 'en') {
                gateway.manner = () => 200;
                await card(page, 'sms').locator('[data-act=retry]').click();
                await card(page, 'sms').locator('[data-refused]').waitFor({ state: 'detached' });
                await expect.poll(() => gateway.heard.at(-1)?.phone).toBe('13900001234');
                await card(page, 'back-office').locator('[data-remove]').click();
                await card(page, 'back-office').locator('[data-sure]').click();
                await card(page, 'back-office').locator('[data-standing]', { hasText: 'Not set up' }).waitFor();
            }
            await page.context().close();
        }
    });

    test('the front page says for how long the other side has been away, once it is long', async () => {
        // Ten minutes of the hall are two seconds.
        await hall.stop();
        await hall.start({ HALL_CLOCK_RATE: '300' });
        await hall.call('PUT', '/api/back-office', { url: 'http://127.0.0.1:9/', secret: SECRET }, admin);
        // While somebody waits the console hears of the time, which runs faster here than in a browser.
        await hall.call('POST', '/api/tickets', { theme: 'social' });
        for (const name of ['next', 'start']) await verb(name);
        const front = await openConsole(browser, hall.url);
        const alert = front.locator('[data-office-alert]', { hasText: /后台审批系统：已 \d+ 分钟联系不上，1 条消息在等/ });
        await alert.waitFor();
        await hall.call('DELETE', '/api/back-office', undefined, admin);
        await alert.waitFor({ state: 'detached' });
        await front.context().close();
    });
});
