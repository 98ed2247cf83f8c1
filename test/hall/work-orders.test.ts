import { beforeEach, describe, expect, it } from 'vitest';
import { addWorkingDays } from '#hall/calendar.ts';
import type { HallCommand } from '#hall/decide/index.ts';
import { stepsOpenTo } from '#hall/decide/work-order-steps.ts';
import type { Actor } from '#protocol/commands.ts';
import { awaited, isTurnOf } from '#protocol/work-order-steps.ts';
import type { WorkOrder } from '#protocol/work-orders.ts';
import { CoreHall, clerk, HUB, pad, VISITOR } from './spec.ts';

const ME = clerk(1);
const SUPERVISOR: Actor = { role: 'supervisor', ref: 'p-supervisor' };
const MANAGER: Actor = { role: 'manager', ref: 'p-manager' };
const OTHER = clerk(9);

function orderOf(hall: CoreHall, id: string): WorkOrder {
    const order = hall.state.workOrders.get(id);
    if (order === undefined) throw new Error(`no such work order [id=${id}]`);
    return order;
}

/** A visit that is over; its ticket. */
function served(hall: CoreHall): string {
    const ticket = hall.take();
    for (const type of ['next', 'start'] as const) hall.must({ type, counter: 1 }, ME);
    hall.must({ type: 'finish', counter: 1, outcome: 'consulted' }, ME);
    return ticket;
}

describe('working days', () => {
    const { hours } = new CoreHall().config;
    it.each([
        ['over a weekend', '2026-11-27', 1, '2026-11-30'],
        ['over the holidays of the new year', '2026-12-31', 1, '2027-01-04'],
        ['with a Saturday that is worked', '2026-02-13', 1, '2026-02-14'],
        ['none at all', '2026-11-28', 0, '2026-11-28'],
        ['five of a plain week', '2026-11-23', 5, '2026-11-30'],
    ])('are counted %s', (_what, from, days, expected) => {
        expect(addWorkingDays(from, days, hours)).toBe(expected);
    });
});

describe('a bad rating', () => {
    let hall: CoreHall;
    let ticket: string;
    let order: string;
    const step = (command: HallCommand, actor: Actor): string | null => hall.when(command, actor).refusal?.code ?? null;
    beforeEach(() => {
        hall = new CoreHall();
        hall.must({ type: 'signIn', counter: 1 }, ME);
        ticket = served(hall);
        hall.must({ type: 'rate', ticket, level: 2, reasons: ['214'] }, pad(1));
        order = `R${ticket}`;
    });

    it('opens a work order about the clerk in the same decision, to be verified within a working day', () => {
        expect(orderOf(hall, order)).toMatchObject({
            origin: { kind: 'badRating', level: 2, reasons: ['214'], channel: 'pad' },
            ...{ ticket, counter: 1, clerk: ME.ref, state: 'new', due: '2026-11-24' },
        });
    });

    it('counts once, whichever channel comes first, and a good one opens nothing', () => {
        expect(step({ type: 'rate', ticket, level: 5 }, VISITOR)).toBe('already-rated');
        expect(step({ type: 'rate', ticket, level: 1 }, SUPERVISOR)).toBe('already-rated');
        const good = served(hall);
        hall.must({ type: 'rate', ticket: good, level: 3, reasons: ['307'] }, VISITOR);
        expect([...hall.state.workOrders.keys()]).toEqual([order]);
    });

    it('takes only reasons of its level that are in use', () => {
        const second = served(hall);
        expect(step({ type: 'rate', ticket: second, level: 1, reasons: ['510'] }, VISITOR)).toBe('unknown-reason');
        const reasons = hall.config.ratingReasons.map((reason) => (reason.code === '115' ? { ...reason, enabled: false } : reason));
        hall.must({ type: 'changeRatingReasons', reasons, base: 0 }, MANAGER);
        // Somebody who began before that change does not undo it unawares.
        expect(step({ type: 'changeRatingReasons', reasons: hall.config.ratingReasons, base: 0 }, SUPERVISOR)).toBe('rating-reasons-changed');
        expect(step({ type: 'rate', ticket: second, level: 1, reasons: ['115'] }, VISITOR)).toBe('unknown-reason');
        expect(step({ type: 'changeRatingReasons', reasons: [...reasons, ...reasons] }, MANAGER)).toBe('duplicate-reason');
        expect(step({ type: 'rate', ticket: second, level: 1, reasons: ['114'] }, SUPERVISOR)).toBe(null);
        expect(orderOf(hall, `R${second}`).origin).toMatchObject({ channel: 'paper' });
    });

    it('is followed to its end: assigned, verified, remedied, called back, closed', () => {
        hall.must({ type: 'assignWorkOrder', order, to: OTHER.ref }, SUPERVISOR);
        hall.must({ type: 'verifyWorkOrder', order, verdict: 'valid', reason: 'r' }, OTHER);
        expect(orderOf(hall, order).due).toBe('2026-11-30');
        hall.must({ type: 'remedyWorkOrder', order, remedy: 'fixByDate', until: '2026-12-04', reason: 'r' }, OTHER);
        expect(orderOf(hall, order)).toMatchObject({ state: 'remedied', due: '2026-12-04' });
        hall.must({ type: 'callBackWorkOrder', order, satisfied: null }, OTHER);
        hall.must({ type: 'callBackWorkOrder', order, satisfied: true }, OTHER);
        hall.must({ type: 'closeWorkOrder', order }, SUPERVISOR);
        expect(orderOf(hall, order)).toMatchObject({ state: 'closed', due: null, satisfied: true });
        expect(orderOf(hall, order).steps.map(({ step: name }) => name)).toEqual([
            ...['opened', 'assigned', 'verified', 'remedied', 'calledBack', 'calledBack', 'closed'],
        ]);
        expect(hall.refolded().workOrders.get(order)).toEqual(orderOf(hall, order));
    });

    it('is overdue once a step, from the day after its last, until the step is taken', () => {
        const overdue = (): number => hall.must({ type: 'review' }, HUB).filter(({ type }) => type === 'workOrder.overdue').length;
        expect(overdue()).toBe(0);
        hall.after(86_400).must({ type: 'endDay', day: '2026-11-24' }, HUB);
        expect(overdue()).toBe(0);
        hall.after(86_400).must({ type: 'endDay', day: '2026-11-25' }, HUB);
        expect([overdue(), overdue()]).toEqual([1, 0]);
        expect(orderOf(hall, order)).toMatchObject({ overdue: true, due: '2026-11-24' });
        hall.must({ type: 'assignWorkOrder', order, to: OTHER.ref }, SUPERVISOR);
        expect(orderOf(hall, order).overdue).toBe(true);
        hall.must({ type: 'verifyWorkOrder', order, verdict: 'valid', reason: 'r' }, OTHER);
        expect(orderOf(hall, order)).toMatchObject({ overdue: false, due: '2026-12-02' });
        expect(overdue()).toBe(0);
        hall.after(8 * 86_400).must({ type: 'endDay', day: '2026-12-03' }, HUB);
        expect(overdue()).toBe(1);
    });

    it('offers each person the steps that would be accepted, and no other', () => {
        const open = (actor: Actor): readonly string[] => stepsOpenTo(hall.state, order, { now: hall.now, actor, past: null, caseFile: null });
        expect([open(SUPERVISOR), open(OTHER), open(ME)]).toEqual([['assign'], [], []]);
        hall.must({ type: 'assignWorkOrder', order, to: OTHER.ref }, SUPERVISOR);
        expect([open(SUPERVISOR), open(OTHER), open(ME)]).toEqual([['assign', 'verify'], ['verify'], []]);
        expect([isTurnOf(orderOf(hall, order), OTHER.ref), isTurnOf(orderOf(hall, order), ME.ref)]).toEqual([true, false]);
        hall.must({ type: 'verifyWorkOrder', order, verdict: 'valid', reason: 'r' }, OTHER);
        expect([open(OTHER), open(ME)]).toEqual([['remedy'], ['appeal']]);
        expect([isTurnOf(orderOf(hall, order), OTHER.ref), isTurnOf(orderOf(hall, order), ME.ref)]).toEqual([true, true]);
        hall.must({ type: 'appealWorkOrder', order, reason: 'r' }, ME);
        expect(awaited(orderOf(hall, order))).toEqual({ verb: 'decide-appeal', by: 'supervision' });
        expect(open(ME)).toEqual([]);
    });

    it('is never assigned to, decided or closed by the person rated', () => {
        expect(step({ type: 'assignWorkOrder', order, to: ME.ref }, SUPERVISOR)).toBe('work-order-own');
        hall.must({ type: 'assignWorkOrder', order, to: OTHER.ref }, SUPERVISOR);
        expect(step({ type: 'verifyWorkOrder', order, verdict: 'mistaken', reason: 'r' }, ME)).toBe('work-order-own');
    });

    it('goes step by step: what is not its turn is refused', () => {
        expect(step({ type: 'verifyWorkOrder', order, verdict: 'valid', reason: 'r' }, SUPERVISOR)).toBe('work-order-state');
        expect(step({ type: 'replyWorkOrder', order, reason: 'r' }, SUPERVISOR)).toBe('work-order-kind');
        expect(step({ type: 'closeWorkOrder', order: 'R0', reason: 'r' }, SUPERVISOR)).toBe('unknown-work-order');
        hall.must({ type: 'assignWorkOrder', order, to: OTHER.ref }, SUPERVISOR);
        expect(step({ type: 'closeWorkOrder', order }, SUPERVISOR)).toBe('work-order-unfinished');
        hall.must({ type: 'verifyWorkOrder', order, verdict: 'valid', reason: 'r' }, OTHER);
        for (const until of ['2026-11-22', '2026-12-15', '2026-02-30', undefined]) {
            const given = until === undefined ? {} : { until };
            expect(step({ type: 'remedyWorkOrder', order, remedy: 'fixByDate', ...given, reason: 'r' }, OTHER)).toBe('remedy-day');
        }
    });

    it('that is mistaken or malicious is closed without a remedy and stays on record', () => {
        hall.must({ type: 'assignWorkOrder', order, to: OTHER.ref }, SUPERVISOR);
        hall.must({ type: 'verifyWorkOrder', order, verdict: 'malicious', reason: 'r' }, OTHER);
        expect(step({ type: 'remedyWorkOrder', order, remedy: 'fixNow', reason: 'r' }, OTHER)).toBe('work-order-verdict');
        expect(step({ type: 'appealWorkOrder', order, reason: 'r' }, ME)).toBe('appeal-closed');
        hall.must({ type: 'closeWorkOrder', order }, SUPERVISOR);
        expect(orderOf(hall, order)).toMatchObject({ state: 'closed', verdict: 'malicious' });
    });

    it('may be appealed once by the clerk; nothing is closed meanwhile, and an appeal that is upheld makes it mistaken', () => {
        hall.must({ type: 'assignWorkOrder', order, to: OTHER.ref }, SUPERVISOR);
        hall.must({ type: 'verifyWorkOrder', order, verdict: 'valid', reason: 'r' }, OTHER);
        expect(step({ type: 'appealWorkOrder', order, reason: 'r' }, OTHER)).toBe('forbidden');
        expect(step({ type: 'decideAppeal', order, upheld: true, reason: 'r' }, SUPERVISOR)).toBe('appeal-closed');
        hall.must({ type: 'appealWorkOrder', order, reason: 'r' }, ME);
        expect(step({ type: 'appealWorkOrder', order, reason: 'r' }, ME)).toBe('appeal-closed');
        hall.must({ type: 'remedyWorkOrder', order, remedy: 'explain', reason: 'r' }, OTHER);
        hall.must({ type: 'callBackWorkOrder', order, satisfied: false }, OTHER);
        expect(step({ type: 'closeWorkOrder', order }, SUPERVISOR)).toBe('work-order-unfinished');
        hall.must({ type: 'decideAppeal', order, upheld: true, reason: 'r' }, SUPERVISOR);
        expect(orderOf(hall, order)).toMatchObject({ verdict: 'mistaken', appeal: 'upheld', state: 'verified' });
        hall.must({ type: 'closeWorkOrder', order }, SUPERVISOR);
    });

    it('outlives the day, and is kept for thirty days after it is closed', () => {
        hall.must({ type: 'assignWorkOrder', order, to: OTHER.ref }, SUPERVISOR);
        hall.after(86_400).must({ type: 'endDay', day: '2026-11-24' }, HUB);
        hall.must({ type: 'verifyWorkOrder', order, verdict: 'mistaken', reason: 'r' }, OTHER);
        hall.must({ type: 'closeWorkOrder', order }, SUPERVISOR);
        hall.after(29 * 86_400).must({ type: 'endDay', day: '2026-12-23' }, HUB);
        expect(hall.state.workOrders.has(order)).toBe(true);
        hall.after(2 * 86_400).must({ type: 'endDay', day: '2026-12-25' }, HUB);
        expect(hall.state.workOrders.has(order)).toBe(false);
    });
});

describe('a complaint', () => {
    let hall: CoreHall;
    const step = (command: HallCommand, actor: Actor): string | null => hall.when(command, actor).refusal?.code ?? null;
    const file = (more: Partial<Extract<HallCommand, { type: 'fileComplaint' }>> = {}): HallCommand => ({
        ...{ type: 'fileComplaint', order: 'C1', kind: 'service', reason: 'r' },
        ...more,
    });
    beforeEach(() => {
        hall = new CoreHall();
        hall.must({ type: 'signIn', counter: 1 }, ME);
    });

    it('about a visit is taken down with its clerk, stated on, replied to, and closed when the complainant has answered', () => {
        const ticket = served(hall);
        hall.must(file(), { role: 'visitor', ref: ticket });
        expect(orderOf(hall, 'C1')).toMatchObject({ ticket, clerk: ME.ref, due: '2026-11-25', origin: { channel: 'phone', complaint: 'service' } });
        hall.must({ type: 'assignWorkOrder', order: 'C1', to: OTHER.ref }, SUPERVISOR);
        hall.must({ type: 'stateWorkOrder', order: 'C1', reason: 'r' }, ME);
        expect(step({ type: 'closeWorkOrder', order: 'C1' }, SUPERVISOR)).toBe('work-order-unfinished');
        expect(step({ type: 'replyWorkOrder', order: 'C1', reason: 'r' }, ME)).toBe('work-order-own');
        hall.must({ type: 'mediateWorkOrder', order: 'C1', reason: 'r' }, SUPERVISOR);
        hall.must({ type: 'replyWorkOrder', order: 'C1', reason: 'r' }, OTHER);
        hall.must({ type: 'answerWorkOrder', order: 'C1', accepted: false }, OTHER);
        hall.must({ type: 'replyWorkOrder', order: 'C1', reason: 'r' }, OTHER);
        hall.must({ type: 'answerWorkOrder', order: 'C1', accepted: true }, OTHER);
        hall.must({ type: 'closeWorkOrder', order: 'C1' }, SUPERVISOR);
        expect(orderOf(hall, 'C1')).toMatchObject({ state: 'closed', satisfied: true });
    });

    it('is one of five at most that a visitor has open about a visit; staff may take down more', () => {
        const ticket = served(hall);
        const visitor: Actor = { role: 'visitor', ref: ticket };
        for (const order of ['C1', 'C2', 'C3', 'C4', 'C5']) hall.must(file({ order }), visitor);
        expect(step(file({ order: 'C6' }), visitor)).toBe('complaints-open');
        hall.must(file({ order: 'C7', ticket }), SUPERVISOR);
        for (const order of ['C1', 'C2', 'C7']) {
            hall.must({ type: 'assignWorkOrder', order, to: OTHER.ref }, SUPERVISOR);
            hall.must({ type: 'replyWorkOrder', order, reason: 'r' }, OTHER);
            hall.must({ type: 'answerWorkOrder', order, accepted: true }, OTHER);
            hall.must({ type: 'closeWorkOrder', order }, SUPERVISOR);
        }
        hall.must(file({ order: 'C8' }), visitor);
    });

    it('is answered by somebody to whom it was given, also when its clerk has spoken first', () => {
        const ticket = served(hall);
        hall.must(file(), { role: 'visitor', ref: ticket });
        hall.must({ type: 'stateWorkOrder', order: 'C1', reason: 'r' }, ME);
        expect(step({ type: 'replyWorkOrder', order: 'C1', reason: 'r' }, MANAGER)).toBe('work-order-state');
        hall.must({ type: 'assignWorkOrder', order: 'C1', to: OTHER.ref }, SUPERVISOR);
        hall.must({ type: 'replyWorkOrder', order: 'C1', reason: 'r' }, OTHER);
    });

    it('about a result names its case; a petition is passed on; a suggestion is answered by the manager', () => {
        expect(step(file({ kind: 'result' }), SUPERVISOR)).toBe('case-number-required');
        expect(step(file({ ticket: '20261123-A999' }), SUPERVISOR)).toBe('unknown-ticket');
        hall.must(file({ kind: 'petition' }), SUPERVISOR);
        hall.must({ type: 'assignWorkOrder', order: 'C1', to: OTHER.ref }, SUPERVISOR);
        hall.must({ type: 'closeWorkOrder', order: 'C1' }, SUPERVISOR);
        hall.must(file({ kind: 'suggestion', order: 'C2' }), SUPERVISOR);
        hall.must({ type: 'assignWorkOrder', order: 'C2', to: MANAGER.ref }, SUPERVISOR);
        expect(step({ type: 'replyWorkOrder', order: 'C2', reason: 'r' }, SUPERVISOR)).toBe('forbidden');
        expect(step({ type: 'replyWorkOrder', order: 'C2', reason: 'r' }, MANAGER)).toBe(null);
    });
});
