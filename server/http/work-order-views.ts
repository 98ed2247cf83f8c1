/** A work order as somebody may see it: what they can do with it, and nothing of the visitor for the clerk whom it is about. */
import { dayBegins } from '#hall/calendar.ts';
import { stepsOpenTo } from '#hall/decide/work-order-steps.ts';
import { latestRemedyDay } from '#hall/work-orders.ts';
import type { Text } from '#protocol/hall.ts';
import type { StaffName, WorkOrderView } from '#protocol/views.ts';
import { isToldToClerk } from '#protocol/work-order-steps.ts';
import type { WorkOrder } from '#protocol/work-orders.ts';
import type { Account } from '../store/people.ts';
import type { Edge } from './call.ts';

type Note = { at: number; type: string; text: string };

/** The order under the id by which this person knows it; undefined when to them it is not there. */
export function orderFor(edge: Edge, viewer: Account, id: string): WorkOrder | undefined {
    const { workOrders } = edge.hub.state;
    const named = workOrders.get(id);
    if (named !== undefined && !isAbout(named, viewer)) return maySee(viewer, named) ? named : undefined;
    for (const order of workOrders.values()) {
        if (isAbout(order, viewer) && maySee(viewer, order) && edge.links.aliasOf(order.id) === id) return order;
    }
    return undefined;
}

/** Supervision sees all; others what was given to them, or is about them once they may say something to it. */
export function maySee(viewer: Account, order: WorkOrder): boolean {
    if (isAbout(order, viewer)) return isToldToClerk(order);
    return ['supervisor', 'manager', 'inspector'].includes(viewer.role) || viewer.ref === order.assignee;
}

export function isAbout({ clerk }: WorkOrder, { ref }: Account): boolean {
    return clerk === ref;
}

export function orderView(edge: Edge, viewer: Account, order: WorkOrder): WorkOrderView {
    const { state } = edge.hub;
    const { role, ref } = viewer;
    const next = stepsOpenTo(state, order.id, { now: edge.hub.now(), actor: { role, ref }, past: null, caseFile: null });
    const ticket = order.ticket === null ? null : (state.tickets.get(order.ticket) ?? edge.journal.ticket(order.ticket));
    const item = ticket === null ? null : (ticket.item ?? ticket.wanted.items[0] ?? null);
    const seen = isAbout(order, viewer) ? withoutVisitor(edge, order) : order;
    return { ...seen, next, item, theme: ticket?.wanted.theme ?? null, latestRemedy: latestRemedyDay(state, order) };
}

/** The clerk knows what is said, about which item and day, but not of which visit. */
function withoutVisitor(edge: Edge, order: WorkOrder): WorkOrder {
    const openedAt = dayBegins(order.openedOn, edge.hub.state.setup.config.hall.timeZone);
    const origin = order.origin.kind === 'complaint' ? { ...order.origin, caseNo: null } : order.origin;
    const steps = order.steps.map((step) => (step.step === 'opened' || step.step === 'explained' ? { ...step, at: openedAt, by: '' } : step));
    return { ...order, id: edge.links.aliasOf(order.id), origin, openedAt, ticket: null, steps };
}

/** What was written, oldest first: what the visitor said came when it was opened. */
export function notesFor(edge: Edge, viewer: Account, order: WorkOrder): Note[] {
    const said = order.origin.kind === 'badRating' && order.ticket !== null ? edge.journal.notesOf(order.ticket).filter(isOfVisitor) : [];
    const notes = [...edge.journal.notesOf(order.id), ...said].toSorted((one, other) => one.at - other.at);
    if (!isAbout(order, viewer)) return notes;
    const openedAt = dayBegins(order.openedOn, edge.hub.state.setup.config.hall.timeZone);
    return notes.map((note) => (isOfVisitor(note) ? { ...note, at: openedAt } : note));
}

/** Whether the visitor wrote it: with a rating, to explain one, or as a complaint. */
export function isOfVisitor({ type }: Pick<Note, 'type'>): boolean {
    return type === 'rate' || type === 'explainRating' || type === 'fileComplaint';
}

/** Names of the staff in orders, by reference. */
export function namesIn(edge: Edge, orders: readonly WorkOrder[]): Record<string, StaffName> {
    const names: Record<string, StaffName> = {};
    for (const { clerk, assignee, steps } of orders) {
        for (const ref of [clerk, assignee, ...steps.map(({ by }) => by)]) {
            const account = ref === null ? undefined : edge.people.byRef(ref);
            if (account !== undefined) names[account.ref] = { name: account.name satisfies Text, badge: account.badge };
        }
    }
    return names;
}
