/** A visitor at a kiosk asks for a member of staff, and somebody goes there. */
import { Router } from 'express';
import { command, type Edge, refuse, staff } from './call.ts';
import { takerOf } from './staff.ts';

export function helpRoutes(edge: Edge): Router {
    const router = Router();
    router.post('/api/help', async (request, response) => {
        const kiosk = takerOf(edge, request);
        if (kiosk === null) return refuse(request, response, { code: 'device-not-paired' });
        await command(edge, request, response, { type: 'callStaff', address: {}, actor: kiosk });
    });
    router.post('/api/help/answer', async (request, response) => {
        const account = staff(edge, request, response, 'guide', 'clerk', 'manager', 'admin');
        if (account === undefined) return;
        await command(edge, request, response, { type: 'answerHelp', address: {}, actor: { role: account.role, ref: account.ref } });
    });
    return router;
}
