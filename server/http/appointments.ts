/** Calls of the guide desk and of integrators: slots and appointments. */
import { type Request, type Response, Router } from 'express';
import { slotsOf } from '#hall/appointments.ts';
import { appointmentView } from '#hall/views/appointments.ts';
import type { CommandType } from '#protocol/commands.ts';
import { command, type Edge, refuse, staff } from './call.ts';

const DESK = ['guide', 'manager', 'admin'] as const;

export function appointmentRoutes(edge: Edge): Router {
    const router = Router();
    router.get('/api/slots', (request, response) => {
        const { item, day } = request.query;
        const { state } = edge.hub;
        if (typeof item !== 'string' || !state.setup.items.has(item))
            return refuse(request, response, { code: 'unknown-item', details: { item: String(item) } });
        const wanted = typeof day === 'string' ? day : (state.day ?? '');
        response.json({ item, day: wanted, slots: slotsOf(state, item, wanted, edge.hub.now()) });
    });
    router.get('/api/appointments', (request, response) => {
        if (staff(edge, request, response, ...DESK) === undefined) return;
        const { state } = edge.hub;
        const { day } = request.query;
        const shown = [...state.appointments.values()].filter((appointment) => day === undefined || appointment.day === day);
        response.json({ appointments: shown.toSorted((a, b) => a.slotAt - b.slotAt).map((appointment) => appointmentView(state, appointment)) });
    });
    const give = async (request: Request, response: Response, type: CommandType, id: string | null, status = 200): Promise<void> => {
        const account = staff(edge, request, response, ...DESK);
        if (account === undefined) return;
        const actor = { role: account.role, ref: account.ref };
        await command(edge, request, response, { type, address: id === null ? {} : { appointment: id }, actor, status });
    };
    router.post('/api/appointments', (request, response) => give(request, response, 'bookAppointment', null, 201));
    router.patch('/api/appointments/:id', (request, response) => give(request, response, 'moveAppointment', request.params.id));
    router.delete('/api/appointments/:id', (request, response) => give(request, response, 'cancelAppointment', request.params.id));
    return router;
}
