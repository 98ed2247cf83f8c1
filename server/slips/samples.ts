/** What a preview shows: the hall's own words with a made-up number. */
import { addWorkingDays, localTime } from '#hall/calendar.ts';
import { PROMISES_RESULT } from '#hall/documents.ts';
import { countersFor } from '#hall/routing.ts';
import type { HallState } from '#hall/state.ts';
import { documentNumber, PAPER_KINDS, type PaperKind } from '#protocol/documents.ts';
import type { Language, ServiceItem } from '#protocol/hall.ts';
import type { SlipName } from '#protocol/slip-templates.ts';
import type { TicketView } from '#protocol/views.ts';
import { slipWords } from '#web/words/slip.ts';
import { appointmentContent, materialsContent, testContent, ticketContent } from './contents.ts';
import { documentPaper, sheetPaper } from './papers.ts';
import type { SlipContent } from './render.ts';

const AHEAD = 3;
const SAMPLE_DAYS = 5;
const WAIT_SECONDS = { low: 720, high: 1_080 };

export function sampleContent(
    state: HallState,
    name: SlipName,
    language: Language,
    now: number,
    sample: { link: string; columns: number },
): SlipContent {
    const { setup } = state;
    const item = setup.config.items.find(({ common }) => common) ?? setup.config.items[0];
    if (name === 'test') return testContent({ name: 'printer-1', ...sample }, setup, language, now);
    if (name === 'materials' && item !== undefined) return materialsContent(item, countersOf(state, item), setup, language, now);
    if (name === 'appointment' && item !== undefined) {
        return appointmentContent({ id: 'Q7K2M9', item: item.code, day: state.day ?? '', time: '10:30' }, setup, language);
    }
    if (isPaper(name) && item !== undefined) return samplePaper(state, name, item, language, now);
    return ticketContent(sampleTicket(state, item, language, now), sample.link, setup);
}

function isPaper(name: SlipName): name is PaperKind {
    return (PAPER_KINDS as readonly SlipName[]).includes(name);
}

function samplePaper(state: HallState, kind: PaperKind, item: ServiceItem, language: Language, now: number): SlipContent {
    const ticket = { ...sampleTicket(state, item, language, now), endedAt: now, counter: 1 };
    const day = state.day ?? localTime(now, state.setup.config.hall.timeZone).day;
    const facts = { badge: '0001', grounds: slipWords.say(language, 'sample.grounds') };
    const at = { counter: 1, clerk: '', day, at: now };
    if (kind === 'handoverSheet') {
        const handed = {
            no: ticket.no,
            id: ticket.no,
            item: item.code,
            endedAt: now,
            counter: 1,
            outcome: 'accepted',
            record: null,
            corrections: [],
        } as const;
        return sheetPaper(state, { ...at, number: documentNumber(kind, day, 1), tickets: [] }, [handed], language, facts);
    }
    const { hours } = state.setup.config;
    const missing = kind === 'supplement' || kind === 'oneTimeNotice' ? [0] : [];
    const record = {
        items: [item.code],
        caseKind: item.caseKind,
        missing,
        deadline: addWorkingDays(day, SAMPLE_DAYS, hours),
        delivery: 'pickUp',
    } as const;
    const outcome = kind === 'refusal' ? 'refused' : kind === 'endSlip' ? 'settledOnSpot' : 'accepted';
    const about = { item: item.code, theme: item.theme, ticket: `-${ticket.no}`, person: null, ready: false, language, outcome } as const;
    const due = PROMISES_RESULT.has(kind) ? addWorkingDays(day, item.promisedDays, hours) : null;
    const document = {
        ...at,
        ...about,
        number: documentNumber(kind, day, 1),
        kind,
        due,
        record: { ...record, missing: [...missing], items: [...record.items] },
    };
    return documentPaper(state, document, language, facts);
}

function countersOf(state: HallState, { code, theme }: ServiceItem): number[] {
    return countersFor(state, { theme, items: [code], purpose: 'handle', needs: [] });
}

function sampleTicket(state: HallState, item: ServiceItem | undefined, language: Language, now: number): TicketView {
    const theme = state.setup.config.themes.find(({ id }) => id === item?.theme) ?? state.setup.config.themes[0];
    return {
        id: 'sample',
        no: `${theme?.prefix ?? 'A'}001`,
        theme: theme?.id ?? '',
        item: item?.code ?? null,
        items: item === undefined ? [] : [item.code],
        purpose: 'handle',
        class: 'normal',
        state: 'waiting',
        takenAt: now,
        callableFrom: null,
        after: null,
        ahead: AHEAD,
        wait: WAIT_SECONDS,
        counters: item === undefined ? [] : countersOf(state, item),
        counter: null,
        calledAt: null,
        startedAt: null,
        endedAt: null,
        recalls: 0,
        passes: 0,
        outcome: null,
        rating: { state: 'none', level: null },
        print: 'none',
        language,
    };
}
