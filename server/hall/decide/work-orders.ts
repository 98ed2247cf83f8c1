/** Steps of work orders. Who may take which is in the command table; here, whether it may be taken now and by this very person. */
import { caseNumber } from '#protocol/case-files.ts';
import type { Actor, CommandOf } from '#protocol/commands.ts';
import type { EventBody } from '#protocol/events.ts';
import type { WorkOrder } from '#protocol/work-orders.ts';
import { isDay } from '../calendar.ts';
import type { HallState } from '../state.ts';
import { latestRemedyDay, STEPS_FROM } from '../work-orders.ts';
import { accept, type Circumstances, type Decision, isRefused, refuse } from './decision.ts';

/** So many of a visitor may be open at once: whoever has more to say is heard at the next of them. */
const MOST_OPEN = 5;

export type FileComplaint = Omit<CommandOf<'fileComplaint'>, 'contact'> & { readonly order: string };

/** A complaint is taken from whoever brings it; it is about a visit if its ticket is known. */
export function fileComplaint(state: HallState, command: FileComplaint, { actor, past }: Circumstances): Decision {
    const { order, kind, caseNo = null } = command;
    // A visitor speaks of their own visit.
    const id = actor.role === 'visitor' ? actor.ref : (command.ticket ?? null);
    if (kind === 'result' && caseNo === null) return refuse('case-number-required');
    if (caseNo !== null && !caseNumber.safeParse(caseNo).success) return refuse('case-number-wrong');
    const about = id === null ? null : (state.tickets.get(id) ?? past);
    if (id !== null && about === null) return refuse('unknown-ticket');
    if (actor.role === 'visitor' && openAbout(state, actor.ref) >= MOST_OPEN) return refuse('complaints-open');
    const channel = actor.role === 'visitor' ? 'phone' : actor.role;
    const origin = { kind: 'complaint', complaint: kind, caseNo, channel } as const;
    return accept({ order }, { type: 'workOrder.opened', order, origin, about: id, counter: about?.counter ?? null, clerk: about?.clerk ?? null });
}

function openAbout({ workOrders }: HallState, ticket: string): number {
    return [...workOrders.values()].filter((order) => order.ticket === ticket && order.origin.kind === 'complaint' && order.state !== 'closed')
        .length;
}

type StepEvent = Exclude<Extract<EventBody, { order: string }>, { type: 'workOrder.opened' | 'workOrder.overdue' | 'workOrder.explained' }>;

/** The order, if it is of the right kind and the step may follow now. Nobody decides about what they are themselves blamed for. */
function stepped(
    state: HallState,
    id: string,
    actor: Actor,
    kind: WorkOrder['origin']['kind'] | null,
    event: (order: WorkOrder) => StepEvent | Decision,
): Decision {
    const order = state.workOrders.get(id);
    if (order === undefined) return refuse('unknown-work-order');
    if (kind !== null && order.origin.kind !== kind) return refuse('work-order-kind', { kind: order.origin.kind });
    const step = event(order);
    if (isRefused(step)) return step;
    if (!STEPS_FROM[step.type].includes(order.state)) return refuse('work-order-state', { state: order.state });
    const isOwn = step.type === 'workOrder.appealed' || step.type === 'workOrder.stated';
    if (!isOwn && actor.ref === order.clerk) return refuse('work-order-own');
    return accept({ order: id }, step);
}

export function assignWorkOrder(state: HallState, { order, to }: CommandOf<'assignWorkOrder'>, { actor }: Circumstances): Decision {
    return stepped(state, order, actor, null, ({ clerk }) => (to === clerk ? refuse('work-order-own') : { type: 'workOrder.assigned', order, to }));
}

export function verifyWorkOrder(state: HallState, { order, verdict }: CommandOf<'verifyWorkOrder'>, { actor }: Circumstances): Decision {
    return stepped(state, order, actor, 'badRating', () => ({ type: 'workOrder.verified', order, verdict }));
}

export function remedyWorkOrder(state: HallState, command: CommandOf<'remedyWorkOrder'>, { actor }: Circumstances): Decision {
    const { order, remedy, until = null } = command;
    return stepped(state, order, actor, 'badRating', (known) => {
        if (known.verdict !== 'valid') return refuse('work-order-verdict');
        if ((remedy === 'fixByDate') !== (until !== null)) return refuse('remedy-day');
        const latest = latestRemedyDay(state, known);
        if (until !== null && (!isDay(until) || until < (state.day ?? '') || until > latest)) return refuse('remedy-day', { latest });
        return { type: 'workOrder.remedied', order, remedy, until };
    });
}

export function callBackWorkOrder(state: HallState, command: CommandOf<'callBackWorkOrder'>, { actor }: Circumstances): Decision {
    const { order, satisfied } = command;
    return stepped(state, order, actor, 'badRating', () => ({ type: 'workOrder.calledBack', order, satisfied }));
}

/** By the clerk who was rated, once. */
export function appealWorkOrder(state: HallState, { order }: CommandOf<'appealWorkOrder'>, { actor }: Circumstances): Decision {
    return stepped(state, order, actor, 'badRating', ({ clerk, appeal, verdict }) => {
        if (clerk !== actor.ref) return refuse('forbidden');
        return appeal !== 'none' || verdict !== 'valid' ? refuse('appeal-closed') : { type: 'workOrder.appealed', order };
    });
}

export function decideAppeal(state: HallState, { order, upheld }: CommandOf<'decideAppeal'>, { actor }: Circumstances): Decision {
    return stepped(state, order, actor, 'badRating', ({ appeal }) =>
        appeal === 'open' ? { type: 'workOrder.appealDecided', order, upheld } : refuse('appeal-closed'),
    );
}

/** The statement of the clerk whom a complaint is about, or of the one who was asked to look into it. */
export function stateWorkOrder(state: HallState, { order }: CommandOf<'stateWorkOrder'>, { actor }: Circumstances): Decision {
    return stepped(state, order, actor, 'complaint', ({ clerk, assignee }) =>
        actor.ref === clerk || actor.ref === assignee ? { type: 'workOrder.stated', order } : refuse('forbidden'),
    );
}

export function mediateWorkOrder(state: HallState, { order }: CommandOf<'mediateWorkOrder'>, { actor }: Circumstances): Decision {
    return stepped(state, order, actor, 'complaint', () => ({ type: 'workOrder.mediated', order }));
}

/** Somebody is answerable for it first, also when its clerk has stated on it already. A suggestion is answered by the manager (D12). */
export function replyWorkOrder(state: HallState, { order }: CommandOf<'replyWorkOrder'>, { actor }: Circumstances): Decision {
    return stepped(state, order, actor, 'complaint', ({ origin, state: now, assignee }) => {
        if (assignee === null) return refuse('work-order-state', { state: now });
        const isSuggestion = origin.kind === 'complaint' && origin.complaint === 'suggestion';
        return isSuggestion && actor.role !== 'manager' ? refuse('forbidden') : { type: 'workOrder.replied', order };
    });
}

export function answerWorkOrder(state: HallState, { order, accepted }: CommandOf<'answerWorkOrder'>, { actor }: Circumstances): Decision {
    return stepped(state, order, actor, 'complaint', () => ({ type: 'workOrder.answered', order, accepted }));
}

export function closeWorkOrder(state: HallState, { order }: CommandOf<'closeWorkOrder'>, { actor }: Circumstances): Decision {
    return stepped(state, order, actor, null, (known) =>
        mayClose(known) ? { type: 'workOrder.closed', order } : refuse('work-order-unfinished', { state: known.state }),
    );
}

/**
 * A valid bad rating ends after the call-back, another one after the verdict; nothing ends while an appeal is open. A petition is passed on and
 * ends there; any other complaint ends with the complainant's answer.
 */
function mayClose({ origin, state, verdict, appeal }: WorkOrder): boolean {
    if (appeal === 'open') return false;
    if (origin.kind === 'badRating') return state === 'calledBack' || (state === 'verified' && verdict !== 'valid');
    return state === 'answered' || (origin.complaint === 'petition' && state === 'assigned');
}
