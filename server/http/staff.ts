/** Calls of staff: sessions, counters, tickets. */
import { Router } from 'express';
import { z } from 'zod';
import { kiosksOf, placeOfKiosk, placesOf } from '#hall/devices.ts';
import { sessionId } from '#hall/outgoing.ts';
import type { Ticket } from '#hall/state.ts';
import { ticketView } from '#hall/views/tickets.ts';
import type { Actor } from '#protocol/commands.ts';
import type { Text } from '#protocol/hall.ts';
import { counterVerbs, ticketVerbs } from '#protocol/verbs.ts';
import type { TicketView } from '#protocol/views.ts';
import { documentView } from '../answers.ts';
import { parseBody } from '../parsing.ts';
import type { Account } from '../store/people.ts';
import { whyInWords } from '../why-in-words.ts';
import { accountOf, command, type Edge, isLocalCall, languageOf, refuse, SESSION_COOKIE, staff, tokenOf } from './call.ts';
import { ticketQuery, ticketsAsked } from './ticket-query.ts';
import { isOfVisitor } from './work-order-views.ts';

export const loginBody = z.strictObject({ user: z.string().min(1).max(60), password: z.string().min(1).max(200) });

/** An account as it is told to its owner. */
export function accountView({ ref, user, name, role, badge }: Account): Pick<Account, 'ref' | 'user' | 'name' | 'role' | 'badge'> {
    return { ref, user, name, role, badge };
}

export function sessionRoutes(edge: Edge): Router {
    const router = Router();
    router.post('/api/session', async (request, response) => {
        const body = parseBody(loginBody, request.body, languageOf(request));
        if (!body.ok) return refuse(request, response, body.refusal);
        const login = await edge.access.login(body.value.user, body.value.password, request.socket.remoteAddress ?? '');
        if ('refusal' in login) return refuse(request, response, login.refusal);
        response.cookie(SESSION_COOKIE, login.token, { httpOnly: true, sameSite: 'strict', secure: request.secure, path: '/' });
        response.json({ token: login.token, user: accountView(login.account) });
    });
    router.get('/api/session', (request, response) => {
        const account = accountOf(edge, request);
        if (account === undefined) return refuse(request, response, { code: 'not-signed-in' });
        response.json({ user: accountView(account) });
    });
    router.delete('/api/session', (request, response) => {
        const token = tokenOf(request);
        if (token !== undefined) edge.access.logout(token);
        response.clearCookie(SESSION_COOKIE, { path: '/' }).json({});
    });
    return router;
}

export function counterRoutes(edge: Edge): Router {
    const router = Router();
    for (const [verb, type] of Object.entries(counterVerbs)) {
        router.post(`/api/counters/:no/${verb}`, async (request, response) => {
            const account = staff(edge, request, response, 'clerk');
            if (account === undefined) return;
            const counter = Number(request.params.no);
            if (!Number.isInteger(counter)) return refuse(request, response, { code: 'unknown-counter', details: { counter: request.params.no } });
            await command(edge, request, response, { type, address: { counter }, actor: actorOf(account) });
        });
    }
    return router;
}

export function ticketRoutes(edge: Edge): Router {
    const router = Router();
    router.post('/api/tickets', async (request, response) => {
        const taker = takerOf(edge, request);
        if (taker === null) {
            return refuse(request, response, { code: request.get('authorization') === undefined ? 'device-not-paired' : 'not-signed-in' });
        }
        await command(edge, request, response, { type: 'takeTicket', address: {}, actor: taker, status: 201 });
    });
    router.get('/api/tickets', (request, response) => {
        const account = staff(edge, request, response, 'clerk', 'guide', 'manager', 'supervisor', 'admin');
        if (account === undefined) return;
        const query = parseBody(ticketQuery, request.query, languageOf(request));
        if (!query.ok) return refuse(request, response, query.refusal);
        const { state } = edge.hub;
        const now = edge.hub.now();
        response.json({ day: state.day, tickets: ticketsAsked(state, query.value).map((ticket) => seenBy(account, ticketView(state, ticket, now))) });
    });
    router.get('/api/tickets/:id', (request, response) => {
        const account = staff(edge, request, response, 'clerk', 'guide', 'manager', 'supervisor', 'admin');
        if (account === undefined) return;
        const { state } = edge.hub;
        const ticket = state.tickets.get(request.params.id) ?? edge.journal.ticket(request.params.id);
        if (ticket === null) return refuse(request, response, { code: 'unknown-ticket' });
        const notes = edge.journal.notesOf(ticket.id);
        response.json({
            ticket: seenBy(account, ticketView(state, ticket, edge.hub.now())),
            why: ticket.why === null ? null : { ...ticket.why, words: whyInWords(ticket) },
            session: ticket.session === null ? null : sessionId(state, ticket.session),
            record: ticket.record,
            granted: grantOf(edge, ticket),
            notes: notes.filter((note) => supervises(account) || !isOfVisitor(note)).map(({ at, type, text }) => ({ at, type, text })),
            corrections: ticket.corrections.map(({ seq, at, by, outcome, record }) => ({
                ...{ at, outcome, record, by: { ref: by, name: edge.people.byRef(by)?.name ?? { 'zh-CN': by, en: by } } },
                reason: notes.find((note) => note.seq === seq)?.text ?? null,
            })),
            documents: state.documents.ofVisit(ticket.id).map((document) => documentView(state, document)),
            sheet: ticket.sheet,
        });
    });
    for (const [verb, type] of Object.entries(ticketVerbs)) {
        router.post(`/api/tickets/:id/${verb}`, async (request, response) => {
            // A kiosk may bring a passed visitor back and try a slip again; everything else is for staff, which the command table says.
            const actor = takerOf(edge, request);
            if (actor === null) {
                return refuse(request, response, { code: request.get('x-device-token') === undefined ? 'not-signed-in' : 'device-not-paired' });
            }
            if (actor.role === 'kiosk' && type !== 'rejoin' && type !== 'reprintTicket') return refuse(request, response, { code: 'not-signed-in' });
            await command(edge, request, response, { type, address: { ticket: request.params.id }, actor });
        });
    }
    return router;
}

/** How a visitor rated, and what they wrote, is for supervision: whoever served them must not find out who it was. */
function seenBy(account: Account, ticket: TicketView): TicketView {
    return supervises(account) ? ticket : { ...ticket, rating: { ...ticket.rating, level: null } };
}

function supervises({ role }: Account): boolean {
    return role === 'manager' || role === 'supervisor' || role === 'inspector';
}

/** Who granted the class of a ticket, by name, and when. */
function grantOf({ people }: Edge, { granted }: Ticket): { at: number; by: { ref: string; name: Text } } | null {
    if (granted === null) return null;
    const { by: ref, at } = granted;
    return { at, by: { ref, name: people.byRef(ref)?.name ?? { 'zh-CN': ref, en: ref } } };
}

function actorOf(account: Account): Actor {
    return { role: account.role, ref: account.ref };
}

/**
 * Who takes a number: a member of staff, else a paired kiosk, else in a trial hall this machine as the hall's first kiosk (or the one it names).
 */
export function takerOf(edge: Edge, request: Parameters<typeof isLocalCall>[0]): Actor | null {
    const account = accountOf(edge, request);
    if (account !== undefined) return actorOf(account);
    // Somebody who shows a session that has ended is told so, and does not become a kiosk.
    if (request.get('authorization') !== undefined) return null;
    const { state } = edge.hub;
    const token = request.get('x-device-token');
    if (token !== undefined) {
        const device = edge.pairing.deviceOfToken(token);
        return device?.kind === 'kiosk' ? { role: 'kiosk', ref: placeOfKiosk(device) } : null;
    }
    if (!edge.unpaired(isLocalCall(request), undefined)) return null;
    const named = request.get('x-kiosk');
    const kiosk = kiosksOf(placesOf(state)).find(({ id }) => named === undefined || id === named);
    return kiosk === undefined ? null : { role: 'kiosk', ref: kiosk.id };
}
