/** What events of the back office make of a case. Cases live for months, so the state does not hold them: they are handed over one at a time. */

import type { CaseFile } from '#protocol/case-files.ts';
import type { HallEvent } from '#protocol/events.ts';

export type CaseEvent = Extract<HallEvent, { caseNo: string }>;

export function withCaseEvent(before: CaseFile | null, event: CaseEvent): CaseFile {
    const known = before ?? unknownCase(event.caseNo);
    return { ...known, ...changeOf(known, event), seq: event.seq, at: event.at };
}

function unknownCase(caseNo: string): CaseFile {
    return {
        ...{ caseNo, seq: 0, state: 'linked', at: 0, session: null, ticket: null, item: null, counter: null, person: null },
        ...{ readyAt: null, waybill: null, expectedDay: null, deadline: null, collected: null },
    };
}

function changeOf(known: CaseFile, event: CaseEvent): Partial<CaseFile> {
    switch (event.type) {
        case 'case.linked': {
            const { session, visit: ticket, item, counter, person } = event;
            // What happened to the case before the hall heard whose it is stays.
            return { session, ticket, item: item ?? known.item, counter, person };
        }
        case 'case.ready':
            return {
                ...{ state: 'ready', readyAt: event.at, item: event.item ?? known.item, waybill: event.waybill, expectedDay: event.expectedDay },
                ...(event.receipt === undefined ? {} : { receipt: event.receipt }),
            };
        case 'case.returned':
            return { state: 'returned', item: event.item ?? known.item };
        case 'case.supplementRequired':
            return { state: 'supplementRequired', item: event.item ?? known.item, deadline: event.deadline };
        case 'case.collected':
            return { state: 'collected', collected: { at: event.at, counter: event.counter, clerk: event.actor } };
        default:
            return event satisfies never;
    }
}
