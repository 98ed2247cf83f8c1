/** Papers of a counter over the public interface: what its printer prints is what the session says, and what is still to do after sessions. */
import { encode as encodeQr } from 'uqr';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type DocumentKind, type DocumentView, readDocument, type SheetView } from '#protocol/documents.ts';
import type { ErrorBody } from '#protocol/errors.ts';
import type { ServiceRecord } from '#protocol/service-record.ts';
import type { Outcome, PrintStatus } from '#protocol/tickets.ts';
import type { TakenAnswer } from '#protocol/views.ts';
import type { PaperAnswer, WorkLists } from '#protocol/work-lists.ts';
import { decode } from '../../devices/emulators/printer/decode.ts';
import { PrinterEmulator } from '../../devices/emulators/printer/printer-emulator.ts';
import { readQr } from '../devices/read-qr.ts';
import { hallFiles, trialConfig } from './hall-files.ts';
import { RunningHub, START_MS } from './running-hub.ts';

vi.setConfig({ testTimeout: 60_000 });

const DAY_MS = 86_400_000;
/** A Friday. After it come a weekend whose Sunday is worked, Mid-Autumn on the next Friday, and the first week of October. */
const FRIDAY = Date.parse('2026-09-18T10:00:00+08:00') - Date.now();
const PATIENCE = { timeout: 20_000, interval: 50 };

type Recorded = {
    outcome: Outcome;
    record: ServiceRecord;
    corrections: { outcome: Outcome | null; record: ServiceRecord; reason: string | null; by: { name: { 'zh-CN': string } } }[];
    documents: DocumentView[];
    sheet: string | null;
};

let hub: RunningHub;
let printer: PrinterEmulator;
let visitors = 0;

beforeAll(async () => {
    printer = await new PrinterEmulator({ port: 0, keep: 100 }).start();
    const devices = [{ id: 'printer-1', kind: 'ticketPrinter', name: '窗口打印机', counter: 1, line: printer.address }];
    hub = await RunningHub.start({ files: hallFiles({ counters: 2, devices }), env: { HALL_CLOCK_OFFSET_MS: String(FRIDAY) } });
    await hub.signIn(1, 'clerk01');
    await hub.signIn(2, 'clerk02');
}, START_MS);
afterAll(async () => {
    await hub?.remove();
    await printer?.close();
});

/** A whole session at a counter, of somebody who was never here before. */
async function serve(
    item: string,
    outcome: Outcome,
    more: { record?: ServiceRecord; reason?: string } = {},
    counter = 1,
): Promise<TakenAnswer['ticket']> {
    visitors += 1;
    const { body } = await hub.take({ item, purpose: 'handle', identity: { idNumber: `E${10_000_000 + visitors}` } });
    for (const verb of ['next', 'start']) expect((await hub.verb(`clerk0${counter}`, counter, verb)).status).toBe(200);
    const finished = await hub.verb(`clerk0${counter}`, counter, 'finish', { outcome, ...more });
    expect([finished.status, finished.body]).toMatchObject([200, {}]);
    return body.ticket;
}

async function give(kind: DocumentKind, more: object = {}, counter = 1): Promise<DocumentView> {
    const { status, body } = await hub.verb<{ document: DocumentView }>(`clerk0${counter}`, counter, 'document', { kind, ...more });
    expect([status, body]).toMatchObject([200, {}]);
    return body.document;
}

async function paper(number: string, more = ''): Promise<PaperAnswer> {
    return (await hub.as<PaperAnswer>('clerk01', 'GET', `/api/documents/${number}${more}`)).body;
}

async function becomes(number: string, status: PrintStatus): Promise<void> {
    const print = async (): Promise<PrintStatus | undefined> => {
        const { document, sheet } = await paper(number);
        return (document ?? sheet)?.print;
    };
    await expect.poll(print, PATIENCE).toBe(status);
}

/** What stands on the newest paper of the printer, and its code as a reader that is not ours reads it. */
async function newestPaper(): Promise<{ texts: string; words: string; code: string }> {
    const { lines, errors } = decode(printer.jobs.at(-1)?.bytes ?? Buffer.alloc(0));
    expect(errors).toEqual([]);
    const texts = lines.flatMap((line) => (line.kind === 'text' ? [line.text] : [])).join('\n');
    const code = lines.find((line) => line.kind === 'qr')?.content ?? '';
    // A line that was too long for the paper is one again.
    const words = texts.replaceAll('\n', '');
    return { texts, words, code: await readQr(encodeQr(code, { ecc: 'M', border: 0 }).data) };
}

async function detail(ticket: string): Promise<Recorded> {
    return (await hub.as<Recorded>('manager', 'GET', `/api/tickets/${ticket}`)).body;
}

async function lists(counter?: number): Promise<WorkLists> {
    return (await hub.as<WorkLists>('clerk01', 'GET', `/api/work-lists${counter === undefined ? '' : `?counter=${counter}`}`)).body;
}

function materialsOf(code: string): string[] {
    return (trialConfig().items.find((item) => item.code === code)?.materials ?? []).map(({ name }) => name['zh-CN']);
}

type Case = { kind: DocumentKind; item: string; outcome: Outcome; record?: ServiceRecord; reason?: string; says: string[]; not?: string[] };

const permit = materialsOf('residence-permit');
const CASES: readonly Case[] = [
    {
        kind: 'receipt',
        item: 'residence-permit',
        outcome: 'accepted',
        record: { caseNo: 'SH-2026-1', delivery: 'mail', missing: [1], materialState: 'deficient', deadline: '2026-09-28' },
        says: ['收件凭证', '居住证', 'SH-2026-1', '邮寄到家', `1. ${permit[0]}`, `□ 1. ${permit[1]}`, '2026-09-28', '预计办结日期：2026-10-09'],
    },
    {
        kind: 'acceptance',
        item: 'residence-permit',
        outcome: 'accepted',
        says: ['受理通知书', '现予受理', '承诺件', '10 个工作日'],
        not: ['办件编号'],
    },
    {
        kind: 'commitment',
        item: 'id-card',
        outcome: 'accepted',
        record: { delivery: 'pickUp' },
        // Sunday the 20th is worked; Friday the 25th and the first week of October are not; Saturday the 10th is again.
        says: ['承诺件通知书', '15 个工作日内办结', '2026-10-15', '到厅领取'],
    },
    {
        kind: 'supplement',
        item: 'residence-permit',
        outcome: 'accepted',
        record: { materialState: 'supplement', missing: [0, 2], deadline: '2026-09-21' },
        says: ['补办件通知书', `□ 1. ${permit[0]}`, `□ 2. ${permit[2]}`, '补交期限：2026-09-21', '自材料补齐之日起'],
        not: [`${permit[1]}`, '办结日期'],
    },
    {
        kind: 'oneTimeNotice',
        item: 'residence-permit',
        outcome: 'oneTimeNotice',
        record: { missing: [1], deadline: '2026-09-28' },
        says: ['一次性告知单', `□ 1. ${permit[1]}`, '补正期限：2026-09-28'],
        not: [`${permit[0]}`],
    },
    {
        kind: 'refusal',
        item: 'residence-permit',
        outcome: 'refused',
        reason: '住址不在本市',
        says: ['不予受理通知书', '住址不在本市', '行政复议', '行政诉讼'],
    },
    {
        kind: 'endSlip',
        item: 'social-insurance-card',
        outcome: 'settledOnSpot',
        record: { delivery: 'pickUp' },
        says: ['办结单', '已当场办结', '领取地点', '1、2 号', '身份证件'],
    },
];

describe('a document of a counter with a printer', () => {
    it.each(CASES)('says what the session says, and a kiosk reads it: $kind', async ({ kind, item, outcome, record, reason, says, not = [] }) => {
        const ticket = await serve(item, outcome, { ...(record === undefined ? {} : { record }), ...(reason === undefined ? {} : { reason }) });
        const given = await give(kind);
        await becomes(given.number, 'printed');
        const { words: printed, code } = await newestPaper();
        for (const words of [given.number, ticket.no, '1 号窗口', '5001', '2026-09-18', '印章', ...says]) expect(printed).toContain(words);
        for (const words of ['补打', ...not]) expect(printed).not.toContain(words);
        expect(code).toBe(given.content);
        expect(readDocument(code)).toMatchObject({ is: 'document', number: given.number, kind });
        const taken = await hub.take({ slip: code });
        expect([taken.status, taken.body]).toMatchObject([201, { ticket: { item } }]);
        await hub.as('clerk01', 'POST', `/api/tickets/${taken.body.ticket.id}/cancel`, {});
        expect((await detail(ticket.id)).documents.map(({ number, print }) => [number, print])).toEqual([[given.number, 'printed']]);
    });

    it('that did not come out is told and printed anew without a mark; one that came out is marked', async () => {
        await serve('id-card', 'accepted');
        await printer.setFault('paper-out');
        const { number } = await give('commitment');
        await becomes(number, 'not-sent');
        await printer.setFault(null);
        const again = () => hub.verb('clerk01', 1, 'print-document', { document: number });
        await expect
            .poll(async () => (await hub.as<{ device: { state: string } }>('manager', 'GET', '/api/devices/printer-1')).body.device.state, PATIENCE)
            .toBe('online');
        expect((await again()).status).toBe(200);
        await becomes(number, 'printed');
        expect((await newestPaper()).texts).not.toContain('补打');
        await again();
        await expect.poll(async () => (await newestPaper()).texts, PATIENCE).toContain('补打');
        await becomes(number, 'printed');
        await printer.setFault('silent');
        const lost = await give('receipt');
        await hub.kill9();
        await printer.setFault(null);
        await hub.restart();
        expect((await paper(number)).marked).toBe(true);
        // Nobody knows whether it is on paper: whoever prints it again marks it.
        await becomes(lost.number, 'unknown');
        expect((await paper(lost.number)).marked).toBe(true);
        await hub.login('clerk01');
    });

    it('is refused without a reason, with papers that the item has not, for another visitor, and where there is no printer it has a page', async () => {
        const ticket = await serve('id-card', 'accepted', {}, 2);
        const refused = async (body: object): Promise<string> => (await hub.verb<ErrorBody>('clerk02', 2, 'document', body)).body.error.code;
        expect(await refused({ kind: 'refusal' })).toBe('reason-required');
        expect(await refused({ kind: 'receipt', ticket: '20260918-A999' })).toBe('unknown-ticket');
        expect(await refused({ kind: 'letter' })).toBe('invalid-body');
        const given = await give('commitment', { ticket: ticket.id }, 2);
        expect(given.print).toBe('none');
        expect((await hub.verb<ErrorBody>('clerk02', 2, 'print-document', { document: given.number })).body.error.code).toBe('no-printer');
        const page = await paper(given.number, '?language=en');
        expect(page).toMatchObject({ marked: false, language: 'en', document: { due: '2026-10-15' } });
        expect(JSON.stringify(page.lines)).toContain('We promise a result within 15 working days');
        expect((await hub.as('clerk02', 'POST', `/api/documents/${given.number}/printed`, {})).status).toBe(200);
        const printed = await paper(given.number);
        expect([printed.marked, printed.lines[0]]).toMatchObject([true, { text: '补打' }]);
        expect((await hub.as<ErrorBody>('clerk02', 'GET', '/api/documents/C2609189999')).body.error.code).toBe('unknown-document');
    });

    it('given before the end of the session says what is noted of it', async () => {
        await hub.take({ item: 'residence-permit', purpose: 'handle', identity: { idNumber: 'E20000001' } });
        for (const verb of ['next', 'start']) await hub.verb('clerk01', 1, verb);
        const { number } = await give('receipt', { record: { missing: [2], caseNo: 'SH-9' } });
        await becomes(number, 'printed');
        expect((await newestPaper()).texts).toContain('SH-9');
        const wrong = await hub.verb<ErrorBody>('clerk01', 1, 'document', { kind: 'receipt', record: { missing: [9] } });
        expect(wrong.body.error.code).toBe('unknown-material');
        await hub.verb('clerk01', 1, 'finish', { outcome: 'left' });
    });
});

describe('after a session', () => {
    it('its papers go to the back office with a list, department by department, once', async () => {
        await hub.restart({ HALL_CLOCK_OFFSET_MS: String(FRIDAY + 3 * DAY_MS) });
        await hub.signIn(1, 'clerk01');
        await hub.signIn(2, 'clerk02');
        const mine = [await serve('id-card', 'accepted', { record: { caseNo: 'GA-1' } }), await serve('pension-claim', 'accepted')];
        const theirs = await serve('passport', 'accepted', {}, 2);
        await serve('social-insurance-card', 'settledOnSpot');
        const own = (await lists(1)).handOver;
        // Those of Friday are still there.
        expect(own.length).toBeGreaterThan(mine.length);
        expect(own.at(-1)).toMatchObject({ ticket: mine[1]?.id, day: '2026-09-21', item: 'pension-claim', caseNo: null });
        expect((await lists()).handOver.map(({ ticket }) => ticket)).toContain(theirs.id);
        const all = own.map(({ ticket }) => ticket);
        const { status, body } = await hub.verb<{ sheet: SheetView }>('clerk01', 1, 'hand-over', { tickets: [...all, theirs.id] });
        expect([status, body.sheet]).toMatchObject([200, { number: 'H2609210001', counter: 1, print: 'queued' }]);
        await becomes(body.sheet.number, 'printed');
        const { texts, code } = await newestPaper();
        expect(code).toBe(body.sheet.content);
        expect(texts).toContain(`${all.length + 1} 件`);
        const departments = texts.split('\n').filter((line) => trialConfig().items.some(({ department }) => department['zh-CN'] === line));
        expect(departments.length).toBeGreaterThan(1);
        expect(new Set(departments).size).toBe(departments.length);
        for (const words of ['GA-1', '身份证', '养老', '护照', '2026-09-18', '2026-09-21', '5001']) expect(texts).toContain(words);
        expect((await lists(1)).handOver).toEqual([]);
        expect((await lists()).handOver.map(({ ticket }) => ticket)).not.toContain(theirs.id);
        expect((await detail(theirs.id)).sheet).toBe(body.sheet.number);
        const twice = await hub.verb<ErrorBody>('clerk02', 2, 'hand-over', { tickets: [theirs.id] });
        expect([twice.status, twice.body.error.code]).toEqual([409, 'handed-over']);
        expect((await hub.take({ slip: body.sheet.content })).status).toBe(422);
    });

    it('a record is never changed: what was wrong is a further entry with who, when and why', async () => {
        const ticket = await serve('residence-permit', 'accepted', { record: { delivery: 'mail' } });
        const correct = (user: string, body: object) => hub.as<ErrorBody>(user, 'POST', `/api/tickets/${ticket.id}/correct`, body);
        expect((await correct('clerk02', { record: { delivery: 'pickUp' }, reason: '看错' })).body.error.code).toBe('correction-not-yours');
        expect((await correct('clerk01', { record: { delivery: 'pickUp' } })).body.error.code).toBe('invalid-body');
        expect((await correct('clerk01', { record: { delivery: 'mail' }, reason: '看错' })).body.error.code).toBe('nothing-corrected');
        expect((await correct('clerk01', { record: { delivery: 'pickUp' }, reason: '来访人要自取' })).status).toBe(200);
        expect((await correct('manager', { outcome: 'oneTimeNotice', record: { missing: [0] }, reason: '实际没有受理' })).status).toBe(200);
        const { record, corrections } = await detail(ticket.id);
        expect(record).toMatchObject({ delivery: 'mail' });
        expect(corrections).toMatchObject([
            { record: { delivery: 'pickUp' }, outcome: null, reason: '来访人要自取' },
            { record: { missing: [0] }, outcome: 'oneTimeNotice', reason: '实际没有受理' },
        ]);
        expect((await hub.verb<ErrorBody>('clerk01', 1, 'hand-over', { tickets: [ticket.id] })).body.error.code).toBe('not-accepted');
    });

    it('a case number that is missing after a day is asked for, and whoever looks after the list adds it', async () => {
        const ticket = await serve('residence-permit', 'accepted', {}, 2);
        const corrected = await serve('residence-permit', 'consulted', {}, 2);
        for (const outcome of ['accepted', 'refused', 'accepted']) {
            const body = { outcome, reason: '记错' };
            expect((await hub.as('clerk02', 'POST', `/api/tickets/${corrected.id}/correct`, body)).status).toBe(200);
        }
        expect((await lists(2)).noCase.map(({ day }) => day)).not.toContain('2026-09-21');
        await hub.restart({ HALL_CLOCK_OFFSET_MS: String(FRIDAY + 4 * DAY_MS) });
        const missing = (await lists(2)).noCase;
        expect(missing.map((line) => line.ticket)).toContain(ticket.id);
        // What was recorded wrongly counts as it was corrected last.
        for (const list of [missing, (await lists(2)).handOver]) expect(list.map((line) => line.ticket)).toContain(corrected.id);
        const path = `/api/tickets/${ticket.id}/correct`;
        const late = await hub.as<ErrorBody>('clerk02', 'POST', path, { record: { delivery: 'mail' }, reason: '看错' });
        expect(late.body.error.code).toBe('correction-not-yours');
        expect((await hub.as('clerk01', 'POST', path, { record: { caseNo: 'GA-77' }, reason: '补录' })).status).toBe(200);
        expect((await lists(2)).noCase).toHaveLength(missing.length - 1);
        await hub.kill9();
        await hub.restart();
        expect((await detail(ticket.id)).corrections).toMatchObject([{ record: { caseNo: 'GA-77' }, reason: '补录' }]);
        const changed = await hub.as<ErrorBody>('clerk01', 'POST', path, { record: { caseNo: 'GA-78' }, reason: '改' });
        expect(changed.body.error.code).toBe('correction-not-yours');
    });
});
