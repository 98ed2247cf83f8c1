/** Random lives of ratings, complaints and work orders: whoever presses what in whatever order, some things never happen. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HallCommand } from '#hall/decide/index.ts';
import type { Actor } from '#protocol/commands.ts';
import type { WorkOrder, WorkOrderState } from '#protocol/work-orders.ts';
import { CoreHall, clerk, HUB, pad, VISITOR } from './spec.ts';

const VISITS = 3;
const SUPERVISOR: Actor = { role: 'supervisor', ref: 'p-supervisor' };
const MANAGER: Actor = { role: 'manager', ref: 'p-manager' };
/** Clerk 1 is rated; the others look into it. */
const PEOPLE = [clerk(1), clerk(8), clerk(9), SUPERVISOR, MANAGER] as const;

const person = fc.constantFrom(...PEOPLE, SUPERVISOR, MANAGER);
/** Of the tickets the newest is the one before the pad. */
const visit = fc.constantFrom(0, 0, 0, 0, 1, 2);
const orderId = fc.constantFrom('R0', 'R0', 'R1', 'C0', 'C1');
/** What somebody does; null is one more visit at the counter, from its beginning to its end. */
type Step = { command: HallCommand | null; actor: Actor; seconds: number };

const explaining: fc.Arbitrary<[HallCommand, Actor]> = fc
    .tuple(visit, fc.constantFrom(pad(1), pad(1), pad(1), pad(2), VISITOR), fc.constantFrom(undefined, undefined, '115', '214'))
    .map(([which, actor, reason]): [HallCommand, Actor] => [
        { type: 'explainRating', ticket: String(which), ...(reason === undefined ? { reason: 'r' } : { reasons: [reason] }) },
        actor,
    ]);

/** `R0` stands for the order of the first visit; the test puts the ticket's id there. */
const command: fc.Arbitrary<[HallCommand | null, Actor]> = fc.oneof(
    fc.constant<[null, Actor]>([null, clerk(1)]),
    { weight: 5, arbitrary: explaining },
    fc
        .tuple(visit, fc.constantFrom(1, 2, 2, 5), fc.constantFrom<Actor>(pad(1), pad(2), VISITOR, SUPERVISOR))
        .map(([which, level, actor]): [HallCommand, Actor] => [{ type: 'rate', ticket: String(which), level }, actor]),
    fc
        .tuple(fc.constantFrom('C0', 'C1'), fc.constantFrom('service', 'petition', 'suggestion'), visit)
        .map(([order, kind, which]): [HallCommand, Actor] => [
            { type: 'fileComplaint', order, kind, reason: 'r', ticket: String(which) } as HallCommand,
            SUPERVISOR,
        ]),
    fc.tuple(orderId, person, person).map(([order, to, actor]): [HallCommand, Actor] => [{ type: 'assignWorkOrder', order, to: to.ref }, actor]),
    fc
        .tuple(orderId, fc.constantFrom('valid', 'valid', 'mistaken', 'malicious'), person)
        .map(([order, verdict, actor]): [HallCommand, Actor] => [{ type: 'verifyWorkOrder', order, verdict, reason: 'r' } as HallCommand, actor]),
    fc
        .tuple(orderId, fc.constantFrom('fixNow', 'explain'), person)
        .map(([order, remedy, actor]): [HallCommand, Actor] => [{ type: 'remedyWorkOrder', order, remedy, reason: 'r' } as HallCommand, actor]),
    fc
        .tuple(orderId, fc.constantFrom(true, false, null), person)
        .map(([order, satisfied, actor]): [HallCommand, Actor] => [{ type: 'callBackWorkOrder', order, satisfied }, actor]),
    fc.tuple(orderId, person).map(([order, actor]): [HallCommand, Actor] => [{ type: 'appealWorkOrder', order, reason: 'r' }, actor]),
    fc
        .tuple(orderId, fc.boolean(), person)
        .map(([order, upheld, actor]): [HallCommand, Actor] => [{ type: 'decideAppeal', order, upheld, reason: 'r' }, actor]),
    fc
        .tuple(orderId, fc.constantFrom('stateWorkOrder', 'mediateWorkOrder', 'replyWorkOrder'), person)
        .map(([order, type, actor]): [HallCommand, Actor] => [{ type, order, reason: 'r' } as HallCommand, actor]),
    fc
        .tuple(orderId, fc.boolean(), person)
        .map(([order, accepted, actor]): [HallCommand, Actor] => [{ type: 'answerWorkOrder', order, accepted }, actor]),
    fc.tuple(orderId, person).map(([order, actor]): [HallCommand, Actor] => [{ type: 'closeWorkOrder', order }, actor]),
);

const steps: fc.Arbitrary<Step[]> = fc.array(
    fc.tuple(command, fc.integer({ min: 0, max: 5 })).map(([[given, actor], seconds]) => ({ command: given, actor, seconds })),
    { minLength: 60, maxLength: 250 },
);

/** States in which a rated clerk can never have brought the order themselves. */
const DECIDED: readonly WorkOrderState[] = ['verified', 'remedied', 'calledBack', 'replied', 'answered', 'closed'];

/** One more visit; its ticket. */
function serve(hall: CoreHall): string {
    const ticket = hall.take();
    for (const type of ['next', 'start'] as const) hall.must({ type, counter: 1 }, clerk(1));
    hall.must({ type: 'finish', counter: 1, outcome: 'consulted' }, clerk(1));
    return ticket;
}

/** Puts the ids of this hall's tickets where a step only counts visits: a ticket from the newest back, an order from the first on. */
function named(given: HallCommand, tickets: readonly string[]): HallCommand {
    const named: Record<string, unknown> = { ...given };
    if ('ticket' in given && typeof given.ticket === 'string') named.ticket = tickets.at(-1 - Number(given.ticket)) ?? 'none';
    if ('order' in given && given.order.startsWith('R')) named.order = `R${tickets[Number(given.order.slice(1))]}`;
    return named as HallCommand;
}

/** What must hold of an order after a step, whatever it was. */
function checkOrder(before: WorkOrder | undefined, after: WorkOrder): void {
    expect(after.assignee).not.toBe(after.clerk);
    expect(after.steps.length).toBeGreaterThanOrEqual(before?.steps.length ?? 1);
    expect(after.steps.slice(0, before?.steps.length ?? 0)).toEqual(before?.steps ?? []);
    expect((after.state === 'closed') === (after.due === null)).toBe(true);
    if (before?.state === 'closed') expect(after).toEqual(before);
    const byRated = after.steps.filter(({ by }) => by === after.clerk).map(({ step }) => step);
    expect(byRated.filter((step) => step !== 'appealed' && step !== 'stated')).toEqual([]);
    if (DECIDED.includes(after.state)) expect(after.steps.map(({ step }) => step)).toContain('assigned');
    if (after.state !== 'closed') return;
    expect(after.appeal).not.toBe('open');
    if (after.origin.kind === 'badRating' && after.verdict === 'valid') expect(after.steps.map(({ step }) => step)).toContain('calledBack');
    if (after.origin.kind === 'complaint' && after.origin.complaint === 'suggestion') {
        expect(after.steps.filter(({ step }) => step === 'replied').every(({ by }) => by === MANAGER.ref)).toBe(true);
    }
}

test('one service has one rating, a bad one has one order, and no order is lost, altered or decided by whom it is about', { timeout: 60_000 }, () => {
    const reached = new Set<string>();
    fc.assert(
        fc.property(steps, (given) => {
            const hall = new CoreHall();
            hall.must({ type: 'signIn', counter: 1 }, clerk(1));
            const tickets = [serve(hall)];
            const levels = new Map<string, number>();
            const explained = new Set<string>();
            for (const { command: wanted, actor, seconds } of given) {
                const before = new Map(hall.state.workOrders);
                hall.after(seconds);
                if (wanted === null) {
                    if (tickets.length < VISITS) tickets.push(serve(hall));
                    continue;
                }
                const { events, refusal } = hall.when(named(wanted, tickets), actor);
                expect(refusal === null || events.length === 0).toBe(true);
                for (const event of events) {
                    if (event.type === 'ticket.rated') {
                        expect(levels.has(event.ticket)).toBe(false);
                        levels.set(event.ticket, event.level);
                    }
                    if (event.type === 'ticket.ratingExplained') {
                        // Once, by the pad of that counter, of a rating that is there, while nobody else sits before it.
                        expect([explained.has(event.ticket), levels.has(event.ticket), event.actor]).toEqual([false, true, 'pad-1']);
                        expect(event.ticket).toBe(tickets.at(-1));
                        explained.add(event.ticket);
                        reached.add('explained');
                    }
                }
                for (const id of before.keys()) expect(hall.state.workOrders.has(id)).toBe(true);
                for (const [id, order] of hall.state.workOrders) {
                    checkOrder(before.get(id), order);
                    reached.add(`${order.origin.kind} ${order.state}`);
                }
            }
            const bad = [...levels].filter(([, level]) => level <= 2).map(([ticket]) => `R${ticket}`);
            expect([...hall.state.workOrders.keys()].filter((id) => id.startsWith('R')).toSorted()).toEqual(bad.toSorted());
            expect([...hall.refolded().workOrders]).toEqual([...hall.state.workOrders]);
            // The night changes nothing of them.
            const orders = [...hall.state.workOrders.values()];
            hall.after(20 * 3600).must({ type: 'endDay', day: '2026-11-24' }, HUB);
            expect([...hall.state.workOrders.values()]).toEqual(orders);
        }),
        { numRuns: 200, seed: Number(process.env.HALL_MODEL_SEED ?? '20261128') },
    );
    expect(reached).toContain('explained');
    // The lives are as rich as they look: every state is reached in some of them.
    for (const state of ['new', 'assigned', 'verified', 'remedied', 'calledBack', 'closed']) expect(reached).toContain(`badRating ${state}`);
    for (const state of ['new', 'assigned', 'stated', 'replied', 'answered', 'closed']) expect(reached).toContain(`complaint ${state}`);
});
