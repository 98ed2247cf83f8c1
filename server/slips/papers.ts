/** What the papers of a counter are about: the record of a session, and the sessions of a hand-over list. Nothing here knows who the visitor is. */
import { localTime } from '#hall/calendar.ts';
import { recordAsCorrected } from '#hall/records.ts';
import { countersFor } from '#hall/routing.ts';
import type { HallState, Setup, Ticket } from '#hall/state.ts';
import { documentContent, type HandoverSheet, type IssuedDocument } from '#protocol/documents.ts';
import type { Language, OpeningHours, ServiceItem } from '#protocol/hall.ts';
import { recordWords } from '#web/words/record.ts';
import { slipWords } from '#web/words/slip.ts';
import { hallValues, inWords, joined, materialsOf, momentValues } from './contents.ts';
import type { SlipContent, Values } from './render.ts';

/** What is looked up outside of the state: the number on a clerk's badge, and what was written as the reason of a refusal. */
export type PaperFacts = { readonly badge: string; readonly grounds: string };

export function documentPaper(state: HallState, document: IssuedDocument, language: Language, { badge, grounds }: PaperFacts): SlipContent {
    const { setup } = state;
    const { number, record, outcome, due, counter } = document;
    const item = setup.items.get(document.item);
    const materials = materialsOf(item?.materials ?? [], language);
    const missing = record.missing ?? [];
    const counters = item === undefined ? [] : countersFor(state, { theme: item.theme, items: [item.code], purpose: 'collect', needs: [] });
    const lists = {
        items: (record.items ?? [document.item]).map((code) => ({ item: inWords(setup.items.get(code)?.name, language) })),
        missing: numbered(materials.filter((_material, place) => missing.includes(place))),
        received: numbered(materials.filter((_material, place) => !missing.includes(place))),
    };
    return {
        values: {
            ...hallValues(setup, language),
            ...momentValues(setup, document.at),
            ...itemValues(setup, item, language),
            ...{ number, code: documentContent(number), no: noOf(document.ticket), counter, clerk: badge, grounds },
            ...{ caseNo: record.caseNo ?? '', due: due ?? '', deadline: record.deadline ?? '', counters: joined(counters, language) },
            caseKind: record.caseKind === undefined ? '' : recordWords.say(language, `caseKind.${record.caseKind}`),
            result: outcome === null ? '' : slipWords.say(language, `outcome.${outcome}`),
            delivery: record.delivery === undefined ? '' : slipWords.say(language, `delivery.${record.delivery}`),
            hours: hoursInWords(setup.config.hours, language),
        },
        holds: conditionsOf(document, lists, item, counters),
        lists,
    };
}

function conditionsOf(
    { record, due, outcome }: IssuedDocument,
    { missing, received }: { missing: readonly Values[]; received: readonly Values[] },
    item: ServiceItem | undefined,
    counters: readonly number[],
): string[] {
    const byPickUp = outcome !== 'collected' && record.delivery === 'pickUp';
    const holds: Readonly<Record<string, boolean>> = {
        hasCase: record.caseNo !== undefined,
        hasDue: due !== null,
        hasDeadline: record.deadline !== undefined && missing.length > 0,
        hasMissing: missing.length > 0,
        hasReceived: received.length > 0,
        hasDelivery: record.delivery !== undefined,
        hasGrounds: outcome === 'refused',
        byPickUp,
        onTheSpot: item?.promisedDays === 0,
        hasCounters: counters.length > 0,
    };
    return Object.keys(holds).filter((name) => holds[name]);
}

function itemValues(setup: Setup, item: ServiceItem | undefined, language: Language): Values {
    return {
        item: inWords(item?.name, language),
        theme: inWords(setup.themes.get(item?.theme ?? '')?.name, language),
        department: inWords(item?.department, language),
        fee: inWords(item?.fee, language),
        days: item?.promisedDays ?? 0,
        legal: item?.legalDays ?? 0,
    };
}

/** What a list says of a session. */
export type HandedOver = Pick<Ticket, 'id' | 'no' | 'item' | 'counter' | 'endedAt' | 'outcome' | 'record' | 'corrections'>;

/** Department by department: each gets its part of the list. */
export function sheetPaper(
    { setup }: Pick<HallState, 'setup'>,
    sheet: HandoverSheet,
    tickets: readonly HandedOver[],
    language: Language,
    { badge }: Pick<PaperFacts, 'badge'>,
): SlipContent {
    const { number, counter } = sheet;
    const rows = tickets
        .map((ticket) => ({ ticket, item: setup.items.get(ticket.item ?? ''), record: recordAsCorrected(ticket) }))
        .map((row) => ({ ...row, department: inWords(row.item?.department, language) }))
        .toSorted((one, other) => one.department.localeCompare(other.department, language) || one.ticket.id.localeCompare(other.ticket.id));
    const entries = rows.map(({ ticket, item, record, department }, place) => ({
        n: place + 1,
        // Only over the first of a department.
        department: rows[place - 1]?.department === department ? '' : department,
        no: ticket.no,
        item: inWords(item?.name, language),
        caseNo: record.caseNo ?? '—',
        caseKind: recordWords.say(language, `caseKind.${record.caseKind ?? item?.caseKind ?? 'committed'}`),
        counter: ticket.counter ?? '',
        acceptedOn: localTime(ticket.endedAt ?? sheet.at, setup.config.hall.timeZone).day,
    }));
    return {
        values: {
            ...hallValues(setup, language),
            ...momentValues(setup, sheet.at),
            ...{ number, code: documentContent(number), counter, clerk: badge, count: entries.length },
        },
        holds: [],
        lists: { entries },
    };
}

function numbered(materials: readonly Values[]): Values[] {
    return materials.map((material, place) => ({ ...material, n: place + 1 }));
}

/** Number of a ticket by its id: `20261128-A001`. */
function noOf(ticket: string): string {
    return ticket.slice(ticket.indexOf('-') + 1);
}

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Opening hours in a line; days in a row with the same hours stand together. */
function hoursInWords({ alwaysOpen, weekly }: OpeningHours, language: Language): string {
    if (alwaysOpen) return slipWords.say(language, 'hours.always');
    const days = WEEK.map((day) => ({ day, hours: weekly[day].map(([from, until]) => `${from}-${until}`).join(' ') })).filter(
        ({ hours }) => hours !== '',
    );
    const groups: { first: (typeof WEEK)[number]; last: (typeof WEEK)[number]; hours: string }[] = [];
    for (const { day, hours } of days) {
        const group = groups.at(-1);
        if (group !== undefined && group.hours === hours && WEEK.indexOf(group.last) + 1 === WEEK.indexOf(day)) group.last = day;
        else groups.push({ first: day, last: day, hours });
    }
    const name = (day: (typeof WEEK)[number]): string => slipWords.say(language, `day.${day}`);
    const words = groups.map(({ first, last, hours }) => `${first === last ? name(first) : `${name(first)}–${name(last)}`} ${hours}`);
    return words.join(language === 'zh-CN' ? '；' : '; ');
}
