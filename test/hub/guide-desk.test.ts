/** The guide desk at its hub: numbers for others, printed where the guide wants; a lost number found; appointments from booking to check-in. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { AppointmentView, SlotView } from '#protocol/appointments.ts';
import type { ErrorBody } from '#protocol/errors.ts';
import type { PrintAnswer } from '#protocol/sockets.ts';
import type { GuideView, TakenAnswer, TicketView } from '#protocol/views.ts';
import { decode } from '../../devices/emulators/printer/decode.ts';
import { PrinterEmulator } from '../../devices/emulators/printer/printer-emulator.ts';
import { offsetToWorkingMorning } from '../setup/working-morning.ts';
import { HallSocket } from '../sockets/hall-socket.ts';
import { hallFiles } from './hall-files.ts';
import { RunningHub, START_MS } from './running-hub.ts';

vi.setConfig({ testTimeout: 60_000 });

type Detail = { ticket: TicketView; granted: { at: number; by: { name: { 'zh-CN': string } } } | null };

let hub: RunningHub;
let kiosk: PrinterEmulator;
let desk: PrinterEmulator;
let guide: HallSocket<GuideView>;

beforeAll(async () => {
    kiosk = await new PrinterEmulator({ port: 0, keep: 50 }).start();
    desk = await new PrinterEmulator({ port: 0, keep: 50 }).start();
    const devices = [
        { id: 'printer-1', kind: 'ticketPrinter', name: '一楼', kiosk: 'kiosk-1', line: kiosk.address },
        { id: 'printer-2', kind: 'ticketPrinter', name: '导办台打印机', zone: 1, line: desk.address },
    ];
    hub = await RunningHub.start({ files: hallFiles({ counters: 2, devices }), env: { HALL_CLOCK_OFFSET_MS: offsetToWorkingMorning() } });
    guide = new HallSocket<GuideView>(hub.url, '/guide', { token: await hub.login('guide') });
    await guide.seen('both printers are there', ({ printers }) => printers.every(({ state }) => state === 'online'));
}, START_MS);
afterAll(async () => {
    guide?.socket.disconnect();
    await hub?.remove();
    await kiosk?.close();
    await desk?.close();
});

function textsOn(printer: PrinterEmulator): readonly string[][] {
    return printer.jobs.map(({ bytes }) => decode(bytes).lines.flatMap((line) => (line.kind === 'text' ? [line.text] : [])));
}

async function take(input: object): Promise<TakenAnswer> {
    const answer = await guide.send<TakenAnswer>('take', input);
    if (!answer.ok) throw new Error(answer.error.message);
    return answer;
}

async function detailOf(id: string): Promise<Detail> {
    return (await hub.as<Detail>('guide', 'GET', `/api/tickets/${id}`)).body;
}

async function refusalOf(verb: string, input: object): Promise<ErrorBody['error'] | null> {
    const answer = await guide.send(verb, input);
    return answer.ok ? null : answer.error;
}

test('a number for somebody else is printed at the place that the guide chose, with its class and who granted it kept', async () => {
    expect(guide.view?.printers.map(({ id }) => id)).toEqual(['kiosk-1', 'printer-2']);
    const { ticket } = await take({ items: ['id-card'], class: 'care', needs: ['accessible'], kiosk: 'printer-2' });
    const shown = await guide.seen('the slip came out', ({ recent }) => recent[0]?.print === 'printed');
    expect(shown.recent[0]).toMatchObject({ id: ticket.id, class: 'care' });
    expect(textsOn(desk).at(-1)).toContain(ticket.no);
    expect(textsOn(kiosk)).toEqual([]);
    expect(await detailOf(ticket.id)).toMatchObject({ ticket: { class: 'care' }, granted: { by: { name: { 'zh-CN': '许梦瑶' } } } });
    // Printed again without a word about where, it comes out where it did; and where it is asked for.
    expect((await guide.send('reprint', { ticket: ticket.id })).ok).toBe(true);
    await vi.waitFor(() => expect(textsOn(desk)).toHaveLength(2), 10_000);
    expect((await guide.send('reprint', { ticket: ticket.id, kiosk: 'kiosk-1' })).ok).toBe(true);
    await vi.waitFor(() => expect(textsOn(kiosk).at(-1)).toContain('补打'), 10_000);
    expect(await refusalOf('take', { theme: 'social', kiosk: 'printer-9' })).toMatchObject({
        code: 'unknown-kiosk',
        message: '没有取号机“printer-9”。',
    });
});

test('a class that is granted later is kept with who granted it, one that nobody had to grant with nobody', async () => {
    const { ticket } = await take({ theme: 'other', purpose: 'collect' });
    expect(await detailOf(ticket.id)).toMatchObject({ ticket: { class: 'collect', print: 'none' }, granted: null });
    await guide.send('grant', { ticket: ticket.id, class: 'military' });
    expect((await detailOf(ticket.id)).granted?.by.name['zh-CN']).toBe('许梦瑶');
});

test('a wrong number is sent on with its take time, found again by item and time, passed visitors and lost slips are in sight', async () => {
    const { ticket } = await take({ items: ['passport'] });
    const answer = await guide.send<{ ticket: TicketView }>('transfer', { ticket: ticket.id, item: 'company-registration' });
    if (!answer.ok) throw new Error(answer.error.message);
    expect(answer.ticket).toMatchObject({ no: ticket.no, theme: 'enterprise', takenAt: ticket.takenAt });
    const find = async (query: string): Promise<readonly string[]> => {
        const { status, body } = await hub.as<{ tickets: TicketView[] }>('guide', 'GET', `/api/tickets?${query}`);
        expect(status).toBe(200);
        return body.tickets.map(({ no }) => no);
    };
    const clock = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(11, 16);
    const then = clock(ticket.takenAt);
    expect(await find(`item=company-registration&from=${then}&to=${then}`)).toEqual([ticket.no]);
    expect(await find(`item=company-registration&to=${clock(ticket.takenAt - 120_000)}`)).toEqual([]);
    expect(await find(`no=${ticket.no.toLowerCase()}`)).toEqual([ticket.no]);
    expect(await find('limit=1')).toHaveLength(1);
    const wrong = await hub.as<ErrorBody>('guide', 'GET', '/api/tickets?from=9am&limit=0');
    expect([wrong.status, wrong.body.error.code]).toEqual([400, 'invalid-body']);

    await hub.signIn(1, 'clerk01');
    const { body } = await hub.verb('clerk01', 1, 'next');
    await hub.verb('clerk01', 1, 'pass');
    const { passed } = await guide.seen('somebody was passed', (view) => view.passed.length > 0);
    expect(passed.map(({ id }) => id)).toEqual([body.ticket?.id]);
    expect((await guide.send('rejoin', { ticket: passed[0]?.id })).ok).toBe(true);
    await guide.seen('nobody is passed any more', (view) => view.passed.length === 0);
    expect(await refusalOf('rejoin', { ticket: passed[0]?.id })).toMatchObject({ code: 'wrong-state' });
});

test('an appointment is booked, printed, moved, checked in, and another cancelled', async () => {
    const day = guide.view?.day;
    const { body } = await hub.call<{ slots: SlotView[] }>('GET', `/api/slots?item=id-card&day=${day}`);
    const [first, second] = body.slots.filter(({ free }) => free > 0);
    const book = async (): Promise<AppointmentView> => {
        const booked = await guide.send<{ appointment: AppointmentView }>('book', { item: 'id-card', day, time: first?.time });
        if (!booked.ok) throw new Error(booked.error.message);
        return booked.appointment;
    };
    const { id, materials } = await book();
    expect(materials.length).toBeGreaterThan(0);
    const printed = await guide.send<PrintAnswer>('print-appointment', { appointment: id, kiosk: 'printer-2' });
    expect(printed).toMatchObject({ ok: true, print: { status: 'printed' } });
    expect(textsOn(desk).at(-1)).toContain(`预约码：${id}`);
    expect(await refusalOf('print-appointment', { appointment: 'nothing', kiosk: 'printer-2' })).toMatchObject({ code: 'unknown-appointment' });
    const moved = await guide.send<{ appointment: AppointmentView }>('move', { appointment: id, day, time: second?.time });
    expect(moved).toMatchObject({ ok: true, appointment: { time: second?.time, state: 'booked' } });
    const { ticket } = await take({ appointment: id, kiosk: 'printer-2' });
    expect(ticket).toMatchObject({ class: 'appointment', callableFrom: second?.at, print: 'queued' });
    expect((await detailOf(ticket.id)).granted).toBeNull();
    expect(await refusalOf('take', { appointment: id })).toMatchObject({ code: 'open-ticket-exists', details: { ticket: ticket.id } });
    const other = await book();
    expect((await guide.send('cancel-appointment', { appointment: other.id })).ok).toBe(true);
    expect(await refusalOf('take', { appointment: other.id })).toMatchObject({ code: 'appointment-state' });
    const view = await guide.seen('the day is counted', ({ appointments }) => appointments.arrived === 1 && appointments.booked === 0);
    expect(view.appointments).toEqual({ booked: 0, arrived: 1, missed: 0 });
});

test('a complaint at the desk gets a number, and the contact stays beside it', async () => {
    const filed = await guide.send<{ order: string }>('complain', { kind: 'service', reason: '等了很久', contact: { phone: '13800000000' } });
    expect(filed).toMatchObject({ ok: true, order: expect.stringMatching(/^C/) });
    expect(await refusalOf('complain', { kind: 'result', reason: '结果不对' })).toMatchObject({ code: 'case-number-required' });
});

test('the desk is for guides, and shows neither clerks nor visitors', async () => {
    for (const user of ['clerk02', 'manager']) {
        using other = new HallSocket<GuideView>(hub.url, '/guide', { token: await hub.login(user) });
        await other.until('it is refused', ({ refused }) => refused !== null);
        expect(other.refused?.code).toBe('forbidden');
    }
    await hub.verb('clerk01', 1, 'help');
    const view = await guide.seen('a counter asks', ({ asks }) => asks.length > 0);
    expect(view.asks).toMatchObject([{ counter: 1, need: 'dutyManager', clerk: null }]);
    expect(JSON.stringify(guide.views)).not.toMatch(/林雨晴|badge|person|13800000000|等了很久/);
    expect((await guide.send('answer-help', { counter: 1, need: 'dutyManager' })).ok).toBe(true);
    await guide.seen('somebody goes there', ({ asks }) => asks.length === 0);
});
