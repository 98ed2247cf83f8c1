/** The guide desk: numbers for who has neither card nor phone, lost and wrong numbers, appointments, complaints. */
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { AppointmentView } from '#protocol/appointments.ts';
import type { WaitRules } from '#protocol/rules.ts';
import type { TicketView } from '#protocol/views.ts';
import { offsetToWorkingMorning } from '../setup/working-morning.ts';
import { barriersOf, openBrowser, openPage, problemsOf, shot, type Viewport } from './browser.ts';
import { Day } from './day.ts';
import { type Hall, startHall, TRIAL_PASSWORD } from './hall.ts';

const WIDE = { width: 1440, height: 900 };
const TABLET = { width: 1024, height: 768 };

let hall: Hall;
let day: Day;
let browser: Browser;

beforeAll(async () => {
    [hall, browser] = await Promise.all([
        startHall({ HALL_CLOCK_OFFSET_MS: offsetToWorkingMorning(), HALL_ADMIN_PASSWORD: TRIAL_PASSWORD }),
        openBrowser(),
    ]);
    day = new Day(hall);
}, 120_000);
afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
    await browser?.close();
    await hall?.close();
});

async function openDesk({
    tab = 'issue',
    language = 'zh-CN',
    viewport = WIDE,
}: {
    tab?: string;
    language?: string;
    viewport?: Viewport;
} = {}): Promise<Page> {
    const page = await openPage(browser, `${hall.url}/counter/guide.html?lang=${language}#${tab}`, viewport, viewport === TABLET);
    page.setDefaultTimeout(20_000);
    await page.locator('#user').fill('guide');
    await page.locator('#password').fill(TRIAL_PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('tx-guide-head .open').waitFor();
    return page;
}

async function tokenOf(user: string): Promise<string> {
    return (await hall.call<{ token: string }>('POST', '/api/session', { user, password: TRIAL_PASSWORD })).token;
}

async function ticketOf(no: string): Promise<TicketView> {
    const { tickets } = await hall.call<{ tickets: TicketView[] }>('GET', `/api/tickets?no=${no}`, undefined, await tokenOf('guide'));
    const [ticket] = tickets;
    if (ticket === undefined) throw new Error(`no such ticket [no=${no}]`);
    return ticket;
}

/** The slips that came out of the kiosk's virtual printer, as drawn from their bytes, newest first. */
async function slips(): Promise<readonly string[]> {
    const [printer] = await hall.call<{ slips: { svg: string }[] }[]>('GET', '/api/trial/printers');
    return (printer?.slips ?? []).map(({ svg }) => svg);
}

/** Whether a person can see all of the page's width without scrolling. */
function fits(page: Page): Promise<boolean> {
    return page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');
}

test('by keyboard alone: two items of one visit with a class, the slips come out where the guide chose', async () => {
    const page = await openDesk();
    await page.locator('[data-item=id-card]').waitFor();
    await page.keyboard.type('sbk');
    await page.keyboard.press('Enter');
    await page.keyboard.type('公司设立');
    await page.keyboard.press('Enter');
    await page.locator('[data-chosen=company-registration]').waitFor();
    await page.locator('[data-wish=class] input:checked').press('ArrowRight');
    await page.locator('[data-wish=class] [data-choice=care] input:checked').waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await page.locator('tx-guide-taken [data-slip=printed]').waitFor();
    const no = await page.locator('[data-number]').innerText();
    const later = (await page.locator('[data-later]').getAttribute('data-later')) ?? '';
    expect([no, later].map((one) => one.charAt(0))).toEqual(['A', 'B']);
    expect(await barriersOf(page)).toEqual([]);
    const printed = await slips();
    for (const one of [no, later]) expect(printed.filter((svg) => svg.includes(`>${one}<`))).toHaveLength(1);
    expect((await ticketOf(no)).class).toBe('care');

    // Granted by whom and when is kept; the next visitor begins with nothing of it.
    await page.locator('[data-show]').click();
    await page
        .locator('[data-fact=class]')
        .getByText(/关怀，许梦瑶 \d\d:\d\d 授予/)
        .waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('[data-take]:disabled').waitFor();
    expect(await page.locator('[data-wish=class] input:checked').getAttribute('value')).toBe('normal');
    expect(problemsOf(page)).toEqual([]);
});

test('without a printer the number and its code are shown; a refusal is told in words; in English on a tablet by touch', async () => {
    const manager = await tokenOf('manager');
    const { rules, version } = await hall.call<{ rules: WaitRules; version: number }>('GET', '/api/rules', undefined, manager);
    const closed = { item: 'passport', closed: { 'zh-CN': '系统维护', en: 'the register is being maintained' } };
    await hall.call('PUT', '/api/rules', { base: version, rules: { ...rules, issue: [...rules.issue, closed] } }, manager);
    // Nobody answers there: a visitor who wants to be told is not kept waiting for it.
    const gateway = { url: 'http://127.0.0.1:9/sms', method: 'POST', format: 'json', body: '{"to":"{phone}","text":"{text}","id":"{id}"}' };
    await hall.call('PUT', '/api/channels/sms', gateway, await tokenOf('admin'));
    const page = await openDesk({ language: 'en', viewport: TABLET });
    expect(await fits(page)).toBe(true);
    await page.locator('#place').selectOption('');
    await page.locator('tx-guide-issue #typed').fill('passport');
    await page.locator('[data-item=passport]').tap();
    await page.locator('[data-take]').tap();
    const refusal = page.locator('tx-guide-issue [data-refusal=item-closed]');
    await refusal.getByText('the register is being maintained').waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await page.locator('[data-chosen=passport] button').tap();
    await page.locator('[data-theme=other]').tap();
    await page.locator('[data-alone]').tap();
    await page.locator('#accessible').tap();
    await page.locator('[data-wish=language] [data-choice=en]').tap();
    const phone = page.locator('tx-desk-wishes #phone');
    await phone.fill('139 0000 12x4');
    await page.locator('[data-take]').tap();
    await page.getByText('Please check the mobile number').waitFor();
    await phone.fill('139 0000 1234');
    await page.locator('[data-take]').tap();
    await page.getByText('No slip was printed').waitFor();
    await page.locator('tx-guide-taken tx-qr svg').waitFor();
    const no = await page.locator('[data-number]').innerText();
    expect(await ticketOf(no)).toMatchObject({ theme: 'other', items: [], print: 'none', language: 'en', counters: [1, 4] });
    const link = new URL(await page.locator('tx-guide-taken tx-qr').evaluate((code) => String(Reflect.get(code, 'content'))));
    const followed = await hall.call('GET', `/api${link.pathname}`);
    expect(followed).toMatchObject({ reach: { given: { channel: 'sms' } } });
    expect(await fits(page)).toBe(true);
    // The choice of the printer is this desk's, also tomorrow.
    await page.reload();
    await page.locator('tx-guide-head .open').waitFor();
    expect(await page.locator('#place').inputValue()).toBe('');
    expect(problemsOf(page)).toEqual([]);
    await shot(page, 'guide-tablet-en');
});

test('a lost number is found by item and time; sent on, it keeps its take time; a passed visitor is back; a number is cancelled', async () => {
    const kiosk = await hall.call<{ ticket: TicketView }>('POST', '/api/tickets', { item: 'household-registration' });
    const { no } = kiosk.ticket;
    const page = await openDesk({ tab: 'find' });
    await page.locator('[data-choose]').click();
    await page.locator('tx-guide-find #typed').fill('HKDJ');
    await page.locator('tx-guide-find [data-item=household-registration]').click();
    await page.locator('[data-span="15"]').click();
    await page.locator('tx-guide-find [data-count="1"]').waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await shot(page, 'guide-find');
    await page.locator(`tx-guide-find [data-ticket=${no}]`).click();
    await page.locator('tx-guide-ticket [data-act=transfer]').click();
    await page.getByText(/取号时间不变/).waitFor();
    await page.locator('tx-picker input:focus').waitFor();
    await page.keyboard.type('gsbg');
    await page.keyboard.press('Enter');
    await page
        .locator('[data-done]')
        .getByText(/不用重新排队/)
        .waitFor();
    const moved = await ticketOf(no);
    expect(moved).toMatchObject({ theme: 'enterprise', items: ['company-change'], takenAt: kiosk.ticket.takenAt });
    await page.locator('[data-fact=theme]').getByText('企业注册开办').waitFor();
    expect(await barriersOf(page)).toEqual([]);

    await page.locator('[data-act=reprint]').click();
    await page.locator('[data-done]').getByText('已发送打印').waitFor();
    await page.locator('[data-act=cancel]').click();
    await page.locator('tx-confirm h2').waitFor();
    await page.keyboard.press('1');
    await page.locator('[data-state=cancelled]').waitFor();
    expect((await ticketOf(no)).state).toBe('cancelled');

    const passed = await day.callAt(1, 'social');
    await day.at(1, 'pass');
    await page.locator(`[data-list=passed] [data-ticket=${passed}]`).click();
    await page.locator('[data-act=rejoin]').click();
    await page.locator('[data-done]').getByText('已回到队伍').waitFor();
    expect((await ticketOf(passed)).state).toBe('waiting');
    await page.locator('[data-list=passed]').waitFor({ state: 'detached' });
    expect(problemsOf(page)).toEqual([]);
});

test('an appointment is booked, printed, moved, checked in, another is cancelled', async () => {
    const page = await openDesk({ tab: 'appointments' });
    const book = async (place: number): Promise<string> => {
        await page.locator('[data-new]').click();
        await page.locator('tx-desk-booking [data-item=id-card]').click();
        await page.locator('[data-slot]:enabled').nth(place).click();
        await page.locator('tx-desk-appointment').getByText('已预约').waitFor();
        return (await page.locator('tx-desk-appointment [data-appointment]').getAttribute('data-appointment')) ?? '';
    };
    const code = await book(0);
    await page.getByText('居民户口簿').waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await page.locator('[data-act=print]').click();
    await page.locator('[data-done]').getByText('确认单已打印').waitFor();
    expect((await slips()).filter((svg) => svg.includes(`预约码：${code}`))).toHaveLength(1);

    await page.locator('[data-act=move]').click();
    await page.locator('[data-slot]:enabled').last().click();
    await page.locator('[data-done]').getByText('已改到').waitFor();
    const other = await book(1);
    await page.locator('[data-act=cancel]').click();
    await page.locator('tx-confirm [data-sure]').click();
    await page.locator('tx-desk-appointment [data-state=cancelled]').waitFor();

    // A scanner types the code and Enter.
    await page.locator('#filter').fill(code);
    await page.keyboard.press('Enter');
    await page.locator(`[data-appointment="${code}"] [data-act=checkIn]`).click();
    const no = await page.locator('[data-number]').innerText();
    expect(await ticketOf(no)).toMatchObject({ class: 'appointment', state: 'waiting' });
    expect((await ticketOf(no)).callableFrom).not.toBeNull();
    const { appointments } = await hall.call<{ appointments: AppointmentView[] }>('GET', '/api/appointments', undefined, await tokenOf('guide'));
    expect(appointments.map(({ id, state }) => [id, state]).toSorted()).toEqual(
        [
            [code, 'arrived'],
            [other, 'cancelled'],
        ].toSorted(),
    );
    expect(problemsOf(page)).toEqual([]);
});

test('a kiosk and a counter ask for somebody, a complaint is registered, and a lost link hides what may be old', async () => {
    await hall.call('POST', '/api/help', {});
    await day.at(2, 'help');
    const page = await openDesk({ tab: 'complaints', viewport: TABLET });
    for (const words of [/请工作人员过去/, /^\s*2 号窗口请值班长过去/]) {
        await page.locator('tx-help-calls li').filter({ hasText: words }).getByRole('button').tap();
        await page.locator('tx-help-calls li').filter({ hasText: words }).waitFor({ state: 'detached' });
    }
    await page.locator('tx-complaint-form input[value=result]').tap();
    await page.locator('tx-complaint-form').getByRole('button', { name: '登记' }).tap();
    await page.getByText('请写下来访人的话').waitFor();
    await page.locator('tx-complaint-form textarea').fill('办理结果和说的不一样');
    await page.locator('tx-complaint-form input[name=phone]').fill('13800000000');
    await page.locator('tx-complaint-form').getByRole('button', { name: '登记' }).tap();
    await page.getByText('请填写办件编号').waitFor();
    expect(await barriersOf(page)).toEqual([]);
    expect(await fits(page)).toBe(true);
    await page.locator('tx-complaint-form input[name=caseNo]').fill('SH-2026-001');
    await page.locator('tx-complaint-form').getByRole('button', { name: '登记' }).tap();
    const order = /C[A-Z0-9]{10}/.exec(await page.getByText('已登记，编号').innerText())?.[0];
    const { workOrders } = await hall.call<{ workOrders: { id: string }[] }>('GET', '/api/work-orders', undefined, await tokenOf('supervisor'));
    expect(workOrders.map(({ id }) => id)).toContain(order);

    await page.keyboard.press('F2');
    await page.locator('tx-guide-issue #typed').fill('身份证');
    await page.locator('[data-item=id-card]').tap();
    await hall.stop();
    await page.locator('[data-veil]').getByText('与大厅的连接已断开').waitFor();
    expect(await page.locator('[data-queue]').first().isVisible()).toBe(false);
    await hall.start();
    await page.locator('[data-chosen=id-card]').waitFor();
    await page.locator('[data-take]').tap();
    await page.locator('[data-number]').waitFor();
    // A browser writes down every answer that is a refusal: that of the complaint without its case number.
    expect(problemsOf(page).filter((problem) => !problem.includes('status of 422'))).toEqual([]);
});

test('the desk is for guides', async () => {
    const page = await openPage(browser, `${hall.url}/counter/guide.html`, TABLET);
    await page.locator('#user').fill('clerk01');
    await page.locator('#password').fill(TRIAL_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByText('不是导办员账号').waitFor();
    expect(await barriersOf(page)).toEqual([]);
});
