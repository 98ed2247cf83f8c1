import { beforeEach, describe, expect, it } from 'vitest';
import type { Ticket } from '#hall/state.ts';
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
        expect(hall.when({ ...LEVEL_5, ticket }, pad(2)).refusal?.code).toBe('rating-closed');
        expect(hall.when({ type: 'skipRating', ticket }, pad(2)).refusal?.code).toBe('rating-closed');
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
