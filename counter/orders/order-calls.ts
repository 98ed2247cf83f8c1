/** Calls about work orders. A refusal is a value, also when no hub answers. */
import type { RatingReason } from '#protocol/hall.ts';
import type { StaffName, WorkOrderView } from '#protocol/views.ts';
import type { WorkOrderVerb } from '#protocol/work-orders.ts';
import { type Answered, type Caller, call } from '../manager/calls.ts';
import type { SessionUser } from '../session.ts';

/** Names of staff by reference. */
export type People = Readonly<Record<string, StaffName>>;
export type OrdersAnswer = { readonly day: string | null; readonly workOrders: readonly WorkOrderView[]; readonly people: People };
/** What somebody wrote; `type` is the command with which they did. */
export type OrderNote = { readonly at: number; readonly type: string; readonly text: string };
export type OrderAnswer = {
    readonly workOrder: WorkOrderView;
    readonly notes: readonly OrderNote[];
    readonly contact: { readonly name?: string; readonly phone?: string } | null;
    readonly people: People;
};

export function readOrders(caller: Caller): Promise<Answered<OrdersAnswer>> {
    return call(caller, 'GET', '/api/work-orders');
}

export function readOrder(caller: Caller, id: string): Promise<Answered<OrderAnswer>> {
    return call(caller, 'GET', `/api/work-orders/${encodeURIComponent(id)}`);
}

export function takeStep(caller: Caller, id: string, verb: WorkOrderVerb, body: object): Promise<Answered<{ workOrder: WorkOrderView }>> {
    return call(caller, 'POST', `/api/work-orders/${encodeURIComponent(id)}/${verb}`, body);
}

/** For those who assign. */
export function readAccounts(caller: Caller): Promise<Answered<{ accounts: readonly SessionUser[] }>> {
    return call(caller, 'GET', '/api/accounts');
}

export function readReasons(caller: Caller): Promise<Answered<{ version: number; reasons: readonly RatingReason[] }>> {
    return call(caller, 'GET', '/api/rating-reasons');
}
