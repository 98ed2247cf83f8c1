import { beforeEach, describe, expect, it } from 'vitest';
import type { HallCommand } from '#hall/decide/index.ts';
import { outgoingOf } from '#hall/outgoing.ts';
import type { CounterNow, Ticket } from '#hall/state.ts';
import { padState, padView } from '#hall/views/staff.ts';
import { CoreHall, clerk, HUB, KIOSK, MORNING, pad, TODAY, VISITOR } from './spec.ts';

const DAY = 86_400;
const LEVEL_5 = { type: 'rate', level: 5 } as const;

/** Brings a ticket to its end at a counter and gives its id. */
function served(hall: CoreHall, no = 1): string {
    const ticket = hall.take();
    if (hall.state.counters.get(no)?.clerk === null) hall.must({ type: 'signIn', counter: no }, clerk(no));
    for (const type of ['next', 'start'] as const) hall.must({ type, counter: no }, clerk(no));
    hall.must({ type: 'finish', counter: no, outcome: 'accepted' }, clerk(no));
    return ticket;
}

function counterOf(hall: CoreHall): CounterNow {
    const counter = hall.state.counters.get(1);
    if (counter === undefined) throw new Error('counter 1 is missing');
    return counter;
}

describe('the end of the day', () => {
    it('closes every open ticket with the state it was in, every open counter, and begins empty', () => {
        const hall = new CoreHall();
        served(hall);
        const [called, passed, waiting] = [hall.take(), hall.take(), hall.take()];
        hall.must({ type: 'signIn', counter: 2 }, clerk(2));
        hall.must({ type: 'next', counter: 1 }, clerk(1));
        hall.must({ type: 'next', counter: 2 }, clerk(2));
        hall.must({ type: 'pass', counter: 2 }, clerk(2));
        const { events } = hall.after(DAY).when({ type: 'endDay', day: '2026-11-24' }, HUB);
        const ends = events.map((event) => [
            event.type,
            'from' in event ? event.from : 'result' in event ? event.result : 'why' in event ? event.why : null,
        ]);
        expect(ends).toEqual([
            ['ticket.notRated', 'notRated'],
            ['ticket.expired', 'called'],
            ['ticket.expired', 'passed'],
            ['ticket.expired', 'waiting'],
            ['counter.signedOut', 'dayEnd'],
            ['counter.signedOut', 'dayEnd'],
            ['waits.learned', null],
            ['day.started', null],
        ]);
        expect(events.flatMap((event) => (event.type === 'ticket.expired' ? [event.ticket] : []))).toEqual([called, passed, waiting]);
        expect(hall.state).toMatchObject({ day: '2026-11-24', calls: [] });
        expect([hall.state.tickets.size, hall.state.passed.size, hall.state.open.size, hall.state.waiting.count('social')]).toEqual([0, 0, 0, 0]);
        expect([...hall.state.counters.values()].every(({ clerk: who, ticket }) => who === null && ticket === null)).toBe(true);
        expect(hall.take()).toBe('20261124-A001');
    });

    it('happens once, and no day comes back', () => {
        const hall = new CoreHall();
        hall.take();
        expect(hall.when({ type: 'endDay', day: TODAY }, HUB)).toEqual({ events: [], refusal: null });
        expect(hall.when({ type: 'endDay', day: '2026-11-22' }, HUB)).toEqual({ events: [], refusal: null });
        expect(hall.state.waiting.count('social')).toBe(1);
    });
});

describe('rating', () => {
    let hall: CoreHall;
    let ticket: string;
    beforeEach(() => {
        hall = new CoreHall();
        ticket = served(hall);
    });

    it('is taken once, by the pad or the phone, whichever is first', () => {
        expect(hall.when({ ...LEVEL_5, ticket }, pad(1)).events).toEqual([
            expect.objectContaining({ type: 'ticket.rated', level: 5, channel: 'pad' }),
        ]);
        expect(hall.when({ ...LEVEL_5, ticket }, VISITOR).refusal?.code).toBe('already-rated');
        expect(hall.when({ ...LEVEL_5, ticket }, pad(1)).refusal?.code).toBe('already-rated');
        const second = served(hall);
        expect(hall.when({ ...LEVEL_5, ticket: second }, VISITOR).events).toEqual([expect.objectContaining({ channel: 'phone' })]);
        expect(hall.when({ ...LEVEL_5, ticket: second }, pad(1)).refusal?.code).toBe('already-rated');
    });

    it('is taken from the pad only while that very pad asks', () => {
        expect(hall.when({ ...LEVEL_5, ticket }, pad(2)).refusal?.code).toBe('rating-not-yours');
        expect(hall.when({ type: 'skipRating', ticket }, pad(2)).refusal?.code).toBe('rating-not-yours');
        hall.after(59.999);
        expect(hall.when({ ...LEVEL_5, ticket }, pad(1)).refusal).toBeNull();
        const second = served(hall);
        hall.after(60);
        expect(hall.when({ ...LEVEL_5, ticket: second }, pad(1)).refusal?.code).toBe('rating-closed');
        expect(hall.when({ ...LEVEL_5, ticket: second }, VISITOR).refusal).toBeNull();
    });

    it('is still open to the phone after the pad was skipped or not answered', () => {
        hall.must({ type: 'skipRating', ticket }, pad(1));
        expect(hall.ticket(ticket).rating).toEqual({ state: 'skipped', level: null });
        expect(hall.when({ type: 'skipRating', ticket }, pad(1)).refusal?.code).toBe('rating-closed');
        expect(hall.when({ ...LEVEL_5, ticket }, VISITOR).refusal).toBeNull();
        const second = served(hall);
        hall.must({ type: 'closePad', ticket: second }, HUB);
        expect(hall.ticket(second).rating.state).toBe('notRated');
        expect(hall.when({ type: 'closePad', ticket: second }, HUB).events).toEqual([]);
        expect(hall.when({ ...LEVEL_5, ticket: second }, VISITOR).refusal).toBeNull();
    });

    it('stays open on the pad when the clerk signs out, and until the next is started', () => {
        hall.must({ type: 'signOut', counter: 1 }, clerk(1));
        const padOf = (): string => padState(counterOf(hall), hall.now).state;
        expect(padOf()).toBe('asking');
        hall.must({ type: 'signIn', counter: 1 }, clerk(3));
        hall.take();
        hall.must({ type: 'next', counter: 1 }, clerk(3));
        expect(padOf()).toBe('asking');
        expect(hall.when({ ...LEVEL_5, ticket }, pad(1)).refusal).toBeNull();
        expect(padOf()).toBe('explaining');
        hall.must({ type: 'start', counter: 1 }, clerk(3));
        expect(padOf()).toBe('serving');
        expect(hall.when({ type: 'explainRating', ticket, reasons: ['510'] }, pad(1)).refusal?.code).toBe('rating-closed');
    });

    it('is explained once, on the pad that gave it, and its work order hears why', () => {
        const why: HallCommand = { type: 'explainRating', ticket, reasons: ['115', '115'] };
        expect(hall.when(why, pad(1)).refusal?.code).toBe('rating-closed');
        hall.after(59);
        hall.must({ type: 'rate', ticket, level: 1 }, pad(1));
        expect(hall.when({ ...why, reasons: ['510'] }, pad(1)).refusal?.code).toBe('unknown-reason');
        expect(hall.when({ ...why, reasons: [] }, pad(1)).refusal?.code).toBe('nothing-said');
        expect(hall.when(why, pad(2)).refusal?.code).toBe('rating-not-yours');
        // The face began the time anew: who took their time may still say why.
        hall.after(59);
        const { events } = hall.when(why, pad(1));
        expect(events).toEqual([
            expect.objectContaining({ type: 'ticket.ratingExplained', ticket, reasons: ['115'] }),
            expect.objectContaining({ type: 'workOrder.explained', order: `R${ticket}`, reasons: ['115'] }),
        ]);
        expect(hall.when(why, pad(1)).refusal?.code).toBe('rating-explained');
        const stream = `${hall.config.hall.id}-${hall.ticket(ticket).session}`;
        expect(events.map((event) => outgoingOf(hall.state, event, null))).toEqual([
            { stream, due: hall.now, message: expect.objectContaining({ type: 'rating.explained', session: stream, reasons: ['115'] }) },
            null,
        ]);
        expect(hall.ticket(ticket).rating).toEqual({ state: 'rated', level: 1 });
        const order = hall.state.workOrders.get(`R${ticket}`);
        expect(order).toMatchObject({ state: 'new', origin: { level: 1, reasons: ['115'] } });
        expect(order?.steps.map(({ step }) => step)).toEqual(['opened', 'explained']);
    });

    it('is not explained on a pad that did not give it, nor too late', () => {
        hall.must({ ...LEVEL_5, ticket }, VISITOR);
        expect(padView(hall.state, hall.now, counterOf(hall), null)).toMatchObject({ pad: { state: 'thanks' }, why: null, from: 'phone' });
        expect(hall.when({ type: 'explainRating', ticket, reasons: ['510'] }, pad(1)).refusal?.code).toBe('rating-closed');
        const second = served(hall);
        hall.must({ type: 'rate', ticket: second, level: 4 }, pad(1));
        // The terminal hears that, never how, somebody has rated.
        expect(padState(counterOf(hall), hall.now)).toEqual({ state: 'explaining', ticket: { id: second, no: 'A002' }, closesAt: hall.now + 60_000 });
        const { why } = padView(hall.state, hall.now, counterOf(hall), null);
        expect(why?.level).toBe(4);
        expect(new Set(why?.reasons.map(({ level }) => level))).toEqual(new Set([4]));
        hall.after(60);
        expect(hall.when({ type: 'explainRating', ticket: second, reason: 'late' }, pad(1)).refusal?.code).toBe('rating-closed');
    });

    it('is taken at a kiosk from whoever shows that the ticket is theirs', () => {
        expect(hall.when({ ...LEVEL_5, ticket }, KIOSK).refusal?.code).toBe('rating-not-yours');
        expect(hall.when({ ...LEVEL_5, ticket, holder: true }, KIOSK).events).toEqual([expect.objectContaining({ level: 5, channel: 'kiosk' })]);
        expect(hall.when({ ...LEVEL_5, ticket, holder: true }, KIOSK).refusal?.code).toBe('already-rated');
    });

    it('needs a session that has ended, and a ticket', () => {
        const waiting = hall.take('social', KIOSK);
        expect(hall.when({ ...LEVEL_5, ticket: waiting }, VISITOR).refusal?.code).toBe('rating-closed');
        expect(hall.when({ ...LEVEL_5, ticket: '20261123-A099' }, VISITOR).refusal?.code).toBe('unknown-ticket');
        expect(hall.when({ type: 'skipRating', ticket: '20261123-A099' }, pad(1)).refusal?.code).toBe('unknown-ticket');
    });

    it.each([
        [1, null],
        [7, null],
        [8, 'rating-closed'],
    ])('by phone is open for five working days: %i days later', (days, code) => {
        const past: Ticket = { ...hall.ticket(ticket) };
        hall.now = MORNING + days * DAY * 1000;
        const day = new Date(hall.now + 8 * 3_600_000).toISOString().slice(0, 10);
        hall.must({ type: 'endDay', day }, HUB);
        expect(hall.when({ ...LEVEL_5, ticket }, VISITOR, past).refusal?.code ?? null).toBe(code);
        expect(hall.when({ ...LEVEL_5, ticket }, VISITOR, { ...past, rating: { state: 'rated', level: 3 } }).refusal?.code).toBe('already-rated');
        expect(hall.when({ ...LEVEL_5, ticket }, pad(1), past).refusal?.code).toBe('unknown-ticket');
        expect(hall.when({ ...LEVEL_5, ticket }, VISITOR, { ...past, state: 'expired' }).refusal?.code).toBe('rating-closed');
    });
});
