/** Calls of the administrator about the back office: where messages go, and those that were set aside. */
import { Router } from 'express';
import { backOfficeSettings } from '#protocol/back-office.ts';
import type { Delivery } from '../back-office/delivery.ts';
import { parseBody } from '../parsing.ts';
import type { Outbox } from '../store/outbox.ts';
import { type Edge, languageOf, refuse, staff } from './call.ts';

const SHOWN = 200;

export function backOfficeRoutes(edge: Edge, outbox: Outbox, delivery: Delivery): Router {
    const router = Router();
    router.get('/api/back-office', (request, response) => {
        if (staff(edge, request, response, 'admin', 'manager', 'supervisor') === undefined) return;
        // The secret is never shown again.
        response.json({ url: outbox.endpoint?.url ?? null, away: delivery.away, ...outbox.status(), refused: outbox.listSetAside(SHOWN) });
    });
    router.put('/api/back-office', (request, response) => {
        if (staff(edge, request, response, 'admin') === undefined) return;
        const body = parseBody(backOfficeSettings, request.body, languageOf(request));
        if (!body.ok) return refuse(request, response, body.refusal);
        outbox.setEndpoint(body.value);
        delivery.begin();
        response.json({ url: body.value.url });
    });
    router.delete('/api/back-office', (request, response) => {
        if (staff(edge, request, response, 'admin') === undefined) return;
        outbox.setEndpoint(null);
        delivery.begin();
        response.json({});
    });
    for (const [act, does] of Object.entries({ retry: (seq: number) => outbox.retry(seq), drop: (seq: number) => outbox.drop(seq) })) {
        router.post(`/api/back-office/messages/:seq/${act}`, (request, response) => {
            if (staff(edge, request, response, 'admin') === undefined) return;
            if (!does(Number(request.params.seq))) return refuse(request, response, { code: 'not-found' });
            delivery.wake();
            response.json({});
        });
    }
    return router;
}
