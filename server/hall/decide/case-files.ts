/** Events of the back office, and a result that is handed out. */
import type { CommandOf } from '#protocol/commands.ts';
import type { EventBody } from '#protocol/events.ts';
import { isDay } from '../calendar.ts';
import type { HallState } from '../state.ts';
import { accept, type Circumstances, type Decision, isRefused, ownCounter, refuse } from './decision.ts';
import { receiptOfVisit, resultOfVisit } from './documents.ts';

/** The case belongs to this session from now on; a case number belongs to one session, for good. */
export function linkCase(state: HallState, { session, caseNo }: CommandOf<'linkCase'>, { past: visit, caseFile }: Circumstances): Decision {
    if (visit === null || visit.session === null) return refuse('unknown-session', { session });
    if (caseFile !== null && caseFile.session !== null && caseFile.session !== session) return refuse('case-linked', { caseNo });
    if (caseFile?.session === session) return accept({ caseNo });
    const item = visit.item !== null && state.setup.items.has(visit.item) ? visit.item : null;
    const { id, counter, person } = visit;
    return accept({ caseNo }, { type: 'case.linked', caseNo, session, visit: id, item, counter, person });
}

type Told = CommandOf<'readyCase'> | CommandOf<'returnCase'> | CommandOf<'supplementCase'>;

/** A case may be told of before, or without, a session of this hall: it was begun online. One that names a session must name a known one. */
function told(
    state: HallState,
    command: Told,
    { past: visit, caseFile }: Circumstances,
    events: (item: string | null) => readonly EventBody[],
): Decision {
    const { caseNo, session, item = null } = command;
    if (session !== undefined && visit === null) return refuse('unknown-session', { session });
    if (session !== undefined && caseFile !== null && caseFile.session !== null && caseFile.session !== session)
        return refuse('case-linked', { caseNo });
    if (item !== null && !state.setup.items.has(item)) return refuse('unknown-item', { item });
    if (caseFile?.state === 'collected') return refuse('case-collected', { caseNo });
    const links: EventBody[] =
        session === undefined || visit === null || caseFile?.session === session
            ? []
            : [{ type: 'case.linked', caseNo, session, visit: visit.id, item: visit.item, counter: visit.counter, person: visit.person }];
    return accept({ caseNo }, ...links, ...events(item));
}

export function readyCase(state: HallState, command: CommandOf<'readyCase'>, circumstances: Circumstances): Decision {
    const { caseNo, waybill = null, expectedDay = null } = command;
    if (expectedDay !== null && !isDay(expectedDay)) return refuse('no-such-day', { day: expectedDay });
    const visit = circumstances.past?.id ?? circumstances.caseFile?.ticket ?? null;
    const receipt = receiptOfVisit(state, visit);
    return told(state, command, circumstances, (item) => [
        { type: 'case.ready', caseNo, item, waybill, expectedDay, ...(receipt === undefined ? {} : { receipt }) },
        ...resultOfVisit(state, visit),
    ]);
}

export function returnCase(state: HallState, command: CommandOf<'returnCase'>, circumstances: Circumstances): Decision {
    return told(state, command, circumstances, (item) => [{ type: 'case.returned', caseNo: command.caseNo, item }]);
}

export function supplementCase(state: HallState, command: CommandOf<'supplementCase'>, circumstances: Circumstances): Decision {
    const { caseNo, deadline = null } = command;
    if (deadline !== null && !isDay(deadline)) return refuse('no-such-day', { day: deadline });
    return told(state, command, circumstances, (item) => [{ type: 'case.supplementRequired', caseNo, item, deadline }]);
}

/** The result is in the visitor's hands: once, by the clerk at whose counter they are. */
export function collectCase(state: HallState, { counter: no, caseNo }: CommandOf<'collectCase'>, { actor, caseFile }: Circumstances): Decision {
    const counter = ownCounter(state, no, actor);
    if (isRefused(counter)) return counter;
    if (caseFile === null) return refuse('unknown-case', { caseNo });
    if (caseFile.state === 'collected') return refuse('case-collected', { caseNo });
    if (caseFile.state !== 'ready') return refuse('case-not-ready', { caseNo });
    return accept({ counter: no, ticket: counter.ticket?.id ?? null }, { type: 'case.collected', caseNo, counter: no });
}
