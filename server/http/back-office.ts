/** The back office: where messages to it go and which it refused; its own events; results to be collected. */
import { type Request, type Response, Router } from 'express';
import { backOfficeSettings } from '#protocol/back-office.ts';
import { caseEvents, incomingEvent } from '#protocol/case-files.ts';
import type { Actor } from '#protocol/commands.ts';
import { doubtOf, type SignedHeaders } from '../back-office/signature.ts';
import type { Deliveries } from '../deliveries/deliveries.ts';
import { parseBody } from '../parsing.ts';
import type { Outbox } from '../store/outbox.ts';
import { type Edge, languageOf, refuse, staff } from './call.ts';

const SHOWN = 200;
const OFFICE: Actor = { role: 'integrator', ref: 'back-office' };

export function backOfficeRoutes(edge: Edge, outbox: Outbox, deliveries: Deliveries): Router {
    const router = Router();
    router.get('/api/back-office', (request, response) => {
        if (staff(edge, request, response, 'admin', 'manager', 'supervisor') === undefined) return;
        // The secret is never shown again.
        const { away, waiting, oldestAt, setAside } = deliveries.view('back-office');
        const refused = outbox.listSetAside('back-office', SHOWN);
        response.json({ url: outbox.endpoint?.url ?? null, away, waiting, oldestAt, setAside, refused });
    });
    router.put('/api/back-office', (request, response) => {
        if (staff(edge, request, response, 'admin') === undefined) return;
        const body = parseBody(backOfficeSettings, request.body, languageOf(request));
        if (!body.ok) return refuse(request, response, body.refusal);
        outbox.setEndpoint(body.value);
        deliveries.begin('back-office');
        response.json({ url: body.value.url });
    });
    router.delete('/api/back-office', (request, response) => {
        if (staff(edge, request, response, 'admin') === undefined) return;
        outbox.setEndpoint(null);
        deliveries.begin('back-office');
        response.json({});
    });
    router.post('/api/back-office/events', async (request, response) => {
        const { endpoint } = outbox;
        if (endpoint === null) return refuse(request, response, { code: 'no-back-office' });
        const text: unknown = request.body;
        const body = typeof text === 'string' ? text : '';
        const why = doubtOf(endpoint.secret, signedHeaders(request), Date.now(), body);
        if (why !== null) return refuse(request, response, { code: 'not-signed', details: { why } });
        await take(edge, request, response, body);
    });
    router.get('/api/collections', (request, response) => {
        if (staff(edge, request, response, 'clerk', 'guide', 'manager', 'supervisor') === undefined) return;
        const { caseFiles } = edge.journal;
        response.json({ ready: caseFiles.inState('ready', SHOWN), collected: caseFiles.latest('collected', SHOWN) });
    });
    return router;
}

/** An event that is believed: a command like any other, whose request id is the event's. */
async function take(edge: Edge, request: Request, response: Response, body: string): Promise<void> {
    const language = languageOf(request);
    const said = parsed(body);
    const event = said === null ? null : parseBody(incomingEvent, said, language);
    if (event === null) return refuse(request, response, { code: 'malformed-json' });
    if (!event.ok) return refuse(request, response, event.refusal);
    const { id, type, ...input } = event.value;
    const given = { type: caseEvents[type], address: {}, input, actor: OFFICE, requestId: id, language };
    const answer = await edge.commanding.give(given);
    if (answer.ok) response.json(answer.body);
    else refuse(request, response, answer.refusal);
}

function parsed(body: string): unknown {
    try {
        return JSON.parse(body);
    } catch {
        return null;
    }
}

function signedHeaders(request: Request): SignedHeaders {
    return {
        'webhook-id': request.get('webhook-id') ?? '',
        'webhook-timestamp': request.get('webhook-timestamp') ?? '',
        'webhook-signature': request.get('webhook-signature') ?? '',
    };
}
