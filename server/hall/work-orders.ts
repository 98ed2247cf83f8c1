/** The life of a work order: which step follows which, by when, and what each changes. */
import type { EventBody, HallEvent } from '#protocol/events.ts';
import type { WorkOrder, WorkOrderState } from '#protocol/work-orders.ts';
import { addWorkingDays } from './calendar.ts';
import type { HallState } from './state.ts';

/** Working days for what has to be done next (local practice; domain handbook, section 5). */
const VERIFY_DAYS = 1;
const RECTIFY_DAYS = 5;
const STATE_DAYS = 2;
const REPLY_DAYS = 5;
/** A day that is promised for a remedy is at most so many working days after the rating. */
const LATEST_REMEDY_DAYS = 15;

export type WorkOrderEvent = Extract<HallEvent, { order: string }>;
type Step = WorkOrderEvent['type'];

/** States from which each step may be taken. */
export const STEPS_FROM: Readonly<
    Record<Exclude<Step, 'workOrder.opened' | 'workOrder.overdue' | 'workOrder.explained'>, readonly WorkOrderState[]>
> = {
    'workOrder.assigned': ['new', 'assigned', 'stated'],
    'workOrder.verified': ['assigned'],
    'workOrder.remedied': ['verified'],
    'workOrder.calledBack': ['remedied', 'calledBack'],
    'workOrder.appealed': ['verified', 'remedied', 'calledBack'],
    'workOrder.appealDecided': ['verified', 'remedied', 'calledBack'],
    'workOrder.stated': ['new', 'assigned'],
    'workOrder.mediated': ['assigned', 'stated', 'replied', 'answered'],
    'workOrder.replied': ['assigned', 'stated', 'answered'],
    'workOrder.answered': ['replied'],
    'workOrder.closed': ['assigned', 'verified', 'calledBack', 'answered'],
};

/** Applies a step. A step that the order already holds changes nothing: the start reads orders as they are and then the events of the day. */
export function withStep(state: HallState, before: WorkOrder | undefined, event: WorkOrderEvent): WorkOrder {
    if (event.type === 'workOrder.opened') return before ?? opened(state, event);
    if (before === undefined) throw new Error(`the journal goes on with a work order that it did not open [order=${event.order}, seq=${event.seq}]`);
    if (before.seq >= event.seq) return before;
    const step = { at: event.at, by: event.actor, step: event.type.slice('workOrder.'.length) };
    const change = changeOf(state, before, event);
    const inTime = change.due === undefined ? {} : { overdue: false };
    return { ...before, ...inTime, ...change, seq: event.seq, steps: [...before.steps, step] };
}

function opened(state: HallState, event: Extract<WorkOrderEvent, { type: 'workOrder.opened' }>): WorkOrder {
    const { order: id, seq, at, origin, about: ticket, counter, clerk } = event;
    const day = state.day ?? '';
    return {
        ...{ id, seq, origin, openedAt: at, openedOn: day, ticket, counter, clerk, state: 'new', assignee: null, verdict: null, remedy: null },
        ...{ appeal: 'none', satisfied: null, steps: [{ at, by: event.actor, step: 'opened' }] },
        due: dueIn(state, origin.kind === 'badRating' ? VERIFY_DAYS : STATE_DAYS),
    };
}

function changeOf(
    state: HallState,
    before: WorkOrder,
    event: Exclude<WorkOrderEvent, { type: 'workOrder.opened' }>,
): Partial<Pick<WorkOrder, 'origin' | 'state' | 'assignee' | 'verdict' | 'remedy' | 'appeal' | 'satisfied' | 'due' | 'overdue'>> {
    switch (event.type) {
        case 'workOrder.explained':
            return { origin: before.origin.kind === 'badRating' ? { ...before.origin, reasons: event.reasons } : before.origin };
        case 'workOrder.assigned':
            return { state: before.state === 'stated' ? 'stated' : 'assigned', assignee: event.to };
        case 'workOrder.verified':
            return {
                state: 'verified',
                verdict: event.verdict,
                due: event.verdict === 'valid' ? dueIn(state, RECTIFY_DAYS) : dueIn(state, VERIFY_DAYS),
            };
        case 'workOrder.remedied':
            return { state: 'remedied', remedy: event.remedy, due: event.until ?? dueIn(state, RECTIFY_DAYS) };
        case 'workOrder.calledBack':
            return { state: 'calledBack', satisfied: event.satisfied, due: dueIn(state, VERIFY_DAYS) };
        case 'workOrder.appealed':
            return { appeal: 'open' };
        case 'workOrder.appealDecided':
            // What the clerk was right about is no longer theirs to mend.
            return event.upheld
                ? { appeal: 'upheld', verdict: 'mistaken', state: 'verified', due: dueIn(state, VERIFY_DAYS) }
                : { appeal: 'dismissed' };
        case 'workOrder.stated':
            return { state: 'stated', due: dueIn(state, REPLY_DAYS) };
        case 'workOrder.mediated':
            return {};
        case 'workOrder.replied':
            return { state: 'replied', due: dueIn(state, REPLY_DAYS) };
        case 'workOrder.answered':
            return { state: 'answered', satisfied: event.accepted, due: dueIn(state, event.accepted ? VERIFY_DAYS : REPLY_DAYS) };
        case 'workOrder.overdue':
            return { overdue: true };
        case 'workOrder.closed':
            return { state: 'closed', due: null };
        default:
            return event satisfies never;
    }
}

/** The last day of so many working days from today. */
function dueIn(state: HallState, days: number): string {
    return addWorkingDays(state.day ?? '', days, state.setup.config.hours);
}

/** The last day that may be promised for a remedy. */
export function latestRemedyDay(state: HallState, { openedOn }: WorkOrder): string {
    return addWorkingDays(openedOn, LATEST_REMEDY_DAYS, state.setup.config.hours);
}

/** A rating of 1 or 2 is bad and opens a work order, in the same decision. */
export function orderOfRating(
    rated: Extract<EventBody, { type: 'ticket.rated' }>,
    { counter, clerk }: { readonly counter: number | null; readonly clerk: string | null },
): EventBody[] {
    if (rated.level > 2) return [];
    const { ticket, level, reasons, channel } = rated;
    const origin = { kind: 'badRating', level, reasons: reasons ?? [], channel } as const;
    return [{ type: 'workOrder.opened', order: orderIdOf(ticket), origin, about: ticket, counter, clerk }];
}

/** The order that a bad rating has opened hears why. */
export function orderExplained(state: HallState, { ticket, reasons }: Extract<EventBody, { type: 'ticket.ratingExplained' }>): EventBody[] {
    const order = orderIdOf(ticket);
    return state.workOrders.has(order) ? [{ type: 'workOrder.explained', order, reasons }] : [];
}

function orderIdOf(ticket: string): string {
    return `R${ticket}`;
}
