import { describe, expect, it } from 'vitest';
import type { HallCommand } from '#hall/decide/index.ts';
import type { Actor } from '#protocol/commands.ts';
import { CoreHall, clerk, GUIDE, HUB, KIOSK, VISITOR } from './spec.ts';

type Take = Extract<HallCommand, { type: 'takeTicket' }>;

describe('taking a number', () => {
    it('gives the theme’s next number, the items and where it was taken', () => {
        const hall = new CoreHall();
        hall.take('social');
        const { events } = hall.when({ type: 'takeTicket', items: ['id-card', 'passport', 'id-card'], language: 'en' }, KIOSK);
        expect(events).toEqual([
            expect.objectContaining({
                type: 'ticket.taken',
                ticket: '20261123-A002',
                no: 'A002',
                wanted: { theme: 'social', items: ['id-card', 'passport'], purpose: 'handle', class: 'normal', needs: [] },
                channel: 'kiosk-1',
                language: 'en',
                print: 'queued',
                actor: 'kiosk-1',
            }),
        ]);
    });

    it('goes on with four digits after 999', () => {
        const hall = new CoreHall();
        for (let count = 0; count < 999; count += 1) hall.take('social');
        expect([hall.ticket('20261123-A999').no, hall.take('social')]).toEqual(['A999', '20261123-A1000']);
        expect(hall.take('social')).toBe('20261123-A1001');
    });

    it.each<[string, Partial<Take>, Actor, object]>([
        ['a theme alone has no item yet', { theme: 'other' }, KIOSK, { wanted: expect.objectContaining({ items: [], purpose: 'handle' }) }],
        [
            'the first purpose of an item is meant when none is named',
            { item: 'policy-consultation' },
            KIOSK,
            { wanted: expect.objectContaining({ purpose: 'consult' }) },
        ],
        [
            'collecting has a class of its own',
            { item: 'passport', purpose: 'collect' },
            KIOSK,
            { wanted: expect.objectContaining({ class: 'collect', purpose: 'collect' }) },
        ],
        [
            'a guide grants a class',
            { theme: 'social', class: 'care' },
            GUIDE,
            { wanted: expect.objectContaining({ class: 'care' }), channel: 'guide', print: 'none' },
        ],
        ['a clerk takes one at the counter', { theme: 'social' }, clerk(1), { channel: 'clerk', print: 'none' }],
        ['a person is kept as a reference', { theme: 'social', person: 'p1' }, KIOSK, { person: 'p1' }],
    ])('%s', (_what, take, actor, taken) => {
        const { events } = new CoreHall().when({ type: 'takeTicket', ...take }, actor);
        expect(events).toEqual([expect.objectContaining(taken)]);
    });

    it('makes a chain of a visit to several themes: a later ticket waits for the one before', () => {
        const hall = new CoreHall();
        const events = hall.must({ type: 'takeTicket', items: ['id-card', 'drainage-permit', 'passport'] }, KIOSK);
        expect(events.map((event) => (event.type === 'ticket.taken' ? [event.no, event.wanted.items, event.after] : []))).toEqual([
            ['A001', ['id-card', 'passport'], null],
            ['C001', ['drainage-permit'], '20261123-A001'],
        ]);
        hall.must({ type: 'signIn', counter: 7 }, clerk(7));
        expect(hall.when({ type: 'next', counter: 7 }, clerk(7)).events).toEqual([]);
        hall.must({ type: 'cancel', ticket: '20261123-A001' }, VISITOR);
        expect(hall.when({ type: 'next', counter: 7 }, clerk(7)).events).toEqual([expect.objectContaining({ ticket: '20261123-C001' })]);
    });

    it.each<[string, Partial<Take>, string]>([
        ['an unknown theme', { theme: 'nowhere' }, 'unknown-theme'],
        ['an unknown item', { item: 'nothing' }, 'unknown-item'],
        ['nothing at all', {}, 'no-item-or-theme'],
        ['an item of another theme', { theme: 'other', item: 'id-card' }, 'items-of-different-themes'],
        ['a purpose that the item does not have', { item: 'pension-claim', purpose: 'collect' }, 'purpose-not-offered'],
        ['a class at the kiosk', { theme: 'social', class: 'military' }, 'class-not-yours'],
    ])('is refused for %s', (_what, take, code) => {
        expect(new CoreHall().when({ type: 'takeTicket', ...take }, KIOSK)).toMatchObject({ events: [], refusal: { code } });
    });

    it('is refused while the hall is closed, and when no counter serves it', () => {
        const closed = new CoreHall((config) => ({ ...config, hours: { ...config.hours, alwaysOpen: false } })).after(12 * 3600);
        expect(closed.when({ type: 'takeTicket', theme: 'social' }, KIOSK).refusal?.code).toBe('hall-closed');
        const empty = new CoreHall((config) => ({ ...config, counters: config.counters.filter(({ serves }) => !serves.includes('enterprise')) }));
        expect(empty.when({ type: 'takeTicket', theme: 'enterprise' }, KIOSK).refusal?.code).toBe('no-counter-serves');
    });

    it('is refused to a person who has an open number for the same item, until it is closed', () => {
        const hall = new CoreHall();
        const take: HallCommand = { type: 'takeTicket', item: 'id-card', person: 'p1' };
        hall.must(take, KIOSK);
        expect(hall.when(take, GUIDE).refusal).toMatchObject({ code: 'open-ticket-exists', details: { no: 'A001' } });
        expect(hall.when({ ...take, person: 'p2' }, KIOSK).refusal).toBeNull();
        expect(hall.when({ ...take, item: 'passport' }, KIOSK).refusal).toBeNull();
        expect(hall.when({ ...take, purpose: 'collect' }, KIOSK).refusal).toBeNull();
        hall.must({ type: 'cancel', ticket: '20261123-A001' }, VISITOR);
        expect(hall.when(take, KIOSK).refusal).toBeNull();
    });
});

describe('giving a number back', () => {
    it('takes it out of the queue, once, and says who did it', () => {
        const hall = new CoreHall();
        const ticket = hall.take();
        expect(hall.when({ type: 'cancel', ticket }, GUIDE).events).toEqual([expect.objectContaining({ type: 'ticket.cancelled', by: 'guide' })]);
        expect(hall.state.waiting.count('social')).toBe(0);
        expect(hall.when({ type: 'cancel', ticket }, VISITOR).refusal?.code).toBe('wrong-state');
        expect(hall.when({ type: 'cancel', ticket: '20261123-A099' }, VISITOR).refusal?.code).toBe('unknown-ticket');
    });

    it('is refused once it was called, and open again to who was passed', () => {
        const hall = new CoreHall();
        const ticket = hall.take();
        hall.must({ type: 'signIn', counter: 1 }, clerk(1));
        hall.must({ type: 'next', counter: 1 }, clerk(1));
        expect(hall.when({ type: 'cancel', ticket }, VISITOR).refusal).toMatchObject({ code: 'wrong-state', details: { state: 'called' } });
        hall.must({ type: 'pass', counter: 1 }, clerk(1));
        expect(hall.when({ type: 'cancel', ticket }, VISITOR).events).toHaveLength(1);
        expect(hall.state.passed.size).toBe(0);
    });
});

describe('what became of a slip', () => {
    it('is kept when it is news, and forgotten when its day is over', () => {
        const hall = new CoreHall();
        const ticket = hall.take();
        expect(hall.when({ type: 'reportPrint', ticket, status: 'printed' }, HUB).events).toHaveLength(1);
        expect(hall.when({ type: 'reportPrint', ticket, status: 'printed' }, HUB).events).toEqual([]);
        expect(hall.when({ type: 'reportPrint', ticket: '20261122-A001', status: 'printed' }, HUB)).toEqual({ events: [], refusal: null });
    });
});
