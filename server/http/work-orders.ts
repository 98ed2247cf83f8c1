/** Calls about ratings and what follows them: reasons, work orders, complaints. */
import { type Request, type Response, Router } from 'express';
import { type WorkOrder, workOrderVerbs } from '#protocol/work-orders.ts';
import type { Account } from '../store/people.ts';
import { command, type Edge, refuse, staff } from './call.ts';
import { takerOf } from './staff.ts';

export function workOrderRoutes(edge: Edge): Router {
    const router = Router();
    router.get('/api/rating-reasons', (_request, response) => {
        response.json({ reasons: edge.hub.state.ratingReasons });
    });
    router.put('/api/rating-reasons', async (request, response) => {
        const account = staff(edge, request, response, 'manager', 'supervisor');
        if (account === undefined) return;
        await command(edge, request, response, { type: 'changeRatingReasons', address: {}, actor: actorOf(account) });
    });
    router.get('/api/work-orders', (request, response) => {
        const account = staff(edge, request, response, 'clerk', 'guide', 'supervisor', 'manager');
        if (account === undefined) return;
        const { state } = edge.hub;
        const shown = [...state.workOrders.values()].filter((order) => maySee(account, order));
        response.json({ day: state.day, workOrders: shown.toSorted((a, b) => b.openedAt - a.openedAt) });
    });
    router.get('/api/work-orders/:id', (request, response) => {
        const account = staff(edge, request, response, 'clerk', 'guide', 'supervisor', 'manager');
        if (account === undefined) return;
        const order = edge.hub.state.workOrders.get(request.params.id);
        // One that is not theirs is, to them, not there.
        if (order === undefined || !maySee(account, order)) return refuse(request, response, { code: 'unknown-work-order' });
        const notes = [...edge.journal.notesOf(order.id), ...(order.origin.kind === 'badRating' ? said(edge, order) : [])];
        // How to reach the complainant is for those who deal with it, not for the one it is about.
        const contact = account.ref === order.clerk ? null : edge.people.contactOf(order.id);
        response.json({ workOrder: order, notes: notes.toSorted((a, b) => a.at - b.at), contact });
    });
    for (const [verb, type] of Object.entries(workOrderVerbs)) {
        router.post(`/api/work-orders/:id/${verb}`, async (request, response) => {
            const account = staff(edge, request, response, 'clerk', 'guide', 'supervisor', 'manager');
            if (account === undefined) return;
            const order = edge.hub.state.workOrders.get(request.params.id);
            if (order === undefined || !maySee(account, order)) return refuse(request, response, { code: 'unknown-work-order' });
            await command(edge, request, response, { type, address: { order: order.id }, actor: actorOf(account) });
        });
    }
    router.post('/api/complaints', async (request, response) => {
        const actor = takerOf(edge, request);
        if (actor === null) return refuse(request, response, { code: 'not-signed-in' });
        await command(edge, request, response, { type: 'fileComplaint', address: {}, actor, status: 201 });
    });
    router.post('/api/t/:secret/complaint', async (request: Request<{ secret: string }>, response: Response) => {
        const ticket = edge.links.ticketOf(request.params.secret);
        if (ticket === null) return refuse(request, response, { code: 'unknown-ticket' });
        await command(edge, request, response, { type: 'fileComplaint', address: {}, actor: { role: 'visitor', ref: ticket }, status: 201 });
    });
    return router;
}

/** Supervision sees all; others what was given to them or is about them. */
function maySee({ role, ref }: Account, { assignee, clerk }: WorkOrder): boolean {
    return role === 'supervisor' || role === 'manager' || ref === assignee || ref === clerk;
}

/** What the visitor wrote with the rating. */
function said(edge: Edge, { ticket }: WorkOrder): { at: number; type: string; text: string }[] {
    return ticket === null ? [] : edge.journal.notesOf(ticket).filter(({ type }) => type === 'rate');
}

function actorOf({ role, ref }: Account): { role: Account['role']; ref: string } {
    return { role, ref };
}
