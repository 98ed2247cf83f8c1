/** Whose turn it is in a work order. Apart from its schemas, so that pages need not carry them. */
import type { WorkOrder, WorkOrderVerb } from './work-orders.ts';

/** The step that an order waits for, and from whom: those who supervise, the manager alone, or the one to whom it was assigned. */
export type Awaited = { readonly verb: WorkOrderVerb; readonly by: 'supervision' | 'manager' | 'assignee' };

/** Null when it is closed. */
export function awaited(order: WorkOrder): Awaited | null {
    if (order.state === 'closed') return null;
    // Its clerk may have stated on it before anybody was asked to look into it.
    if (order.assignee === null) return { verb: 'assign', by: 'supervision' };
    return order.origin.kind === 'badRating' ? awaitedOfRating(order) : awaitedOfComplaint(order);
}

function awaitedOfRating({ state, verdict, appeal, satisfied }: WorkOrder): Awaited {
    if (appeal === 'open') return { verb: 'decide-appeal', by: 'supervision' };
    if (state === 'assigned') return { verb: 'verify', by: 'assignee' };
    if (state === 'verified' && verdict === 'valid') return { verb: 'remedy', by: 'assignee' };
    if (state === 'remedied' || (state === 'calledBack' && satisfied === null)) return { verb: 'call-back', by: 'assignee' };
    return { verb: 'close', by: 'supervision' };
}

function awaitedOfComplaint({ origin, state, satisfied }: WorkOrder): Awaited {
    const kind = origin.kind === 'complaint' ? origin.complaint : null;
    if (kind === 'petition' && state === 'assigned') return { verb: 'close', by: 'supervision' };
    if (state === 'replied') return { verb: 'answer', by: 'assignee' };
    if (state === 'answered' && satisfied === true) return { verb: 'close', by: 'supervision' };
    return { verb: 'reply', by: kind === 'suggestion' ? 'manager' : 'assignee' };
}

/** Whether the clerk whom it is about is told of it: a bad rating once it was found valid, a complaint once somebody looks into it. */
export function isToldToClerk({ origin, verdict, appeal, assignee }: WorkOrder): boolean {
    if (origin.kind === 'badRating') return verdict === 'valid' || appeal !== 'none';
    return assignee !== null;
}

/** Whether the clerk whom it is about may still say something: appeal a bad rating, state on a complaint. */
export function mayClerkSpeak(order: WorkOrder): boolean {
    if (!isToldToClerk(order) || order.state === 'closed') return false;
    return order.origin.kind === 'badRating' ? order.appeal === 'none' : order.state === 'assigned';
}

/** Whether it is this person's turn: as the one who looks after it, or as the one whom it is about. */
export function isTurnOf(order: WorkOrder, ref: string): boolean {
    if (order.clerk === ref) return mayClerkSpeak(order);
    return order.assignee === ref && awaited(order)?.by === 'assignee';
}
