/** Calls about ratings and what follows them: reasons, work orders, complaints. */
import { type Request, type Response, Router } from 'express';
import { workOrderVerbs } from '#protocol/work-orders.ts';
import type { Account } from '../store/people.ts';
import { command, type Edge, give, refuse, staff } from './call.ts';
import { takerOf } from './staff.ts';
import { isAbout, maySee, namesIn, notesFor, orderFor, orderView } from './work-order-views.ts';

export function workOrderRoutes(edge: Edge): Router {
    const router = Router();
    router.get('/api/rating-reasons', (_request, response) => {
        const { ratingReasons: reasons, ratingReasonsVersion: version } = edge.hub.state;
        response.json({ version, reasons });
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
        const shown = [...state.workOrders.values()].filter((order) => maySee(account, order)).toSorted((a, b) => b.openedAt - a.openedAt);
        response.json({ day: state.day, workOrders: shown.map((order) => orderView(edge, account, order)), people: namesIn(edge, shown) });
    });
    router.get('/api/work-orders/:id', (request, response) => {
        const account = staff(edge, request, response, 'clerk', 'guide', 'supervisor', 'manager');
        if (account === undefined) return;
        // One that is not theirs is, to them, not there.
        const order = orderFor(edge, account, request.params.id);
        if (order === undefined) return refuse(request, response, { code: 'unknown-work-order' });
        // How to reach the complainant is for those who deal with it, not for the one it is about, and not for whoever only reads.
        const contact = isAbout(order, account) || account.role === 'inspector' ? null : edge.people.contactOf(order.id);
        const notes = notesFor(edge, account, order);
        response.json({ workOrder: orderView(edge, account, order), notes, contact, people: namesIn(edge, [order]) });
    });
    for (const [verb, type] of Object.entries(workOrderVerbs)) {
        router.post(`/api/work-orders/:id/${verb}`, async (request, response) => {
            const account = staff(edge, request, response, 'clerk', 'guide', 'supervisor', 'manager');
            if (account === undefined) return;
            const order = orderFor(edge, account, request.params.id);
            if (order === undefined) return refuse(request, response, { code: 'unknown-work-order' });
            const answer = await give(edge, request, { type, address: { order: order.id }, actor: actorOf(account) });
            if (!answer.ok) return refuse(request, response, answer.refusal);
            const now = edge.hub.state.workOrders.get(order.id) ?? order;
            response.json({ workOrder: orderView(edge, account, now) });
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

function actorOf({ role, ref }: Account): { role: Account['role']; ref: string } {
    return { role, ref };
}
