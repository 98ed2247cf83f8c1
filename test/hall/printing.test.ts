import { describe, expect, test } from 'vitest';
import { managerView } from '#hall/views/manager.ts';
import { kioskView } from '#hall/views/visitor.ts';
import type { Actor } from '#protocol/commands.ts';
import { device } from '#protocol/devices.ts';
import type { PrintStatus } from '#protocol/tickets.ts';
import { CoreHall, clerk, GUIDE, HUB, KIOSK } from './spec.ts';

const ADMIN: Actor = { role: 'admin', ref: 'p-admin' };
const OTHER: Actor = { role: 'kiosk', ref: 'kiosk-2' };

/** Two kiosks, each with a printer. */
function hall(): CoreHall {
    const kiosks = (config: CoreHall['config']) => [...config.kiosks.filter(({ id }) => id === 'kiosk-1'), { ...kioskOne(config), id: 'kiosk-2' }];
    const printers = [1, 2].map((no) =>
        device.parse({ id: `printer-${no}`, kind: 'ticketPrinter', name: `p${no}`, kiosk: `kiosk-${no}`, line: `tcp://10.0.0.${no}:9100` }),
    );
    return new CoreHall((config) => ({ ...config, kiosks: kiosks(config) }), printers);
}

function kioskOne({ kiosks }: CoreHall['config']): CoreHall['config']['kiosks'][number] {
    const [first] = kiosks;
    if (first === undefined) throw new Error('no kiosk');
    return first;
}

function report(hall: CoreHall, ticket: string, status: PrintStatus, printer = 'printer-1'): void {
    hall.must({ type: 'reportPrint', ticket, status, printer }, HUB);
}

/** What the slip that was asked for last is: where, and whether it is marked. */
function asked(hall: CoreHall, ticket: string): [string | undefined, boolean | undefined] {
    const { slip } = hall.ticket(ticket);
    return [slip?.kiosk, slip?.again];
}

test('a slip for a number from the guide comes out where the guide wants, and a printer in a zone alone is the desk’s', () => {
    const desk = device.parse({ id: 'printer-3', kind: 'ticketPrinter', name: 'desk', zone: 1, line: 'tcp://10.0.0.3:9100' });
    const there = hall();
    there.must({ type: 'addDevice', ...desk }, ADMIN);
    const taken = (kiosk?: string) => {
        const [event] = there.must({ type: 'takeTicket', theme: 'social', class: 'care', ...(kiosk === undefined ? {} : { kiosk }) }, GUIDE);
        if (event?.type !== 'ticket.taken') throw new Error('no ticket was taken');
        const { print, slip, granted } = there.ticket(event.ticket);
        return [print, slip?.kiosk, granted?.by];
    };
    expect(taken('kiosk-2')).toEqual(['queued', 'kiosk-2', GUIDE.ref]);
    expect(taken('printer-3')).toEqual(['queued', 'printer-3', GUIDE.ref]);
    expect(taken()).toEqual(['none', undefined, GUIDE.ref]);
    // A kiosk's printer is its kiosk's.
    expect(there.when({ type: 'takeTicket', theme: 'social', kiosk: 'printer-1' }, GUIDE).refusal?.code).toBe('unknown-kiosk');
    // A kiosk prints at its own, whatever it says.
    const mine = there.must({ type: 'takeTicket', theme: 'social', class: 'care', kiosk: 'kiosk-2' }, KIOSK)[0];
    if (mine?.type !== 'ticket.taken') throw new Error('no ticket was taken');
    expect([asked(there, mine.ticket)[0], there.ticket(mine.ticket).granted]).toEqual(['kiosk-1', null]);
});

describe('a slip that is printed again', () => {
    test('is marked unless it certainly never came out', () => {
        const marked = (...statuses: PrintStatus[]) => {
            const there = hall();
            const ticket = there.take();
            for (const status of statuses) {
                report(there, ticket, status);
                there.must({ type: 'reprintTicket', ticket }, GUIDE);
            }
            return asked(there, ticket)[1];
        };
        expect(marked('not-sent')).toBe(false);
        expect(marked('not-sent', 'not-sent')).toBe(false);
        expect(marked('printed')).toBe(true);
        expect(marked('unknown')).toBe(true);
        // What came out once stays out, whatever became of the next one.
        expect(marked('printed', 'not-sent')).toBe(true);
        expect(marked('not-sent', 'unknown', 'not-sent')).toBe(true);
    });

    test('is marked while the first is still under way', () => {
        const there = hall();
        const ticket = there.take();
        there.must({ type: 'reprintTicket', ticket }, GUIDE);
        expect(asked(there, ticket)).toEqual(['kiosk-1', true]);
    });

    test('comes out where it was taken, or where staff want it', () => {
        const there = hall();
        const ticket = there.take('social', OTHER);
        report(there, ticket, 'printed', 'printer-2');
        there.must({ type: 'reprintTicket', ticket }, GUIDE);
        expect(asked(there, ticket)).toEqual(['kiosk-2', true]);
        there.must({ type: 'reprintTicket', ticket, kiosk: 'kiosk-1' }, GUIDE);
        expect(asked(there, ticket)).toEqual(['kiosk-1', true]);
        there.must({ type: 'signIn', counter: 1 }, clerk(1));
        there.must({ type: 'reprint', counter: 1, ticket, kiosk: 'kiosk-2' }, clerk(1));
        expect(asked(there, ticket)).toEqual(['kiosk-2', true]);
        const refused = (kiosk: string) => there.when({ type: 'reprintTicket', ticket, kiosk }, GUIDE).refusal?.code;
        expect(refused('kiosk-9')).toBe('unknown-kiosk');
        there.must({ type: 'removeDevice', device: 'printer-2' }, ADMIN);
        expect(refused('kiosk-2')).toBe('no-printer');
    });

    test('is a matter of staff, but a kiosk tries again what it took and what was not sent', () => {
        const there = hall();
        const ticket = there.take();
        const refused = (actor: Actor) => there.when({ type: 'reprintTicket', ticket }, actor).refusal?.code;
        expect(refused(KIOSK)).toBe('reprint-by-staff');
        report(there, ticket, 'unknown');
        expect(refused(KIOSK)).toBe('reprint-by-staff');
        there.must({ type: 'reprintTicket', ticket }, GUIDE);
        report(there, ticket, 'not-sent');
        expect(refused(OTHER)).toBe('reprint-by-staff');
        there.must({ type: 'reprintTicket', ticket }, KIOSK);
        expect(asked(there, ticket)).toEqual(['kiosk-1', true]);
        // It is under way now: a second touch prints no second one.
        expect(refused(KIOSK)).toBe('reprint-by-staff');
    });
});

describe('the paper of a printer', () => {
    test('is counted from when somebody said how much there is, by every slip that came out', () => {
        const there = hall();
        const left = () => there.state.paper.get('printer-1');
        report(there, there.take(), 'printed');
        expect(left()).toBeUndefined();
        there.must({ type: 'loadPaper', device: 'printer-1', slips: 12 }, GUIDE);
        for (const status of ['printed', 'not-sent', 'unknown'] as const) report(there, there.take(), status);
        expect(left()).toBe(11);
        there.must({ type: 'reportSlip', device: 'printer-1' }, HUB);
        expect(left()).toBe(10);
        report(there, there.take('social', OTHER), 'printed', 'printer-2');
        expect(left()).toBe(10);
    });

    test('is a new roll where nobody says a number, and is refused for what is no printer', () => {
        const there = hall();
        const options = { roll: 700 };
        there.must({ type: 'changeDevice', device: 'printer-2', options }, ADMIN);
        for (const id of ['printer-1', 'printer-2']) there.must({ type: 'loadPaper', device: id }, ADMIN);
        expect([...there.state.paper]).toEqual([
            ['printer-1', 400],
            ['printer-2', 700],
        ]);
        const scanner = there.must({ type: 'addDevice', kind: 'scanner', name: 's', kiosk: 'kiosk-1', line: 'tcp://10.0.0.9:1' }, ADMIN)[0];
        const id = scanner?.type === 'device.added' ? scanner.device.id : '';
        expect(there.when({ type: 'loadPaper', device: id }, ADMIN).refusal?.code).toBe('not-a-printer');
        expect(there.when({ type: 'loadPaper', device: 'printer-9' }, ADMIN).refusal?.code).toBe('unknown-device');
        there.must({ type: 'removeDevice', device: 'printer-2' }, ADMIN);
        expect(there.state.paper.has('printer-2')).toBe(false);
    });

    test('warns staff from ten slips, never goes below none, and lasts over the end of the day', () => {
        const there = hall();
        const health = { storage: 'ok', clock: 0 } as const;
        const low = () => managerView(there.state, there.now, () => null, { ...health, voice: 'unknown' }).lowPaper;
        there.must({ type: 'loadPaper', device: 'printer-1', slips: 11 }, GUIDE);
        expect(low()).toEqual([]);
        report(there, there.take(), 'printed');
        expect(low()).toEqual([{ device: 'printer-1', name: 'p1', left: 10 }]);
        for (let count = 0; count < 12; count++) report(there, there.take(), 'printed');
        expect(low()).toEqual([{ device: 'printer-1', name: 'p1', left: 0 }]);
        there.after(24 * 3_600).must({ type: 'endDay', day: '2026-11-24' }, HUB);
        expect(low()).toEqual([{ device: 'printer-1', name: 'p1', left: 0 }]);
        const carried = there.journal.findLast(({ type }) => type === 'paper.carried');
        expect(carried).toMatchObject({ left: { 'printer-1': 0 } });
        const kiosk = there.config.kiosks[0];
        if (kiosk === undefined) throw new Error('no kiosk');
        // A number can still be taken there.
        expect(there.take()).toContain('A001');
        expect(kioskView(there.state, there.now, kiosk, { printer: null, cardReader: null }, { ...health, voice: 'unknown' }).paper).toBe(0);
    });

    test('prints a slip again at a kiosk for whoever shows that the ticket is theirs, and for nobody else', () => {
        const there = new CoreHall();
        const [taken] = there.must({ type: 'takeTicket', item: 'id-card', person: 'p-1' }, GUIDE);
        if (taken?.type !== 'ticket.taken') throw new Error('no ticket');
        const again = (proof: object) => there.when({ type: 'reprintTicket', ticket: taken.ticket, ...proof }, KIOSK);
        for (const proof of [{}, { holder: false }, { person: 'p-2' }, { person: null }]) expect(again(proof).refusal?.code).toBe('reprint-by-staff');
        for (const proof of [{ holder: true }, { person: 'p-1' }]) {
            expect(again(proof).events).toEqual([expect.objectContaining({ type: 'ticket.reprinted', kiosk: KIOSK.ref })]);
        }
        // Of a ticket that nobody is known for, nobody has the identity.
        const plain = there.take('social', GUIDE);
        expect(there.when({ type: 'reprintTicket', ticket: plain, person: null }, KIOSK).refusal?.code).toBe('reprint-by-staff');
    });
});
