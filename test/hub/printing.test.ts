import { rmSync, symlinkSync } from 'node:fs';
import { encode as encodeQr } from 'uqr';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DeviceView } from '#protocol/device-views.ts';
import type { ErrorBody } from '#protocol/errors.ts';
import type { PrintStatus } from '#protocol/tickets.ts';
import type { TicketView } from '#protocol/views.ts';
import { decode } from '../../devices/emulators/printer/decode.ts';
import { PrinterEmulator } from '../../devices/emulators/printer/printer-emulator.ts';
import type { EmulatorFault } from '../../devices/emulators/printer/session.ts';
import { Cable } from '../devices/pty.ts';
import { readQr } from '../devices/read-qr.ts';
import { hallFiles } from './hall-files.ts';
import { RunningHub, START_MS } from './running-hub.ts';

vi.setConfig({ testTimeout: 90_000 });

/** Patience with a printer on a machine that is busy with other things. */
const PATIENCE = { timeout: 20_000, interval: 50 };

/** What stands on the slips that came out, in order. */
function slips(emulator: PrinterEmulator): { no: string; marked: boolean; whole: boolean; texts: string[] }[] {
    return emulator.jobs.map(({ bytes, whole }) => {
        const { lines } = decode(bytes);
        const texts = lines.flatMap((line) => (line.kind === 'text' ? [line.text] : []));
        const no = lines.flatMap((line) => (line.kind === 'text' && line.size.w === 6 ? [line.text] : []))[0] ?? '';
        return { no, marked: texts.includes('补打'), whole, texts };
    });
}

/** A hub with two kiosks, each with a printer of this test. */
class PrintingHall {
    readonly hub: RunningHub;
    readonly printers: readonly [PrinterEmulator, PrinterEmulator];

    private constructor(hub: RunningHub, printers: readonly [PrinterEmulator, PrinterEmulator]) {
        this.hub = hub;
        this.printers = printers;
    }

    static async start(): Promise<PrintingHall> {
        const one = await new PrinterEmulator({ port: 0, keep: 500 }).start();
        const two = await new PrinterEmulator({ port: 0, keep: 500 }).start();
        const devices = [one, two].map((printer, index) => {
            const no = index + 1;
            return { id: `printer-${no}`, kind: 'ticketPrinter', name: `打印机 ${no}`, kiosk: `kiosk-${no}`, line: printer.address };
        });
        const second = { id: 'kiosk-2', kind: 'kiosk', name: '二楼取号机' };
        const hub = await RunningHub.start({ files: hallFiles({ counters: 2, devices: [second, ...devices] }) });
        const hall = new PrintingHall(hub, [one, two]);
        await hall.state('printer-1', 'online');
        await hall.state('printer-2', 'online');
        await hub.signIn(1, 'clerk01');
        return hall;
    }

    async state(printer: string, state: string, reason: string | null = null): Promise<void> {
        const end = performance.now() + PATIENCE.timeout;
        for (let seen = await this.device(printer); seen.state !== state || seen.reason !== reason; seen = await this.device(printer)) {
            if (performance.now() > end) throw new Error(`${printer} did not become ${state} [it is=${seen.state} ${seen.reason}]`);
            await new Promise((resolve) => setTimeout(resolve, PATIENCE.interval));
        }
    }

    async device(id: string): Promise<DeviceView> {
        return (await this.hub.as<{ device: DeviceView }>('manager', 'GET', `/api/devices/${id}`)).body.device;
    }

    async take(): Promise<TicketView> {
        return (await this.hub.take({ theme: 'social' })).body.ticket;
    }

    async print(ticket: { id: string }): Promise<PrintStatus> {
        return (await this.hub.as<{ ticket: TicketView }>('clerk01', 'GET', `/api/tickets/${ticket.id}`)).body.ticket.print;
    }

    /** Waits until the slip of a ticket has come to an end. */
    async becomes(ticket: { id: string }, status: PrintStatus): Promise<void> {
        await expect.poll(() => this.print(ticket), PATIENCE).toBe(status);
    }

    async reprint(ticket: { id: string }, body: object = {}): Promise<void> {
        const { status } = await this.hub.as('clerk01', 'POST', `/api/tickets/${ticket.id}/reprint`, body);
        expect(status).toBe(200);
    }

    async close(): Promise<void> {
        await this.hub.remove();
        for (const printer of this.printers) await printer.close();
    }
}

describe('slips of a hall', () => {
    let hall: PrintingHall;
    beforeAll(async () => {
        hall = await PrintingHall.start();
    }, START_MS);
    afterAll(() => hall.close());
    afterEach(async () => {
        for (const printer of hall.printers) await printer.setFault(null);
        await hall.state('printer-1', 'online');
    });

    const outOf = (printer: 0 | 1, { no }: { no: string }) => slips(hall.printers[printer]).filter((slip) => slip.no === no);

    it('come out with the number and a code that leads to its page', async () => {
        const { ticket, link } = (await hall.hub.take({ theme: 'social' })).body;
        await hall.becomes(ticket, 'printed');
        const [slip] = outOf(0, ticket);
        expect(slip).toMatchObject({ marked: false, whole: true });
        const code = decode(hall.printers[0].jobs.at(-1)?.bytes ?? Buffer.alloc(0)).lines.find((line) => line.kind === 'qr');
        expect(code?.content).toBe(link);
        expect(await readQr(encodeQr(code?.content ?? '', { ecc: 'M', border: 0 }).data)).toBe(link);
    });

    it.each(['paper-out', 'cover-open', 'off', 'silent'] as const)(
        'with %s are not sent, the ticket counts, and the kiosk tries again',
        async (fault) => {
            await hall.printers[0].setFault(fault);
            const ticket = await hall.take();
            await hall.becomes(ticket, 'not-sent');
            expect(outOf(0, ticket)).toEqual([]);
            expect((await hall.hub.board()).themes.find(({ theme }) => theme === 'social')?.waiting).toBeGreaterThan(0);
            await hall.printers[0].setFault(null);
            const again = await hall.hub.call('POST', `/api/tickets/${ticket.id}/reprint`, {});
            expect(again.status).toBe(200);
            await hall.becomes(ticket, 'printed');
            // It is the first that came out: no mark.
            expect(outOf(0, ticket)).toMatchObject([{ marked: false }]);
            const more = await hall.hub.call<ErrorBody>('POST', `/api/tickets/${ticket.id}/reprint`, {});
            expect([more.status, more.body.error.code]).toEqual([403, 'reprint-by-staff']);
        },
    );

    it('that were not sent come out at another kiosk when staff say so', async () => {
        await hall.printers[0].setFault('paper-out');
        const ticket = await hall.take();
        await hall.becomes(ticket, 'not-sent');
        await hall.reprint(ticket, { kiosk: 'kiosk-2' });
        await hall.becomes(ticket, 'printed');
        expect([outOf(0, ticket), outOf(1, ticket).map(({ marked }) => marked)]).toEqual([[], [false]]);
    });

    it.each(['half', 'no-confirm'] as const)(
        'with %s are perhaps printed, never again by themselves, and marked when staff print them',
        async (fault) => {
            await hall.printers[0].setFault(fault);
            const ticket = await hall.take();
            await hall.becomes(ticket, 'unknown');
            await hall.printers[0].setFault(null);
            await hall.state('printer-1', 'online');
            const refused = await hall.hub.call<ErrorBody>('POST', `/api/tickets/${ticket.id}/reprint`, {});
            expect(refused.body.error.code).toBe('reprint-by-staff');
            await hall.reprint(ticket);
            await hall.becomes(ticket, 'printed');
            expect(slips(hall.printers[0]).filter(({ texts, no }) => no === ticket.no && texts.includes('补打'))).toHaveLength(1);
            expect(outOf(0, ticket).filter(({ marked, whole }) => whole && !marked).length).toBeLessThanOrEqual(1);
        },
    );

    it('are unknown when the paper runs out under them, and the next is not sent', async () => {
        await hall.printers[0].setFault('slow');
        const ticket = await hall.take();
        const { connections } = hall.printers[0];
        await expect.poll(() => hall.printers[0].connections, PATIENCE).toBeGreaterThanOrEqual(connections);
        setTimeout(() => void hall.printers[0].setFault('paper-out'), 400);
        await expect.poll(() => hall.print(ticket), PATIENCE).toMatch(/unknown|not-sent/);
        await hall.state('printer-1', 'fault', 'paper-out');
        const next = await hall.take();
        await hall.becomes(next, 'not-sent');
        expect(outOf(0, next)).toEqual([]);
    });

    it('come out though the printer talks all the time, or says that its roll is near its end', async () => {
        for (const fault of ['asb-storm', 'garbage', 'paper-near-end'] as const satisfies EmulatorFault[]) {
            await hall.printers[0].setFault(fault);
            const ticket = await hall.take();
            await hall.becomes(ticket, 'printed');
            expect(outOf(0, ticket)).toHaveLength(1);
        }
        await hall.state('printer-1', 'online', 'paper-near-end');
    });

    it('of a slow printer come out in order, each once', async () => {
        await hall.printers[0].setFault('slow');
        const tickets = [await hall.take(), await hall.take(), await hall.take()];
        await hall.printers[0].setFault(null);
        for (const ticket of tickets) await hall.becomes(ticket, 'printed');
        const numbers = slips(hall.printers[0]).map(({ no }) => no);
        expect(numbers.slice(-3)).toEqual(tickets.map(({ no }) => no));
    });

    it('take paper, which the staff say and see', async () => {
        const load = (user: string, printer: string, body: object) =>
            hall.hub.as<{ device: DeviceView } & Partial<ErrorBody>>(user, 'POST', `/api/devices/${printer}/paper`, body);
        expect((await load('guide', 'printer-1', { slips: 11 })).body.device.paper).toBe(11);
        expect((await load('clerk01', 'printer-1', { slips: 11 })).status).toBe(403);
        expect((await load('manager', 'printer-9', {})).body.error?.code).toBe('unknown-device');
        expect((await load('manager', 'kiosk-2', {})).body.error?.code).toBe('not-a-printer');
        expect((await load('manager', 'printer-1', { slips: -1 })).status).toBe(400);
        const ticket = await hall.take();
        await hall.becomes(ticket, 'printed');
        expect((await hall.device('printer-1')).paper).toBe(10);
        expect((await hall.device('printer-2')).paper).toBeNull();
        await hall.hub.kill9();
        await hall.hub.restart();
        expect((await hall.device('printer-1')).paper).toBe(10);
        await hall.state('printer-1', 'online');
    });
});

describe('a hub that is killed while a slip is on its way', () => {
    let hall: PrintingHall;
    beforeAll(async () => {
        hall = await PrintingHall.start();
    }, START_MS);
    afterAll(() => hall.close());

    it('says after its start that it is perhaps printed, and prints no second one without a mark', async () => {
        await hall.printers[0].setFault('slow');
        const ticket = await hall.take();
        // Sent, and not confirmed yet: the printer takes its time.
        await new Promise((resolve) => setTimeout(resolve, 700));
        expect(await hall.print(ticket)).toBe('queued');
        await hall.hub.kill9();
        await hall.printers[0].setFault(null);
        await hall.hub.restart();
        expect(await hall.print(ticket)).toBe('unknown');
        await hall.state('printer-1', 'online');
        await hall.reprint(ticket);
        await hall.becomes(ticket, 'printed');
        const mine = slips(hall.printers[0]).filter(({ no }) => no === ticket.no);
        expect(mine.filter(({ marked }) => !marked).length).toBeLessThanOrEqual(1);
        expect(mine.filter(({ marked }) => marked)).toHaveLength(1);
    }, 60_000);

    it('at any moment, again and again, leaves no slip without an end and none twice', async () => {
        const tickets: TicketView[] = [];
        for (let turn = 0; turn < 6; turn++) {
            tickets.push(await hall.take(), await hall.take());
            await new Promise((resolve) => setTimeout(resolve, turn * 25));
            await hall.hub.kill9();
            await hall.hub.restart();
            await hall.state('printer-1', 'online');
        }
        for (const ticket of tickets) expect(await hall.print(ticket)).toMatch(/^(printed|unknown|not-sent)$/);
        const all = slips(hall.printers[0]);
        for (const { no } of tickets) expect(all.filter((slip) => slip.no === no && !slip.marked).length).toBeLessThanOrEqual(1);
    }, 120_000);
});

it(
    'a hall prints over a serial line',
    async () => {
        const cable = await new Cable().plugIn();
        const emulator = await new PrinterEmulator({ serial: cable.far }).start();
        // Halls take serial lines in /dev alone.
        const port = `/dev/shm/hall-printer-${process.pid}`;
        symlinkSync(cable.near, port);
        const printer = { id: 'printer-1', kind: 'ticketPrinter', name: '打印机', kiosk: 'kiosk-1', line: `serial://${port}?baud=19200` };
        const hub = await RunningHub.start({ files: hallFiles({ devices: [printer] }) });
        const state = async () => (await hub.as<{ device: DeviceView }>('manager', 'GET', '/api/devices/printer-1')).body.device.state;
        await expect.poll(state, PATIENCE).toBe('online');
        const { ticket } = (await hub.take({ theme: 'social' })).body;
        await expect.poll(() => slips(emulator).map(({ no }) => no), PATIENCE).toEqual([ticket.no]);
        await hub.remove();
        await emulator.close();
        await cable.close();
        rmSync(port);
    },
    START_MS,
);
