/** Visitors who do not come for a first number: with an appointment, or back after they missed their call. */
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { AppointmentView, SlotView } from '#protocol/appointments.ts';
import type { HallConfig } from '#protocol/hall.ts';
import type { TicketView } from '#protocol/views.ts';
import { offsetToWorkingMorning } from '../setup/working-morning.ts';
import { barriersOf, openBrowser, openPage, problemsOf, shot, type Viewport } from './browser.ts';
import { Day } from './day.ts';
import { type Hall, startHall, TRIAL_PASSWORD } from './hall.ts';

const PORTRAIT: Viewport = { width: 1080, height: 1920 };
const LANDSCAPE: Viewport = { width: 1920, height: 1080 };
const SMALL: Viewport = { width: 1280, height: 1024 };

let hall: Hall;
let day: Day;
let browser: Browser;

beforeAll(async () => {
    [hall, browser] = await Promise.all([startHall({ HALL_CLOCK_OFFSET_MS: offsetToWorkingMorning() }), openBrowser()]);
    day = new Day(hall);
}, 120_000);

afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
});

afterAll(async () => {
    await browser?.close();
    await hall?.close();
});

async function openKiosk(viewport: Viewport = LANDSCAPE, query = ''): Promise<Page> {
    const page = await openPage(browser, `${hall.url}/kiosk/${query}`, viewport, true);
    page.setDefaultTimeout(20_000);
    return page;
}

/** The guide books a later slot of today; `which` counts from the end of the day. */
async function book(which = 1): Promise<AppointmentView> {
    const { token } = await hall.call<{ token: string }>('POST', '/api/session', { user: 'guide', password: TRIAL_PASSWORD });
    const config = await hall.call<HallConfig & { day: string }>('GET', '/api/hall');
    const item = config.items.find(({ theme, common }) => theme === 'social' && common)?.code;
    const { slots } = await hall.call<{ slots: SlotView[] }>('GET', `/api/slots?item=${item}&day=${config.day}`);
    const time = slots.filter(({ free }) => free > 0).at(-which)?.time;
    const { appointment } = await hall.call<{ appointment: AppointmentView }>('POST', '/api/appointments', { item, day: config.day, time }, token);
    return appointment;
}

/** A social ticket that was called at counter 1 and passed, and its link. */
async function passedTicket(): Promise<{ ticket: TicketView; link: string }> {
    const taken = await day.take('social');
    for (let called = await day.at(1, 'next'); called?.no !== taken.ticket.no; called = await day.at(1, 'next')) await day.serve(1);
    await day.at(1, 'pass');
    return taken;
}

async function touchKeys(page: Page, keys: string): Promise<void> {
    for (const key of keys) await page.locator('tx-entry').getByRole('button', { name: key, exact: true }).tap();
}

const open = (page: Page, name: string): Promise<void> => page.locator('tx-home').getByRole('button', { name }).tap();
const typedOn = (page: Page): Promise<string> =>
    page
        .locator('tx-entry .cell')
        .allInnerTexts()
        .then((cells) => cells.join(''));
const messageOn = (page: Page) => page.locator('tx-entry .message span');

async function stateOf(id: string): Promise<string> {
    const { token } = await hall.call<{ token: string }>('POST', '/api/session', { user: 'manager', password: TRIAL_PASSWORD });
    return (await hall.call<{ ticket: TicketView }>('GET', `/api/tickets/${id}`, undefined, token)).ticket.state;
}

test('an appointment is checked in by touch and is told from when it can be called', async () => {
    const { id, time } = await book();
    const page = await openKiosk();
    await open(page, '预约取号');
    await touchKeys(page, id);
    expect(await typedOn(page)).toBe(id);
    await page.getByRole('button', { name: '取号', exact: true }).tap();
    expect(await page.locator('tx-taken .no').innerText()).toMatch(/^A\d{3}$/);
    const facts = await page.locator('tx-taken dl').innerText();
    expect(facts).toContain(`${time} 起可叫号`);
    expect(facts).not.toContain('预计等候');
    expect(await page.locator('tx-taken tx-qr svg').count()).toBe(1);
    await shot(page, 'kiosk-appointment-taken-landscape-zh');
    expect(await barriersOf(page)).toEqual([]);

    const no = await page.locator('tx-taken .no').innerText();
    await page.getByRole('button', { name: '完成' }).tap();
    await open(page, '预约取号');
    expect(await typedOn(page)).toBe('');
    await page.keyboard.type(id);
    await page.keyboard.press('Enter');
    await messageOn(page).waitFor();
    expect(await messageOn(page).innerText()).toContain(`您的 ${no} 号还在等候，请勿重复取号`);
    expect(problemsOf(page)).toEqual([]);
});

test('a scanner reads a code after a wrong one was refused in words', async () => {
    const { id } = await book(2);
    const page = await openKiosk(LANDSCAPE, '?lang=en');
    await open(page, 'Appointment');
    await page.keyboard.type('ZZZ');
    await page.keyboard.press('Enter');
    await messageOn(page).waitFor();
    expect(await messageOn(page).innerText()).toContain('An appointment code has 10 characters');

    await touchKeys(page, '2222222');
    const before = await hall.tickets();
    await page.getByRole('button', { name: 'Take a number' }).tap();
    await expect.poll(() => messageOn(page).innerText()).toContain('This appointment was not found');
    expect(await hall.tickets()).toEqual(before);
    expect(await typedOn(page)).toBe('ZZZ2222222');
    await shot(page, 'kiosk-appointment-refused-landscape-en');
    expect(await barriersOf(page)).toEqual([]);

    // The button that was touched last still has the focus; the scanner's Enter is not for it.
    await page.locator('tx-entry').getByRole('button', { name: 'Delete' }).tap();
    await page.keyboard.type(id.toLowerCase());
    await page.keyboard.press('Enter');
    await page.locator('tx-taken .no').waitFor();
    expect(await page.locator('tx-taken dl').innerText()).toMatch(/called from \d\d:\d\d on/);
    expect((await hall.tickets()).length).toBe(before.length + 1);
});

test('a visitor who missed the call types the number and is in the queue again', async () => {
    const { ticket } = await passedTicket();
    const waiting = await day.take('social');
    const page = await openKiosk();
    await open(page, '过号重排');
    await page.locator('tx-entry .letter').first().tap();
    await touchKeys(page, ticket.no.slice(1).replace(/^0+/, ''));
    await page.getByRole('button', { name: '重新排队' }).tap();
    await page.getByRole('heading', { name: '已为您重新排队，您的号码不变' }).waitFor();
    expect(await page.locator('tx-taken .no').innerText()).toBe(ticket.no);
    expect(await page.locator('tx-taken dl').innerText()).toMatch(/您前面还有\s*1 人\s*预计等候\s*(\d|不到)/);
    expect(await page.locator('tx-taken tx-qr').count()).toBe(0);
    expect(await stateOf(ticket.id)).toBe('waiting');
    await shot(page, 'kiosk-rejoined-landscape-zh');
    expect(await barriersOf(page)).toEqual([]);

    await page.getByRole('button', { name: '完成' }).tap();
    await open(page, '过号重排');
    expect(await typedOn(page)).toBe('');
    await page.keyboard.type(waiting.ticket.no);
    await page.keyboard.press('Enter');
    await expect.poll(() => messageOn(page).innerText()).toContain('这个号还在排队');
    expect(await page.locator('tx-taken').count()).toBe(0);
    expect(problemsOf(page)).toEqual([]);
});

test('the QR code of the slip brings a passed visitor back', async () => {
    const { ticket, link } = await passedTicket();
    const page = await openKiosk(PORTRAIT, '?lang=en');
    await open(page, 'Missed your call');
    await page.keyboard.type(`${hall.url}/t/nobody-has-this-secret`);
    await page.keyboard.press('Enter');
    await expect.poll(() => messageOn(page).innerText()).toContain('There is no such ticket');
    await page.keyboard.type(link);
    expect(await typedOn(page)).toBe('');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'You are in the queue again' }).waitFor();
    expect(await page.locator('tx-taken .no').innerText()).toBe(ticket.no);
    expect(await stateOf(ticket.id)).toBe('waiting');
    await shot(page, 'kiosk-rejoined-portrait-en');
    expect(await barriersOf(page)).toEqual([]);
});

test('what was typed is forgotten when nobody goes on, and kept over a short loss of the link', async () => {
    const page = await openKiosk(SMALL);
    await page.clock.install();
    await page.reload();
    await page.getByRole('button', { name: 'English' }).tap();
    await open(page, 'Appointment');
    await touchKeys(page, 'ABC');
    await page.context().setOffline(true);
    await page.getByRole('heading', { name: 'Restoring the connection' }).waitFor();
    // Keys in front of a lost link type nothing.
    await page.keyboard.type('D');
    await page.context().setOffline(false);
    await page.clock.runFor(3_000);
    await page.locator('tx-entry').waitFor();
    expect(await typedOn(page)).toBe('ABC');
    await page.clock.runFor(61_000);
    await page.getByRole('heading', { name: '您好，请问要办什么事？' }).waitFor();
    await open(page, '预约取号');
    expect(await typedOn(page)).toBe('');
});

test.each([
    ['portrait', PORTRAIT],
    ['landscape', LANDSCAPE],
    ['small', SMALL],
] as const)('both ways are whole and without barriers in both languages: %s', async (size, viewport) => {
    for (const language of ['zh', 'en'] as const) {
        const page = await openKiosk(viewport, `?lang=${language}`);
        const look = async (name: string): Promise<void> => {
            await shot(page, `kiosk-${name}-${size}-${language}`);
            expect(await barriersOf(page)).toEqual([]);
            expect(await cutOff(page)).toEqual([]);
        };
        await page.locator('tx-theme-tile .waiting').last().waitFor();
        expect(await cutTiles(page)).toEqual([]);
        await page.locator('tx-home .appointment').tap();
        await touchKeys(page, 'E4NV');
        await look('5-appointment');
        await page.getByRole('button', { name: language === 'zh' ? '首页' : 'Home' }).tap();
        await page.locator('tx-home .missed').tap();
        await page.locator('tx-entry .letter').nth(1).tap();
        await touchKeys(page, '02');
        await look('6-missed');
        expect(problemsOf(page)).toEqual([]);
        await page.context().close();
    }
});

/** Buttons that are smaller than a finger or not wholly on the screen of typing, and the screen itself if it has to be scrolled. */
function cutOff(page: Page): Promise<readonly string[]> {
    return page.locator('tx-entry').evaluate((entry) => {
        const room = entry.getBoundingClientRect();
        const buttons = [...(entry.shadowRoot?.querySelectorAll('button') ?? [])];
        const wrong = buttons.filter((button) => {
            const { width, height, right, bottom } = button.getBoundingClientRect();
            return width < 60 || height < 60 || right > room.right + 1 || bottom > room.bottom + 1 || button.scrollWidth > button.clientWidth + 1;
        });
        const scrolls = (entry.shadowRoot?.querySelector('section')?.scrollHeight ?? 0) > room.height + 1;
        return [...wrong.map((button) => button.textContent?.trim() ?? ''), ...(scrolls ? ['the whole screen'] : [])];
    });
}

/** What is written on the tiles of the first screen and on the buttons below them, and does not fit there. */
function cutTiles(page: Page): Promise<readonly string[]> {
    return page.locator('tx-theme-tile button, tx-home .way').evaluateAll((buttons) =>
        buttons.flatMap((button) => {
            const room = button.getBoundingClientRect();
            return [...button.querySelectorAll('.words > *')].flatMap((words) => {
                const { top, right, bottom } = words.getBoundingClientRect();
                return top < room.top || right > room.right || bottom > room.bottom ? [words.textContent ?? ''] : [];
            });
        }),
    );
}
