/** Calls of the device administrator: the self-test. */
import { Router } from 'express';
import { kiosksOf, placesOf } from '#hall/devices.ts';
import { selfTestBody } from '#protocol/self-test.ts';
import { parseBody } from '../parsing.ts';
import type { SelfTest } from '../self-test/self-test.ts';
import { type Edge, languageOf, refuse, staff } from './call.ts';

export function selfTestRoutes(edge: Edge, selfTest: SelfTest): Router {
    const router = Router();
    router.get('/api/self-test', (request, response) => {
        if (staff(edge, request, response, 'admin') === undefined) return;
        response.json({ run: selfTest.run });
    });
    router.post('/api/self-test', (request, response) => {
        if (staff(edge, request, response, 'admin') === undefined) return;
        const body = parseBody(selfTestBody, request.body, languageOf(request));
        if (!body.ok) return refuse(request, response, body.refusal);
        const { kiosk, counter } = body.value;
        const { state } = edge.hub;
        if (!kiosksOf(placesOf(state)).some(({ id }) => id === kiosk))
            return refuse(request, response, { code: 'unknown-kiosk', details: { kiosk } });
        if (!state.counters.has(counter)) return refuse(request, response, { code: 'unknown-counter', details: { counter } });
        response.status(202).json({ run: selfTest.begin(body.value) });
    });
    return router;
}
