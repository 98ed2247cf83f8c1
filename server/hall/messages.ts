/** Messages to visitors: what an event means to somebody who asked to be told, and how long it is worth telling. */
import type { CaseFile } from '#protocol/case-files.ts';
import type { HallEvent } from '#protocol/events.ts';
import { type MessageKind, STANDARD_AHEAD, type VisitorMessage } from '#protocol/messages.ts';
import type { Outgoing } from './outgoing.ts';
import type { HallState, Ticket } from './state.ts';
import { waitsForAnother } from './visit.ts';
import { aheadOf } from './wait-rules.ts';

const MINUTE = 60_000;

/** How long a message is worth sending, in milliseconds. A gateway that comes back later finds nothing of it: nobody runs to a counter that has called the next. */
const WORTH_MS: Readonly<Record<MessageKind, number>> = {
    taken: 15 * MINUTE,
    ahead: 5 * MINUTE,
    called: 3 * MINUTE,
    passed: 15 * MINUTE,
    resultReady: 30 * 24 * 60 * MINUTE,
};

/** What can still happen to a ticket that is worth a message. Nobody needs to be told of a number that they look at. */
export function momentsAhead({ state, outcome }: Pick<Ticket, 'state' | 'outcome'>): MessageKind[] {
    if (state === 'waiting' || state === 'passed') return ['ahead', 'called', 'passed', 'resultReady'];
    if (state === 'called') return ['passed', 'resultReady'];
    if (state === 'serving' || state === 'held') return ['resultReady'];
    return state === 'done' && outcome === 'accepted' ? ['resultReady'] : [];
}

export function aheadAt({ messages }: Pick<HallState, 'messages'>): number {
    return messages?.content.ahead ?? STANDARD_AHEAD;
}

/** What the event's visitor is told, if they asked for it. Asked before the event is folded; `file` is the case as it was, `visit` its ticket. */
export function toVisitor(state: HallState, event: HallEvent, file: CaseFile | null, visit: Ticket | null): Outgoing[] {
    switch (event.type) {
        case 'ticket.reachGiven': {
            const { ticket: id, ref, moments } = event;
            const ticket = state.tickets.get(id);
            const given: Outgoing = { reach: id, ref, moments };
            // Of several tickets of a visit the first is enough.
            if (ticket === undefined || !moments.includes('taken') || ticket.after !== null) return [given];
            return [given, told(state, ticket, event, { kind: 'taken', ahead: aheadOf(state, ticket, event.at) })];
        }
        case 'ticket.reachWithdrawn':
            return [{ reach: event.ticket, ref: null }];
        case 'ticket.nearing':
            return once(state, event.ticket, event, { kind: 'ahead', ahead: event.ahead });
        case 'ticket.called':
            return once(state, event.ticket, event, { kind: 'called', counter: event.counter });
        case 'ticket.passed':
            return once(state, event.ticket, event, { kind: 'passed', counter: event.counter });
        case 'case.ready':
            // That it is ready once more, with a waybill this time, is no news.
            return visit === null || file?.state === 'ready'
                ? []
                : [told(state, visit, event, ready(event.caseNo, event.item ?? file?.item ?? null))];
        case 'case.linked':
            return visit === null || file?.state !== 'ready' ? [] : [told(state, visit, event, ready(event.caseNo, event.item ?? file.item))];
        default:
            return [];
    }
}

type Told = { kind: MessageKind } & Partial<Pick<VisitorMessage, 'item' | 'counter' | 'ahead' | 'caseNo'>>;

function ready(caseNo: string, item: string | null): Told {
    return { kind: 'resultReady', caseNo, item };
}

/** A moment of today that was asked for and of which this visitor has not been told. */
function once(state: HallState, id: string, event: HallEvent, what: Told): Outgoing[] {
    const reach = state.reach.get(id);
    const ticket = state.tickets.get(id);
    if (reach === undefined || ticket === undefined || reach.told.has(what.kind) || !reach.moments.includes(what.kind)) return [];
    return [told(state, ticket, event, what)];
}

function told({ setup }: HallState, { id: ticket, no, language, item }: Ticket, { seq, at }: HallEvent, { kind, ...more }: Told): Outgoing {
    const message: VisitorMessage = {
        ...{ id: `${setup.config.hall.id}-${seq}`, kind, at, ticket, no, language },
        ...{ item: more.item ?? item, counter: more.counter ?? null, ahead: more.ahead ?? null, caseNo: more.caseNo ?? null },
    };
    return { visitor: message, until: at + WORTH_MS[kind] };
}

/** Whether a message that has waited still says what is so. */
export function isStillSo({ tickets }: HallState, { kind, ticket: id, at }: VisitorMessage, file: CaseFile | null): boolean {
    if (kind === 'resultReady') return file?.state === 'ready';
    const ticket = tickets.get(id);
    if (ticket === undefined) return false;
    if (kind === 'called') return ticket.state === 'called' && ticket.calledAt === at;
    if (kind === 'passed') return ticket.state === 'passed';
    return ticket.state === 'waiting';
}

/** Those whose turn is near and who asked to be told, each with the people before them. */
export function nearing(state: HallState, now: number): { ticket: string; ahead: number }[] {
    const near: { ticket: string; ahead: number }[] = [];
    for (const [id, { moments, told: has }] of state.reach) {
        if (has.has('ahead') || !moments.includes('ahead')) continue;
        const ticket = state.tickets.get(id);
        if (ticket === undefined || ticket.state !== 'waiting' || waitsForAnother(ticket) || ticket.since > now) continue;
        const ahead = aheadOf(state, ticket, now);
        if (ahead <= aheadAt(state)) near.push({ ticket: id, ahead });
    }
    return near;
}
