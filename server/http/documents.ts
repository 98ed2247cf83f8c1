/** Documents of counters: their results become ready. They are given out at a counter and brought back to a kiosk, see the command table. */
import { Router } from 'express';
import { command, type Edge, staff } from './call.ts';

export function documentRoutes(edge: Edge): Router {
    const router = Router();
    router.post('/api/documents/ready', async (request, response) => {
        const account = staff(edge, request, response, 'guide', 'clerk', 'manager', 'admin');
        if (account === undefined) return;
        await command(edge, request, response, { type: 'markDocumentReady', address: {}, actor: { role: account.role, ref: account.ref } });
    });
    return router;
}
