/** What anyone may read: whether the hub is well, the hall and its catalogue, the board, the contract; and metrics for this machine. */
import { Router } from 'express';
import { boardView, isHallOpen } from '#hall/views/board.ts';
import { readItems } from '../item-readings.ts';
import { accountOf, type Edge, isLocalCall, refuse } from './call.ts';
import { metricsText } from './metrics.ts';
import { openApi } from './openapi.ts';

export function publicRoutes(edge: Edge): Router {
    const router = Router();
    let contract: object | undefined;
    router.get('/healthz', (_request, response) => {
        response.json({ ok: true });
    });
    router.get('/readyz', (_request, response) => {
        const { storage } = edge.hub.health;
        response.status(storage === 'ok' ? 200 : 503).json({ ready: storage === 'ok', storage });
    });
    router.get('/api/openapi.json', (_request, response) => {
        contract ??= openApi();
        response.json(contract);
    });
    router.get('/metrics', (request, response) => {
        if (!isLocalCall(request) && accountOf(edge, request)?.role !== 'admin') return refuse(request, response, { code: 'forbidden' });
        response.type('text/plain; version=0.0.4').send(metricsText(edge.hub, edge.devices(), edge.ways()));
    });
    router.get('/api/hall', async (_request, response) => {
        const { setup } = edge.hub.state;
        const items = await readItems(setup);
        const { state } = edge.hub;
        const { kiosks: _kiosks, ...shown } = setup.config;
        const open = isHallOpen(state, edge.hub.now());
        response.json({
            ...shown,
            items,
            name: setup.config.hall.name,
            configuration: setup.version,
            day: state.day,
            open,
            offered: edge.channels.offered,
        });
    });
    router.get('/api/board', (request, response) => {
        const zone = request.query.zone === undefined ? null : Number(request.query.zone);
        response.json(boardView(edge.hub.state, edge.hub.now(), Number.isInteger(zone) ? zone : null));
    });
    return router;
}
