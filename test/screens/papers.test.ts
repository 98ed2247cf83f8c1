/** Documents and what is still to do after sessions, at the terminal: one key to the paper, the page where there is no printer, the lists. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { encode as encodeQr } from 'uqr';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readDocument } from '#protocol/documents.ts';
import type { ServiceRecord } from '#protocol/service-record.ts';
import type { TicketView } from '#protocol/views.ts';
import { decode } from '../../devices/emulators/printer/decode.ts';
import { PrinterEmulator } from '../../devices/emulators/printer/printer-emulator.ts';
import { sign } from '../../server/back-office/signature.ts';
import { SECRET } from '../back-office/running-receiver.ts';
import { readQr } from '../devices/read-qr.ts';
import { hallFiles } from '../hub/hall-files.ts';
import { barriersOf, openBrowser, openPage, problemsOf, shot } from './browser.ts';
import { openTerminal, STRIP, standsIn } from './counter-pages.ts';
import { type Hall, startHall, TRIAL_PASSWORD } from './hall.ts';

const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1440, height: 900 };
const PASSWORD = 'Admin-2026';
const DAY_MS = 86_400_000;
/** Twenty minutes before the hall closes, on a Monday. */
const AFTERNOON = Date.parse('2026-09-21T16:40:00+08:00') - Date.now();
const DAYTIME: [string, string][] = [['09:00', '17:00']];
const HOURS = {
    alwaysOpen: false,
    weekly: { mon: DAYTIME, tue: DAYTIME, wed: DAYTIME, thu: DAYTIME, fri: DAYTIME, sat: [], sun: [] },
    holidays: [],
    makeUpDays: [],
};
const PATIENCE = { timeout: 20_000, interval: 100 };

vi.setConfig({ testTimeout: 180_000, hookTimeout: 90_000 });

type Recorded = { record: ServiceRecord; corrections: { record: ServiceRecord; reason: string }[] };

let hall: Hall;
let browser: Browser;
let printer: PrinterEmulator;

beforeAll(async () => {
    printer = await new PrinterEmulator({ port: 0, keep: 50 }).start();
    const devices = [{ id: 'printer-1', kind: 'ticketPrinter', name: '窗口打印机', counter: 1, line: printer.address }];
    hall = await startHall({
        HALL_FILES: hallFiles({ counters: 2, devices, hours: HOURS }),
        HALL_CLOCK_OFFSET_MS: String(AFTERNOON),
        HALL_ADMIN_PASSWORD: PASSWORD,
    });
    browser = await openBrowser();
    const { token } = await hall.call<{ token: string }>('POST', '/api/session', { user: 'admin', password: PASSWORD });
    // Nobody listens there: what the hall has to say waits.
    await hall.call('PUT', '/api/back-office', { url: 'http://127.0.0.1:9/', secret: SECRET }, token);
});
afterAll(async () => {
    await browser?.close();
    await hall?.close();
    await printer?.close();
});

/** What stands on the newest paper of the printer, with lines that were too long put together. */
async function paperOf(words: string): Promise<{ words: string; code: string }> {
    const newest = () => decode(printer.jobs.at(-1)?.bytes ?? Buffer.alloc(0)).lines;
    const said = () =>
        newest()
            .flatMap((line) => (line.kind === 'text' ? [line.text] : []))
            .join('');
    await expect.poll(said, PATIENCE).toContain(words);
    const code = newest().find((line) => line.kind === 'qr')?.content ?? '';
    return { words: said(), code: await readQr(encodeQr(code, { ecc: 'M', border: 0 }).data) };
}

/** Looks at a page in both languages and at each size, and asks axe. */
async function lookAt(page: Page, name: string): Promise<void> {
    expect(await barriersOf(page)).toEqual([]);
    for (const language of ['zh-CN', 'en']) {
        for (const viewport of [NARROW, STRIP, WIDE]) {
            await page.setViewportSize(viewport);
            await shot(page, `papers-${name}-${viewport.width}-${language}`);
        }
        await page.locator('nav [data-menu=language]').click();
    }
    await page.setViewportSize(STRIP);
}

async function clerk(): Promise<string> {
    return (await hall.call<{ token: string }>('POST', '/api/session', { user: 'clerk01', password: TRIAL_PASSWORD })).token;
}

/** The back office says that a result can be collected. */
async function tellReady(about: { caseNo: string; session?: string; item: string }): Promise<void> {
    const body = JSON.stringify({ id: `office-${about.caseNo}`, type: 'case.resultReady', ...about });
    const headers = { 'content-type': 'application/json', ...sign(SECRET, `office-${about.caseNo}`, Date.now(), body) };
    const { status } = await fetch(`${hall.url}/api/back-office/events`, { method: 'POST', headers, body });
    expect(status).toBe(200);
}

/** Somebody for an item, called and started at the terminal by keys. */
async function begin(page: Page, item: string, idNumber = `E${Date.now()}`): Promise<TicketView> {
    const { ticket } = await hall.call<{ ticket: TicketView }>('POST', '/api/tickets', { item, purpose: 'handle', identity: { idNumber } });
    await page.locator(`.waiting[data-no=${ticket.no}]`).waitFor();
    await page.keyboard.press('n');
    await standsIn(page, 'called');
    await page.keyboard.press('s');
    await standsIn(page, 'serving');
    return ticket;
}

/** Accepts with what is usual. */
async function accept(page: Page): Promise<void> {
    await page.keyboard.press('2');
    await page.locator('tx-record-form h2:focus').waitFor();
    await page.keyboard.press('Enter');
    await standsIn(page, 'idle');
}

describe('a terminal with a printer', () => {
    let page: Page;
    beforeAll(async () => {
        page = await openTerminal(browser, hall.url, 1);
        await page.keyboard.press('i');
        await standsIn(page, 'idle');
    });

    test('gives the fitting document with one key after the finish, and says what became of it', async () => {
        const ticket = await begin(page, 'id-card');
        await accept(page);
        await page.locator('.paper', { hasText: `给 ${ticket.no} 号：承诺件通知书` }).waitFor();
        await lookAt(page, 'offered');
        await page.keyboard.press('g');
        const { words, code } = await paperOf('承诺件通知书');
        await page.locator('[data-print=printed]', { hasText: '承诺件通知书' }).waitFor();
        expect(words).toContain('居民身份证');
        expect(readDocument(code)).toMatchObject({ is: 'document', kind: 'commitment' });
        expect(await page.locator('.paper').count()).toBe(0);
        // A second press asks: nobody needs the same twice by chance.
        await page.keyboard.press('g');
        await page.locator('tx-document-panel [data-choice=receipt]').waitFor();
        await lookAt(page, 'kinds');
        await printer.setFault('paper-out');
        await page.keyboard.press('1');
        await page.locator('[data-notice=refusal]', { hasText: '收件凭证' }).waitFor();
        await page.locator('[data-print=not-sent]', { hasText: '没有打印出来' }).waitFor();
        await printer.setFault(null);
        expect(problemsOf(page)).toEqual([]);
    });

    test('gives one before the end from what is noted, asks for the reason of a refusal, and warns of a second notice', async () => {
        const person = 'E77777777';
        await begin(page, 'residence-permit', person);
        await page.keyboard.press('g');
        await page.locator('tx-document-panel [data-choice=refusal]').waitFor();
        await page.keyboard.press('6');
        await page.locator('tx-reason-form input:focus').waitFor();
        await page.keyboard.press('1');
        expect((await paperOf('不予受理通知书')).words).toContain('不属于本部门职权范围');
        const notice = async (): Promise<void> => {
            await page.keyboard.press('3');
            await page.locator('tx-record-form h2:focus').waitFor();
        };
        await notice();
        expect(await page.locator('[data-warning]').count()).toBe(0);
        await page.keyboard.press('1');
        await page.keyboard.press('Enter');
        await standsIn(page, 'idle');
        await page.keyboard.press('g');
        expect((await paperOf('一次性告知单')).words).toContain('□ 1.');
        await begin(page, 'residence-permit', person);
        await notice();
        await page.locator('[data-warning]', { hasText: '1 号窗口已告知过' }).waitFor();
        await lookAt(page, 'second-notice');
        await page.locator('tx-record-form h2').focus();
        await page.keyboard.press('Escape');
        await page.keyboard.press('8');
        await standsIn(page, 'idle');
    });

    test('puts a finished record right by a further entry with its reason', async () => {
        const ticket = await begin(page, 'pension-claim');
        await accept(page);
        await page.keyboard.press('l');
        await page.locator('tx-picker input:focus').waitFor();
        await page.keyboard.type(ticket.no);
        await page.keyboard.press('Enter');
        await page.locator('tx-menu [data-choice=correct]').waitFor();
        await page.keyboard.press('1');
        await page.locator('tx-record-form h2:focus').waitFor();
        await page.keyboard.press('Enter');
        await page.getByText('没有改动').waitFor();
        await page.keyboard.press('d');
        await page.locator('[data-round=delivery]', { hasText: '电子送达' }).waitFor();
        await lookAt(page, 'correct');
        await page.locator('tx-record-form h2').focus();
        await page.keyboard.press('Enter');
        await page.locator('tx-reason-form input:focus').waitFor();
        await page.keyboard.press('2');
        await page.locator('[data-notice=done]', { hasText: `${ticket.no} 号的记录已更正` }).waitFor();
        const { token } = await hall.call<{ token: string }>('POST', '/api/session', { user: 'manager', password: TRIAL_PASSWORD });
        const { record, corrections } = await hall.call<Recorded>('GET', `/api/tickets/${ticket.id}`, undefined, token);
        expect(record.delivery).toBe('pickUp');
        expect(corrections).toMatchObject([{ record: { delivery: 'electronic' }, reason: '来访人要求更改' }]);
    });

    test('hands the day over with a list, and does not let a clerk go home with papers in the drawer unasked', async () => {
        // The hall closes soon.
        await page.locator('[data-work].closing', { hasText: '还有 2 件材料没有移交' }).waitFor();
        await page.keyboard.press('o');
        await page.locator('tx-confirm', { hasText: '还有 2 件材料没有移交' }).waitFor();
        await lookAt(page, 'sign-out');
        await page.keyboard.press('Escape');
        await page.keyboard.press('w');
        await page.locator('tx-menu [data-choice=handOver]').waitFor();
        await lookAt(page, 'work');
        await page.keyboard.press('1');
        await page.locator('tx-hand-over [data-line]').nth(1).waitFor();
        await page.keyboard.press('1');
        await page.locator('tx-hand-over [data-line][aria-pressed=false]').waitFor();
        await page.keyboard.press('1');
        await lookAt(page, 'hand-over');
        await page.locator('tx-hand-over h2').focus();
        await page.keyboard.press('Enter');
        const { words, code } = await paperOf('材料交接单');
        expect(code).toMatch(/^TXH\d{12}$/);
        for (const expected of ['2 件', '公安局', '身份证', '养老']) expect(words).toContain(expected);
        await page.locator('[data-work]:not(.closing)').waitFor();
        await page.keyboard.press('o');
        await standsIn(page, 'closed');
        expect(problemsOf(page)).toEqual([]);
    });
});

describe('a result that is ready', () => {
    test('is found by the document that the visitor brings, handed out once, and shown with who and when', async () => {
        const page = await openTerminal(browser, hall.url, 1);
        await page.keyboard.press('i');
        await standsIn(page, 'idle');
        const ticket = await begin(page, 'id-card');
        await accept(page);
        await page.keyboard.press('g');
        const { code } = await paperOf('承诺件通知书');
        const token = await clerk();
        const { session } = await hall.call<{ session: string }>('GET', `/api/tickets/${ticket.id}`, undefined, token);
        await tellReady({ caseNo: 'GA-2026-1', session, item: 'id-card' });
        await tellReady({ caseNo: 'GA-2026-2', item: 'passport' });
        await page.locator('[data-work]', { hasText: '待领取 2' }).waitFor();
        await page.keyboard.press('w');
        await page.locator('tx-menu [data-choice=ready]').waitFor();
        await page.keyboard.press('2');
        await page.locator('tx-picker [data-choice=GA-2026-2]').waitFor();
        await lookAt(page, 'ready');
        await page.locator('tx-picker input').focus();
        await page.keyboard.type(code);
        await page.locator('tx-picker [data-choice=GA-2026-2]').waitFor({ state: 'detached' });
        await page.keyboard.press('Enter');
        await page.locator('tx-confirm', { hasText: 'GA-2026-1' }).waitFor();
        await page.keyboard.press('1');
        await page.locator('[data-notice=done]', { hasText: 'GA-2026-1 的结果已交付' }).waitFor();
        await page.keyboard.press('w');
        await page.locator('tx-menu [data-choice=ready]').waitFor();
        await page.keyboard.press('2');
        await page.locator('[data-collected=GA-2026-1]', { hasText: '1 号窗口' }).waitFor();
        expect(problemsOf(page)).toEqual([]);
    });

    test('a case number that is missing the day after is typed from the list', async () => {
        await hall.stop();
        await hall.start({ HALL_CLOCK_OFFSET_MS: String(AFTERNOON + DAY_MS - 3_600_000) });
        const page = await openTerminal(browser, hall.url, 1);
        await page.keyboard.press('i');
        await standsIn(page, 'idle');
        await page.locator('[data-work]', { hasText: '缺编号 2' }).waitFor();
        await page.keyboard.press('w');
        await page.locator('tx-menu [data-choice=noCase]').waitFor();
        await page.keyboard.press('3');
        await page.locator('tx-picker [data-choice]').first().waitFor();
        await page.keyboard.press('1');
        await page.locator('tx-picker h2', { hasText: '2026-09-21' }).waitFor();
        await page.keyboard.type('A');
        await page.keyboard.press('Enter');
        await page.getByText('办件编号为 3–40 位').waitFor();
        await page.keyboard.type('B-2026-7');
        await page.keyboard.press('Enter');
        await page.locator('[data-work]', { hasText: '缺编号 1' }).waitFor();
        expect(problemsOf(page)).toEqual([]);
    });
});

describe('a terminal without a printer', () => {
    test('opens the page of the document, which prints and is a reprint from then on', async () => {
        const page = await openTerminal(browser, hall.url, 2);
        await page.keyboard.press('i');
        await standsIn(page, 'idle');
        await begin(page, 'pension-claim');
        await accept(page);
        const opening = page.context().waitForEvent('page');
        await page.keyboard.press('g');
        const sheet = await opening;
        await sheet.locator('article', { hasText: '承诺件通知书' }).waitFor();
        expect(await barriersOf(sheet)).toEqual([]);
        for (const viewport of [{ width: 390, height: 844 }, WIDE]) {
            await sheet.setViewportSize(viewport);
            await shot(sheet, `papers-page-${viewport.width}`);
        }
        const pdf = await sheet.pdf({ preferCSSPageSize: true });
        writeFileSync(join('test-results', 'papers-page.pdf'), pdf);
        // Printing told the hub: whoever opens it again sees the mark, in the other language too.
        const number = new URL(sheet.url()).searchParams.get('number') ?? '';
        await sheet.evaluate("dispatchEvent(new Event('beforeprint'))");
        const token = (await hall.call<{ token: string }>('POST', '/api/session', { user: 'clerk02', password: TRIAL_PASSWORD })).token;
        const marked = async () => (await hall.call<{ marked: boolean }>('GET', `/api/documents/${number}`, undefined, token)).marked;
        await expect.poll(marked, PATIENCE).toBe(true);
        await sheet.reload();
        await sheet.locator('article', { hasText: '补打' }).waitFor();
        await sheet.locator('[data-language=en]').click();
        await sheet.locator('article', { hasText: 'Reprint' }).waitFor();
        await sheet.locator('article', { hasText: 'We promise a result within 10 working days' }).waitFor();
        expect([...problemsOf(page), ...problemsOf(sheet)]).toEqual([]);
        const stranger = await openPage(browser, `${hall.url}/counter/document.html?number=${number}`, WIDE);
        await stranger.locator('tx-login #user').waitFor();
    });
});
