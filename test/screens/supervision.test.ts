/** Supervision in the console and at the counter: a bad rating and a complaint on their whole road, figures, what is entered by hand. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WorkOrderView } from '#protocol/views.ts';
import { barriersOf, openBrowser, openPage, problemsOf, shot } from './browser.ts';
import { openConsole } from './console.ts';
import { Day } from './day.ts';
import { type Hall, startHall, TRIAL_PASSWORD } from './hall.ts';

const DESK = { width: 1024, height: 768 };
const STRIP = { width: 360, height: 800 };
const DAY_MS = 86_400_000;
/** A Monday afternoon in the hall, whenever the test runs. */
const OFFSET_MS = Date.parse('2026-12-07T14:05:00+08:00') - Date.now();

let hall: Hall;
let day: Day;
let browser: Browser;

beforeAll(async () => {
    hall = await startHall({ HALL_CLOCK_OFFSET_MS: String(OFFSET_MS) });
    day = new Day(hall);
    browser = await openBrowser();
});
afterAll(async () => {
    await browser.close();
    await hall.close();
});

/** A visit at counter 1, rated over the phone; its ticket. */
async function rated(level: number, reason?: string): Promise<{ id: string; no: string }> {
    const { ticket, link } = await day.take('social');
    await day.at(1, 'next');
    await day.at(1, 'start');
    await day.at(1, 'finish', { outcome: 'left' });
    const reasons = level === 1 ? ['115'] : [];
    await hall.call('POST', `/api/t/${link.split('/t/')[1]}/rating`, { level, reasons, ...(reason === undefined ? {} : { reason }) });
    return ticket;
}

/** A terminal of a clerk at a counter. */
async function openTerminal(counter: number, clerk: string, language: 'zh-CN' | 'en' = 'zh-CN'): Promise<Page> {
    const page = await openPage(browser, `${hall.url}/counter/?counter=${counter}&lang=${language}`, STRIP);
    await page.locator('#user').fill(clerk);
    await page.locator('#password').fill(TRIAL_PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('[data-orders]').waitFor();
    return page;
}

/** Fills in the form of a step that is open, and sends it. */
async function take(page: Page, verb: string, { choice, words, to }: { choice?: string; words?: string; to?: string } = {}): Promise<void> {
    const form = page.locator(`form[data-verb=${verb}]`);
    if (to !== undefined) await form.locator('select').selectOption({ label: to });
    if (choice !== undefined) await form.locator(`input[value=${choice}]`).check();
    if (words !== undefined) await form.locator('textarea').fill(words);
    await form.getByRole('button').click();
}

/** What a page complained of, but for calls that were refused on purpose. */
function wrongsOf(page: Page): readonly string[] {
    return problemsOf(page).filter((problem) => !problem.includes('status of 422'));
}

async function login(user: string): Promise<string> {
    return (await hall.call<{ token: string }>('POST', '/api/session', { user, password: TRIAL_PASSWORD })).token;
}

/** A step over the public interface. */
async function step(token: string, order: string, verb: string, body: object): Promise<void> {
    await hall.call('POST', `/api/work-orders/${order}/${verb}`, body, token);
}

const stateOf = (page: Page): ReturnType<Page['locator']> => page.locator('tx-order [data-state]');

test('a bad rating goes its whole road with two people, and the clerk whom it is about learns nothing of the visitor', async () => {
    const { id, no } = await rated(1, '排了一上午的队');
    await rated(5);
    const console_ = await openConsole(browser, hall.url, { user: 'supervisor', tab: 'supervision' });
    await console_.locator('[data-order]').first().click();
    await console_.getByText('排了一上午的队').waitFor();
    expect(await console_.locator('[data-fact=reasons]').innerText()).toContain('服务态度差');
    const offered = await console_.locator('select[name=to] option').allInnerTexts();
    expect([offered.some((name) => name.includes('陈志远')), offered.some((name) => name.includes('林雨晴'))]).toEqual([true, false]);
    await take(console_, 'assign');
    await console_.getByText('请先选择').waitFor();
    expect(await barriersOf(console_)).toEqual([]);
    await shot(console_, 'supervision-order');
    await take(console_, 'assign', { to: '陈志远（1002）' });
    await stateOf(console_).getByText('已指派').waitFor();

    const handler = await openTerminal(2, 'clerk02');
    await handler.getByTitle('1 张工单等您办理').waitFor();
    await shot(handler, 'supervision-terminal-badge');
    await handler.keyboard.press('y');
    await handler.locator('[data-order]').click();
    await take(handler, 'verify', { choice: 'valid' });
    await handler.getByText('请填写说明').waitFor();
    expect(await barriersOf(handler)).toEqual([]);
    await shot(handler, 'supervision-terminal-order');
    await take(handler, 'verify', { choice: 'valid', words: '查看监控，属实' });
    await stateOf(handler).getByText('已核实').waitFor();

    const own = await openTerminal(1, 'clerk01');
    await own.getByTitle('1 张工单等您办理').waitFor();
    await own.keyboard.press('y');
    await own.locator('[data-order]').click();
    await own.locator('form[data-verb=appeal]').waitFor();
    const told = (await own.locator('tx-order .head, tx-order blockquote, tx-order dl, tx-order .steps').allInnerTexts()).join('\n');
    expect(told).toContain('排了一上午的队');
    expect(told).toContain('非常不满意');
    expect([told.includes(no), told.includes(id)]).toEqual([false, false]);
    expect(await own.locator('[data-fact=ticket], [data-fact=contact]').count()).toBe(0);
    await shot(own, 'supervision-terminal-own');
    await own.keyboard.press('Escape');
    await own.locator('tx-verb-buttons').waitFor();

    await handler.locator('form[data-verb=remedy]').waitFor();
    await handler.locator('input[value=fixByDate]').check();
    await handler.locator('input[name=until]').fill('2099-01-01');
    await handler.locator('textarea').fill('增开一个窗口');
    await handler.locator('form[data-verb=remedy]').getByRole('button').click();
    await handler.getByText('15 个工作日').waitFor();
    await take(handler, 'remedy', { choice: 'fixNow', words: '增开一个窗口' });
    await take(handler, 'call-back', { choice: 'true' });
    await stateOf(handler).getByText('已回访').waitFor();
    await take(console_, 'close');
    await console_.locator('[data-order]').waitFor({ state: 'detached' });
    await console_.locator('[data-filter=state]').selectOption('closed');
    await console_.locator('[data-order]').click();
    await stateOf(console_).getByText('已办结').waitFor();
    expect(await console_.locator('.steps [data-step]').evaluateAll((steps) => steps.map((step) => step.getAttribute('data-step')))).toEqual([
        ...['opened', 'assigned', 'verified', 'remedied', 'calledBack', 'closed'],
    ]);
    for (const page of [console_, handler, own]) expect(wrongsOf(page)).toEqual([]);
    for (const page of [console_, handler, own]) await page.context().close();
});

test('an appeal that is upheld and a complaint come to their end; contacts are for those who deal with them', async () => {
    const { id } = await rated(2, '等了很久');
    const supervisor = await login('supervisor');
    await step(supervisor, `R${id}`, 'assign', { to: 'clerk02' });
    await step(await login('clerk02'), `R${id}`, 'verify', { verdict: 'valid', reason: '属实' });
    const clerk = await login('clerk01');
    const { workOrders } = await hall.call<{ workOrders: WorkOrderView[] }>('GET', '/api/work-orders', undefined, clerk);
    await step(clerk, workOrders.find(({ next }) => next.includes('appeal'))?.id ?? '', 'appeal', { reason: '系统故障' });

    const page = await openConsole(browser, hall.url, { user: 'manager', tab: 'supervision', language: 'en', viewport: DESK });
    await page.locator(`[data-order=R${id}]`).click();
    await page.getByText('系统故障').waitFor();
    await shot(page, 'supervision-appeal-en');
    await take(page, 'decide-appeal', { choice: 'true', words: 'The log shows a fault.' });
    await page.locator('[data-fact=appeal]').getByText('upheld').waitFor();
    await take(page, 'close', { words: 'done' });
    await page.locator(`[data-order=R${id}]`).waitFor({ state: 'detached' });

    await page.locator('[data-part=complaint]').click();
    const register = page.locator('tx-complaint-form').getByRole('button');
    await register.click();
    await page.getByText('Please choose the kind.').waitFor();
    await page.locator('input[value=service]').check();
    await page.locator('tx-complaint-form textarea').fill('态度不好');
    await page.locator('tx-complaint-form input[name=no]').fill(id.split('-')[1] ?? '');
    await page.locator('tx-complaint-form input[name=phone]').fill('13800138000');
    expect(await barriersOf(page)).toEqual([]);
    await shot(page, 'supervision-complaint-en');
    await register.click();
    const order = /C[A-Z0-9]{10}/.exec(await page.getByText('Registered under').innerText())?.[0] ?? '';
    await step(supervisor, order, 'assign', { to: 'guide' });
    const desk = await openPage(browser, `${hall.url}/counter/guide.html#orders`, DESK);
    await desk.locator('#user').fill('guide');
    await desk.locator('#password').fill(TRIAL_PASSWORD);
    await desk.keyboard.press('Enter');
    await desk.locator('[data-turns]').getByText('1').waitFor();
    await desk.locator(`[data-order=${order}]`).click();
    await desk.locator('form[data-verb=reply]').waitFor();
    expect(await barriersOf(desk)).toEqual([]);
    await shot(desk, 'supervision-guide');
    await desk.context().close();
    await step(supervisor, order, 'assign', { to: 'manager' });
    const stated = await hall.call<{ workOrders: WorkOrderView[] }>('GET', '/api/work-orders', undefined, clerk);
    await step(clerk, stated.workOrders.find(({ next }) => next.includes('state'))?.id ?? '', 'state', { reason: '当时在处理故障' });

    await page.locator('[data-part=orders]').click();
    await page.locator(`[data-order=${order}]`).click();
    await page.locator('[data-fact=contact]').getByText('13800138000').waitFor();
    await page.locator('[data-step=stated]').getByText('当时在处理故障').waitFor();
    await page.locator('[data-verb=mediate]').click();
    await take(page, 'mediate', { words: 'Both were heard.' });
    await take(page, 'reply', { words: 'We are sorry.' });
    await take(page, 'answer', { choice: 'true' });
    await take(page, 'close');
    await page.locator(`[data-order=${order}]`).waitFor({ state: 'detached' });
    expect(wrongsOf(page)).toEqual([]);
    await page.context().close();
});

test('figures, jumps, paper forms and reasons: the tables say what was done', async () => {
    const { ticket } = await day.take('social');
    await day.at(1, 'call', { ticket: ticket.id, reason: '身体不适' });
    await day.serve(1);
    const page = await openConsole(browser, hall.url, { user: 'supervisor', tab: 'supervision' });
    await page.locator('[data-part=paper]').click();
    const enter = page.locator('tx-paper-form').getByRole('button');
    await page.locator('tx-paper-form input[name=no]').fill(ticket.no.toLowerCase());
    await enter.click();
    await page.getByText('请选择评价。').waitFor();
    await page.locator('tx-paper-form input[value="4"]').check();
    expect(await barriersOf(page)).toEqual([]);
    await shot(page, 'supervision-paper');
    await enter.click();
    await page.getByText(`${ticket.no} 号的评价已录入。`).waitFor();

    await page.locator('[data-part=figures]').click();
    const figure = (row: string, name: string): Promise<string> => page.locator(`[data-row="${row}"] [data-figure=${name}]`).innerText();
    await page.locator('[data-row="1"]').waitFor();
    const shown = await Promise.all(['finished', 'rated', 'good', 'bad', 'excluded', 'rectified'].map((name) => figure('1', name)));
    expect(shown).toEqual(['4', '4', '2', '2', '1', '1']);
    const rates = await Promise.all(['ratingRate', 'goodRate', 'rectificationRate'].map((name) => figure('total', name)));
    expect(rates).toEqual(['100.0%', '66.7%', '100.0%']);
    await page.locator('tx-figures select').selectOption('channel');
    await page.locator('[data-row=paper]').waitFor();
    expect(await figure('paper', 'rated')).toBe('1');
    expect(await barriersOf(page)).toEqual([]);
    await shot(page, 'supervision-figures');
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('tx-figures').getByRole('button').click()]);
    expect(file.suggestedFilename()).toMatch(/^ratings-channel-/);

    await page.locator('[data-part=jumps]').click();
    await page.locator('[data-jump=call]').getByText('身体不适').waitFor();
    await shot(page, 'supervision-jumps');

    await page.locator('[data-part=reasons]').click();
    await page.locator('tr[data-code="115"] input').nth(5).uncheck();
    await page.locator('tx-reasons input[name=why]').fill('重复');
    expect(await barriersOf(page)).toEqual([]);
    await shot(page, 'supervision-reasons');
    await page.locator('tx-reasons form .main').click();
    await page.getByText('原因：重复').waitFor();
    const { reasons } = await hall.call<{ reasons: { code: string; enabled: boolean }[] }>('GET', '/api/rating-reasons');
    expect(reasons.find(({ code }) => code === '115')).toMatchObject({ enabled: false });
    expect(wrongsOf(page)).toEqual([]);
    await page.context().close();
});

test('attendance is judged by the roster that the manager sets, and a finding is corrected with a reason', async () => {
    const page = await openConsole(browser, hall.url, { tab: 'supervision' });
    await page.locator('[data-part=attendance]').click();
    await page.getByText('没有需要判定的班次').waitFor();
    await page.locator('[data-add=shift]').click();
    await page.locator('[data-shift="0"] select').first().selectOption({ label: '林雨晴 1001' });
    await page.locator('[data-hours]').fill('08:00-11:30');
    await page.locator('[data-add=shift]').click();
    await page.locator('tx-roster form .main').click();
    await page.getByText('请为每一行选择人员').waitFor();
    await page.locator('[data-shift="1"] select').first().selectOption({ label: '陈志远 1002' });
    await page.locator('[data-add=leave]').click();
    await page.locator('[data-leave="0"] select').first().selectOption({ label: '陈志远 1002' });
    for (const name of ['from', 'to']) await page.locator(`[data-leave="0"] input[name=${name}]`).fill('2026-12-07');
    await page.locator('[data-leave="0"] select').last().selectOption({ label: '林雨晴 1001' });
    await page.locator('tx-roster input[name=why]').fill('十二月排班');
    expect(await barriersOf(page)).toEqual([]);
    await page.locator('tx-roster form .main').click();
    await page.getByText('原因：十二月排班').waitFor();

    const rows = page.locator('tr[data-shift]');
    await rows.first().waitFor();
    expect((await rows.allInnerTexts()).map((row) => row.replaceAll(/\s+/g, ' ').trim())).toEqual([
        expect.stringMatching(/林雨晴 任意 08:00–11:30 缺勤/),
        expect.stringMatching(/陈志远 由 林雨晴 顶岗 任意 09:00–12:00 缺勤/),
        expect.stringMatching(/陈志远 由 林雨晴 顶岗 任意 13:00–17:00 迟到 \d+ 分钟/),
    ]);
    await shot(page, 'supervision-attendance');
    await rows.first().locator('[data-finding=absent]').click();
    await page.locator('tx-shifts form .main').click();
    await page.getByText('请填写原因。').waitFor();
    await page.locator('tx-shifts input[name=reason]').fill('参加培训');
    await page.locator('tx-shifts form .main').click();
    await page.getByText('缺勤不计：参加培训（高立群）').waitFor();
    expect(await rows.first().locator('[data-finding]').count()).toBe(0);
    expect(wrongsOf(page)).toEqual([]);
    await page.context().close();

    const reader = await openConsole(browser, hall.url, { user: 'supervisor', tab: 'supervision', language: 'en', viewport: DESK });
    await reader.locator('[data-part=attendance]').click();
    await reader.getByText('absent does not count: 参加培训').waitFor();
    expect(await reader.locator('tx-roster [data-hours]').first().isDisabled()).toBe(true);
    expect(await barriersOf(reader)).toEqual([]);
    await shot(reader, 'supervision-attendance-en');
    await reader.context().close();
});

test('a page that is left alone asks for the password again, and the session at the counter goes on', async () => {
    const { ticket } = await day.take('social');
    await day.at(1, 'next');
    await day.at(1, 'start');
    const page = await openTerminal(1, 'clerk01');
    await page.getByText(ticket.no).first().waitFor();
    await page.clock.setFixedTime(Date.now() + 11 * 60_000);
    await page.getByText('页面已锁定').waitFor();
    expect(await page.getByText(ticket.no).first().isVisible()).toBe(false);
    expect(await barriersOf(page)).toEqual([]);
    await shot(page, 'terminal-locked');
    await page.locator('tx-lock .open').focus();
    for (const key of ['1', 'h', 'f']) await page.keyboard.press(key);
    await page.reload();
    await page.locator('tx-lock input').fill('Wrong-2026');
    await page.keyboard.press('Enter');
    await page.locator('tx-lock .sentence').getByText('密码').waitFor();
    await page.locator('tx-lock input').fill(TRIAL_PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('[data-state=serving]').waitFor();
    await page.getByText(ticket.no).first().waitFor();
    await page.keyboard.press('8');
    await page.locator('[data-state=idle]').waitFor();
    await page.context().close();
});

test('a work order whose step is not taken in time is an alert on the first page, and stands first in the list', async () => {
    const { id } = await rated(2);
    await hall.stop();
    await hall.start({ HALL_CLOCK_OFFSET_MS: String(OFFSET_MS + 6 * DAY_MS) });
    const page = await openConsole(browser, hall.url, { user: 'supervisor', viewport: DESK });
    await page.locator('[data-orders]').getByText(`R${id}`).waitFor();
    await shot(page, 'supervision-alert');
    await page.getByRole('link', { name: '去办理' }).click();
    const first = page.locator('[data-order]').first();
    await first.getByText('已超时限').waitFor();
    await first.click();
    await page.locator('[data-step=overdue]').waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await page.setViewportSize({ width: 1440, height: 900 });
    await shot(page, 'supervision-overdue');
    const metrics = await (await fetch(`${hall.url}/metrics`)).text();
    expect(metrics).toContain('hall_work_orders{state="overdue"} 1');
});
