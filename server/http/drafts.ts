/** The draft of a record: what a clerk has typed of the session at the counter before it is finished. It survives a crash, a sign-out and a hold. */
import { type Request, type Response, Router } from 'express';
import { isRefused, ticketAtOwnCounter } from '#hall/decide/decision.ts';
import { serviceRecord } from '#protocol/service-record.ts';
import { parseBody } from '../parsing.ts';
import type { Drafts } from '../store/drafts.ts';
import { type Edge, languageOf, refuse, staff } from './call.ts';

export function draftRoutes(edge: Edge, drafts: Drafts): Router {
    const router = Router();
    router.get('/api/counters/:no/draft', (request, response) => {
        const session = sessionAt(edge, request, response);
        if (session !== null) response.json({ session, draft: drafts.of(session) });
    });
    router.put('/api/counters/:no/draft', (request, response) => {
        const session = sessionAt(edge, request, response);
        if (session === null) return;
        const body = parseBody(serviceRecord, request.body, languageOf(request));
        if (!body.ok) return refuse(request, response, body.refusal);
        drafts.keep(session, body.value, edge.hub.now());
        response.json({});
    });
    return router;
}

/** The session that the clerk is serving at their own counter; answers the refusal itself when there is none. */
function sessionAt(edge: Edge, request: Request, response: Response): number | null {
    const account = staff(edge, request, response, 'clerk');
    if (account === undefined) return null;
    const counter = Number(request.params.no);
    const found = ticketAtOwnCounter(edge.hub.state, counter, { role: account.role, ref: account.ref }, ['serving']);
    if (!isRefused(found) && found.ticket.session !== null) return found.ticket.session;
    const refusal = isRefused(found) && !found.ok ? found.refusal : { code: 'wrong-state' as const };
    refuse(request, response, refusal);
    return null;
}
