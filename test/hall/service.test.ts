import { beforeEach, describe, expect, it } from 'vitest';
import type { HallCommand } from '#hall/decide/index.ts';
import { CoreHall, clerk, pad } from './spec.ts';

const ME = clerk(1);
const SLOW = {
    recallLimit: 2,
    recallIntervalSeconds: 20,
    callLockSeconds: 10,
    padSeconds: 60,
    callShownSeconds: 60,
    resultCounterPolicy: 'issuance' as const,
};
const at = <Type extends HallCommand['type']>(type: Type): { type: Type; counter: number } => ({ type, counter: 1 });
const finish: HallCommand = { type: 'finish', counter: 1, outcome: 'accepted' };

describe('a counter', () => {
    let hall: CoreHall;
    beforeEach(() => {
        hall = new CoreHall((config) => ({ ...config, settings: SLOW }));
    });

    it('is opened and closed by its clerk, and opening it twice changes nothing', () => {
        expect(hall.when(at('signIn'), ME).events).toEqual([expect.objectContaining({ type: 'counter.signedIn', counter: 1, clerk: ME.ref })]);
        expect(hall.when(at('signIn'), ME)).toEqual({ events: [], refusal: null });
        expect(hall.when(at('signIn'), clerk(2)).refusal?.code).toBe('counter-taken');
        expect(hall.when({ type: 'signIn', counter: 2 }, ME).refusal).toEqual({ code: 'already-at-a-counter', details: { counter: 1 } });
        expect(hall.when({ type: 'signIn', counter: 99 }, ME).refusal?.code).toBe('unknown-counter');
        expect(hall.when(at('signOut'), ME).events).toEqual([expect.objectContaining({ type: 'counter.signedOut', why: 'clerk' })]);
        expect(hall.when(at('signOut'), ME).refusal?.code).toBe('counter-closed');
    });

    it('pauses and reopens', () => {
        hall.must(at('signIn'), ME);
        expect(hall.when(at('reopen'), ME).refusal?.code).toBe('counter-not-paused');
        expect(hall.when(at('pause'), ME).events).toHaveLength(1);
        expect(hall.when(at('next'), ME).refusal?.code).toBe('counter-paused');
        expect(hall.when(at('reopen'), ME).events).toHaveLength(1);
        expect(hall.when(at('next'), ME)).toEqual({ events: [], refusal: null });
    });

    it.each(['next', 'recall', 'start', 'pass', 'pause', 'reopen', 'signOut'] as const)('takes %s only from its own clerk', (type) => {
        hall.must(at('signIn'), clerk(2));
        expect(hall.when(at(type), ME).refusal?.code).toBe('counter-closed');
        hall.must({ type: 'signIn', counter: 3 }, ME);
        expect(hall.when(at(type), ME).refusal).toEqual({ code: 'not-your-counter', details: { counter: 1, own: 3 } });
        expect(hall.when({ type, counter: 99 }, ME).refusal?.code).toBe('unknown-counter');
    });

    it.each([at('recall'), at('start'), at('pass'), finish])('refuses $type with nobody at it', (command) => {
        hall.must(at('signIn'), ME);
        expect(hall.when(command, ME).refusal?.code).toBe('no-ticket-at-counter');
    });
});

describe('the road of a ticket', () => {
    let hall: CoreHall;
    let first: string;
    beforeEach(() => {
        hall = new CoreHall((config) => ({ ...config, settings: SLOW }));
        hall.must(at('signIn'), ME);
        first = hall.take();
        hall.take();
    });

    it('is called, comes, is served and leaves', () => {
        const events = [at('next'), at('start'), finish].flatMap((command) => hall.after(30).must(command, ME));
        expect(events.map(({ type }) => type)).toEqual(['ticket.called', 'ticket.started', 'ticket.finished']);
        expect(hall.ticket(first)).toMatchObject({ state: 'done', counter: 1, clerk: ME.ref, outcome: 'accepted', rating: { state: 'open' } });
        expect(hall.ticket(first).calledAt).toBe(hall.now - 60_000);
        expect(hall.ticket(first).startedAt).toBe(hall.now - 30_000);
        expect(hall.state.counters.get(1)).toMatchObject({ ticket: null, finishedToday: 1, pad: { ticket: { id: first } } });
    });

    it('is called in the order of arrival, and only by counters that serve it', () => {
        hall.must({ type: 'signIn', counter: 7 }, clerk(7));
        expect(hall.when({ type: 'next', counter: 7 }, clerk(7)).events).toEqual([]);
        expect(hall.when(at('next'), ME).events).toEqual([expect.objectContaining({ ticket: first })]);
        hall.must({ type: 'signIn', counter: 2 }, clerk(2));
        expect(hall.when({ type: 'next', counter: 2 }, clerk(2)).events).toEqual([expect.objectContaining({ ticket: '20261123-A002' })]);
    });

    it('is not called twice by a double click', () => {
        expect(hall.when({ ...at('next'), current: 'other' }, ME).refusal?.code).toBe('current-changed');
        hall.must({ ...at('next'), current: null }, ME);
        expect(hall.when({ ...at('next'), current: null }, ME).refusal).toEqual({ code: 'current-changed', details: { current: first } });
        expect(hall.when({ ...at('next'), current: first }, ME).refusal?.code).toBe('ticket-at-counter');
        expect(hall.when(at('signOut'), ME).refusal?.code).toBe('ticket-at-counter');
    });

    it('is recalled not too soon and not too often', () => {
        hall.must(at('next'), ME);
        expect(hall.after(19).when(at('recall'), ME).refusal).toEqual({ code: 'call-lock', details: { seconds: 1, n: 1 } });
        expect(hall.after(1).when(at('recall'), ME).events).toEqual([expect.objectContaining({ type: 'ticket.recalled' })]);
        expect(hall.when(at('recall'), ME).refusal?.code).toBe('call-lock');
        hall.after(20).must(at('recall'), ME);
        expect(hall.after(20).when(at('recall'), ME).refusal).toEqual({ code: 'recall-limit', details: { no: 'A001', limit: 2 } });
        expect(hall.state.calls.map(({ again }) => again)).toEqual([false, true, true]);
        expect(new Set(hall.state.calls.map(({ callNo }) => callNo)).size).toBe(3);
    });

    it('is passed not before the visitor had time to come', () => {
        hall.must(at('next'), ME);
        expect(hall.after(9).when(at('pass'), ME).refusal?.code).toBe('call-lock');
        expect(hall.after(1).when(at('pass'), ME).events).toEqual([expect.objectContaining({ type: 'ticket.passed', ticket: first })]);
        expect(hall.ticket(first)).toMatchObject({ state: 'passed', passes: 1 });
        expect(hall.when(at('next'), ME).events).toEqual([expect.objectContaining({ ticket: '20261123-A002' })]);
    });

    it('keeps to its order: no finish before start, no start, recall or pass while served', () => {
        hall.must(at('next'), ME);
        expect(hall.when(finish, ME).refusal?.code).toBe('wrong-state');
        hall.after(60).must(at('start'), ME);
        for (const type of ['start', 'recall', 'pass'] as const) expect(hall.when(at(type), ME).refusal?.code).toBe('wrong-state');
        expect(hall.when(at('next'), ME).refusal?.code).toBe('ticket-at-counter');
    });

    it('gets its item at the end when it was taken for a theme alone', () => {
        hall.must(at('next'), ME);
        hall.must(at('start'), ME);
        expect(hall.when({ ...finish, item: 'nothing' }, ME).refusal?.code).toBe('unknown-item');
        expect(hall.when({ ...finish, outcome: 'refused' }, ME).refusal?.code).toBe('reason-required');
        expect(hall.when({ ...finish, item: 'id-card' }, ME).events).toEqual([expect.objectContaining({ item: 'id-card' })]);
        expect(hall.ticket(first).item).toBe('id-card');
    });

    it('closes the pad of the one before when the next is started, never before', () => {
        for (const command of [at('next'), at('start'), finish, at('next')]) hall.must(command, ME);
        expect(hall.state.counters.get(1)?.pad).not.toBeNull();
        expect(hall.when({ type: 'skipRating', ticket: first }, pad(1)).events).toHaveLength(1);
        hall.must(at('start'), ME);
        expect(hall.state.counters.get(1)?.pad).toBeNull();
    });
});
