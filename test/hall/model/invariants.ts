/** What is true of a hall at every moment, whatever has happened. */
import type { HallState, Ticket } from '#hall/state.ts';
import { type History, must, type SeenTicket } from './seen.ts';
import { SMALL_HALL } from './small-hall.ts';

export function checkInvariants(state: HallState, history: History): void {
    must(state.day === history.day && state.seq === history.seq, 'the state is not as new as what happened');
    checkPlaces(state);
    checkCounters(state, history);
    checkSums(state, history);
    must(state.tickets.size === history.tickets.size, 'there are more or fewer tickets than were taken');
    for (const ticket of state.tickets.values()) {
        checkTicket(ticket, history.ticket(ticket.id));
        if (ticket.state !== 'waiting') continue;
        const isBlocked = history.isBlocked(history.ticket(ticket.id));
        if (isBlocked) must(!Number.isFinite(ticket.since), `${ticket.no} may be called while one of its visit is open`);
        else must(Number.isFinite(ticket.since), `${ticket.no} is never called: those of its visit before it have ended`);
    }
    for (const { id } of history.tickets.values()) must(state.tickets.has(id), `the ticket ${id} is lost`);
    for (const [id, seen] of history.appointments) {
        const found = state.appointments.get(id);
        must(found?.state === seen.state && found.slotAt === seen.slotAt, `the appointment ${id} is ${found?.state}, not ${seen.state}`);
    }
}

/** Each ticket is in exactly the place that its state says. */
function checkPlaces(state: HallState): void {
    const places = new Map<Ticket, string[]>();
    const put = (ticket: Ticket, place: string): void => {
        places.set(ticket, [...(places.get(ticket) ?? []), place]);
    };
    for (const lane of state.waiting.lanes()) {
        must(lane.size > 0, 'an empty lane is kept');
        let last: Ticket | undefined;
        for (const ticket of lane.tickets()) {
            put(ticket, 'waiting');
            must(
                lane.kind.wanted.theme === ticket.wanted.theme && lane.kind.wanted.class === ticket.wanted.class,
                `${ticket.no} is in the wrong lane`,
            );
            const inOrder =
                last === undefined || last.order.at < ticket.order.at || (last.order.at === ticket.order.at && last.order.seq < ticket.order.seq);
            must(inOrder, `${ticket.no} stands in the wrong place of its lane`);
            last = ticket;
        }
    }
    for (const { ticket } of state.counters.values()) if (ticket !== null) put(ticket, ticket.state === 'called' ? 'called' : 'serving');
    for (const ticket of state.passed) put(ticket, 'passed');
    for (const ticket of state.held) put(ticket, 'held');
    for (const ticket of state.tickets.values()) {
        const isPlaced =
            !['done', 'cancelled', 'abandoned', 'expired'].includes(ticket.state) && (ticket.state !== 'waiting' || Number.isFinite(ticket.since));
        const expected = isPlaced ? [ticket.state] : [];
        const found = places.get(ticket) ?? [];
        must(found.join() === expected.join(), `${ticket.no} is ${ticket.state} and stands in: ${found.join() || 'no place'}`);
        places.delete(ticket);
    }
    must(places.size === 0, 'a place holds a ticket of another day');
}

/** A counter holds at most one ticket, and a ticket is at most at one counter: each knows the other. */
function checkCounters(state: HallState, history: History): void {
    const held = new Set<Ticket>();
    for (const counter of state.counters.values()) {
        const seen = history.counter(counter.setup.no);
        const { no } = counter.setup;
        must(counter.clerk === seen.clerk && counter.paused === seen.paused, `counter ${no} is not as its clerk left it`);
        must((counter.ticket?.id ?? null) === seen.ticket, `counter ${no} has ${counter.ticket?.no ?? 'no ticket'}, and should have ${seen.ticket}`);
        must(
            counter.helping.size === seen.helping.size && counter.helping.isSubsetOf(seen.helping),
            `counter ${no} helps others than it was sent to`,
        );
        if (counter.ticket === null) continue;
        must(counter.clerk !== null && !counter.paused, `counter ${no} is closed or paused and has a ticket`);
        must(!held.has(counter.ticket), `${counter.ticket.no} is at two counters`);
        must(counter.ticket.counter === no, `${counter.ticket.no} is at counter ${no} and believes to be at ${counter.ticket.counter}`);
        held.add(counter.ticket);
    }
}

/** Issued = the sum of the states, per theme and so per prefix. */
function checkSums(state: HallState, history: History): void {
    for (const { id, prefix } of SMALL_HALL.themes) {
        const issued = history.issues.filter(({ theme }) => theme === id).length;
        const found = [...state.tickets.values()].filter(({ no }) => no.startsWith(prefix)).length;
        must(issued === found, `${issued} numbers ${prefix} were issued and ${found} are somewhere`);
        must((state.serials.get(id) ?? 0) === issued, `the next serial of ${prefix} does not follow the ${issued} issued`);
    }
}

/** The ticket is what has become of it. */
function checkTicket(ticket: Ticket, seen: SeenTicket): void {
    const { no } = ticket;
    must(no === seen.no && ticket.takenAt === seen.takenAt && ticket.person === seen.person, `${no} is not what was taken`);
    must(ticket.state === seen.state, `${no} is ${ticket.state} and should be ${seen.state}`);
    must(Object.is(ticket.since, seen.since), `${no} counts its waiting from ${ticket.since - seen.since} ms off`);
    must(ticket.promoted === seen.promoted, `${no} is ${ticket.promoted ? '' : 'not '}promoted`);
    must(ticket.passes === seen.passes && ticket.recalls === seen.recalls, `${no} was passed or called again another number of times`);
    must(ticket.alerted === seen.alerted, `${no} is known to have crossed ${ticket.alerted}, not ${seen.alerted}`);
    must(isSameWanted(ticket.wanted, seen.wanted), `${no} waits for something else`);
    must(ticket.item === seen.item, `${no} is about ${ticket.item} and should be about ${seen.item}`);
    if (seen.state !== 'waiting') return;
    must(ticket.affinity?.counter === seen.affinity?.counter && ticket.affinity?.until === seen.affinity?.until, `${no} is left to another counter`);
    if (!Number.isFinite(seen.since)) return;
    must(ticket.order.at === seen.order.at && ticket.order.seq === seen.order.seq, `${no} stands in another place than it should`);
}

function isSameWanted(a: Ticket['wanted'], b: SeenTicket['wanted']): boolean {
    if (a === b) return true;
    const isSameKind = a.theme === b.theme && a.class === b.class && a.purpose === b.purpose;
    return isSameKind && a.items.join() === b.items.join() && a.needs.join() === b.needs.join();
}
