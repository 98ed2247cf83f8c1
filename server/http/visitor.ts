/** Calls of a visitor with the secret of a ticket. */
import { type Request, type Response, Router } from 'express';
import type { Ticket } from '#hall/state.ts';
import { type BesideTicket, phoneView } from '#hall/views/visitor.ts';
import type { CommandType } from '#protocol/commands.ts';
import { command, type Edge, refuse } from './call.ts';

export function visitorRoutes(edge: Edge): Router {
    const router = Router();
    router.get('/api/t/:secret', (request, response) => {
        const { state } = edge.hub;
        const id = edge.links.ticketOf(request.params.secret);
        const ticket = id === null ? null : (state.tickets.get(id) ?? edge.journal.ticket(id));
        if (ticket === null) return refuse(request, response, { code: 'unknown-ticket' });
        response.json(phoneView(state, edge.hub.now(), ticket, besideTicket(edge, ticket)));
    });
    const give = async (request: Request<{ secret: string }>, response: Response, type: CommandType): Promise<void> => {
        const ticket = edge.links.ticketOf(request.params.secret);
        if (ticket === null) return refuse(request, response, { code: 'unknown-ticket' });
        await command(edge, request, response, { type, address: { ticket }, actor: { role: 'visitor', ref: ticket } });
    };
    router.delete('/api/t/:secret', (request, response) => give(request, response, 'cancel'));
    router.put('/api/t/:secret/reach', (request, response) => give(request, response, 'giveReach'));
    router.delete('/api/t/:secret/reach', (request, response) => give(request, response, 'withdrawReach'));
    router.post('/api/t/:secret/rating', (request, response) => give(request, response, 'rate'));
    return router;
}

/** What the store knows of a visit. Cases begin with a session. */
export function besideTicket({ channels, reaches, journal }: Pick<Edge, 'channels' | 'reaches' | 'journal'>, { id, session }: Ticket): BesideTicket {
    return { channels: channels.offered, given: reaches.of(id), cases: session === null ? [] : journal.caseFiles.ofTicket(id) };
}
