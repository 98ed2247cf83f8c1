/** Calls of supervision: ratings on paper, how the reasons of ratings were changed, the duty roster and corrections of attendance. */
import { Router } from 'express';
import { command, type Edge, staff } from './call.ts';
import { nameOf } from './rules.ts';

const HISTORY_SHOWN = 20;

export function supervisionRoutes(edge: Edge): Router {
    const router = Router();
    router.post('/api/tickets/:id/rating', async (request, response) => {
        const account = staff(edge, request, response, 'supervisor');
        if (account === undefined) return;
        const actor = { role: account.role, ref: account.ref };
        await command(edge, request, response, { type: 'rate', address: { ticket: request.params.id }, actor });
    });
    router.get('/api/rating-reasons/history', (request, response) => {
        if (staff(edge, request, response, 'manager', 'supervisor') === undefined) return;
        const history = edge.journal.reasonsHistory(HISTORY_SHOWN).map((change) => ({ ...change, by: nameOf(edge.people, change.by) }));
        response.json({ history });
    });
    router.get('/api/roster', (request, response) => {
        if (staff(edge, request, response, 'manager', 'supervisor') === undefined) return;
        const history = edge.journal.rosterHistory(HISTORY_SHOWN).map((change) => ({ ...change, by: nameOf(edge.people, change.by) }));
        response.json({ ...edge.hub.state.roster, history });
    });
    router.put('/api/roster', async (request, response) => {
        const account = staff(edge, request, response, 'manager');
        if (account === undefined) return;
        await command(edge, request, response, { type: 'changeRoster', address: {}, actor: { role: account.role, ref: account.ref } });
    });
    router.post('/api/attendance/corrections', async (request, response) => {
        const account = staff(edge, request, response, 'manager', 'supervisor');
        if (account === undefined) return;
        await command(edge, request, response, { type: 'correctAttendance', address: {}, actor: { role: account.role, ref: account.ref } });
    });
    return router;
}
