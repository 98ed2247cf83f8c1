/** When a number may be given, and which refusals of one are justified. */
import type { TakeTicket } from '#hall/decide/take.ts';
import type { Refusal } from '#protocol/errors.ts';
import type { HallEvent } from '#protocol/events.ts';
import type { IssueRule } from '#protocol/rules.ts';
import { mayServe } from './handbook-choice.ts';
import { type History, type Issue, isOpenState, must } from './seen.ts';
import { SMALL_HALL } from './small-hall.ts';

type Taken = Extract<HallEvent, { type: 'ticket.taken' }>;

const OFFSET_MS = 8 * 3_600_000;

/** Hall time `HH:MM`. */
export function clockOf(at: number): string {
    return new Date(at + OFFSET_MS).toISOString().slice(11, 16);
}

export function dayOf(at: number): string {
    return new Date(at + OFFSET_MS).toISOString().slice(0, 10);
}

export function checkIssue(history: History, event: Taken): void {
    const { no, wanted, person, at, affinity } = event;
    const prefix = SMALL_HALL.themes.find(({ id }) => id === wanted.theme)?.prefix ?? '';
    const serial = history.issues.filter(({ theme }) => theme === wanted.theme).length + 1;
    must(no === prefix + String(serial).padStart(3, '0'), `the number ${no} is not the next of its theme`);
    must(!history.numbersEver.has(event.ticket), `the number ${no} was given twice on a day`);
    history.numbersEver.add(event.ticket);
    must(event.hour === Number(clockOf(at).slice(0, 2)), 'the hour of a number is not the hall’s');
    must(
        [...history.counters.values()].some((counter) => mayServe({ ...counter, helping: everyHelp(history, counter.setup.no) }, wanted)),
        `nobody serves ${no}`,
    );
    must(duplicateOf(history, person, wanted) === undefined, `${no} was given to a person who has an open number for the same`);
    const [item] = wanted.items;
    const told = person === null || item === undefined ? null : (history.told.get(`${person} ${item}`) ?? null);
    must(affinity === told, `${no} should be left to counter ${told}, and is to ${affinity}`);
    for (const rule of rulesOn(history, wanted)) {
        must(rule.closed === undefined, `${no} was given although it is closed`);
        const time = clockOf(at);
        must(rule.hours === undefined || (time >= rule.hours.from && time < rule.hours.until), `${no} was given outside of its hours`);
        for (const { cap, count } of capsOf(history, rule, event.hour)) must(count < cap, `${no} is one more than the cap of ${cap}`);
        if (rule.perPersonDay !== undefined && person !== null)
            must(ownOf(history, rule, person) < rule.perPersonDay, `${no} is one too many for a person`);
    }
}

function everyHelp(history: History, no: number): Set<string> {
    return new Set([...history.counter(no).helping, ...history.rules.helpers.filter(({ counter }) => counter === no).map(({ theme }) => theme)]);
}

type What = Pick<Taken['wanted'], 'theme' | 'items'>;

function rulesOn(history: History, { theme, items }: What): IssueRule[] {
    return history.rules.issue.filter((rule) => (rule.item === undefined ? rule.theme === theme : items.includes(rule.item)));
}

function countsFor(history: History, rule: IssueRule): Issue[] {
    return history.issues.filter(({ theme, items }) => (rule.item === undefined ? theme === rule.theme : items.includes(rule.item)));
}

function ownOf(history: History, rule: IssueRule, person: string): number {
    return countsFor(history, rule).filter((issue) => issue.person === person).length;
}

function capsOf(history: History, rule: IssueRule, hour: number): { cap: number; count: number }[] {
    const issued = countsFor(history, rule);
    const half = issued.filter((issue) => issue.hour < 12 === hour < 12);
    return [
        { cap: rule.dayCap, count: issued.length },
        { cap: rule.halfDayCap, count: half.length },
        { cap: rule.hourCap, count: issued.filter((issue) => issue.hour === hour).length },
    ].flatMap(({ cap, count }) => (cap === undefined ? [] : [{ cap, count }]));
}

function duplicateOf(history: History, person: string | null, wanted: What & Pick<Taken['wanted'], 'purpose'>): string | undefined {
    if (person === null) return undefined;
    return [...history.tickets.values()].find((own) => {
        if (own.person !== person || !isOpenState(own.state) || own.wanted.theme !== wanted.theme || own.wanted.purpose !== wanted.purpose)
            return false;
        const { items } = own.wanted;
        return items.length + wanted.items.length === 0 || items.some((item) => wanted.items.includes(item));
    })?.no;
}

/** A refusal is as wrong as a number too many: fails when there was no ground for it. */
export function checkRefusedIssue(history: History, command: TakeTicket, { code }: Refusal, now: number): void {
    const codes = command.items ?? (command.item === undefined ? [] : [command.item]);
    const items = SMALL_HALL.items.filter((item) => codes.includes(item.code));
    const themes = command.theme === undefined ? [...new Set(items.map(({ theme }) => theme))] : [command.theme];
    const visit = themes.map((theme) => ({ theme, items: items.filter((item) => item.theme === theme).map((item) => item.code) }));
    const rules = visit.flatMap((wanted) => rulesOn(history, wanted));
    const purpose = command.purpose ?? items[0]?.purposes[0] ?? 'handle';
    const person = command.person ?? null;
    const isGround: Partial<Record<Refusal['code'], () => boolean>> = {
        'cap-reached': () => rules.some((rule) => capsOf(history, rule, Number(clockOf(now).slice(0, 2))).some(({ cap, count }) => count >= cap)),
        'person-limit': () =>
            person !== null && rules.some((rule) => rule.perPersonDay !== undefined && ownOf(history, rule, person) >= rule.perPersonDay),
        'open-ticket-exists': () => visit.some((wanted) => duplicateOf(history, person, { ...wanted, purpose }) !== undefined),
        'item-closed': () => rules.some((rule) => rule.closed !== undefined),
        'hall-closed': () => false,
    };
    if (command.appointment === undefined) must(isGround[code]?.() ?? true, `a number was refused (${code}) without ground`);
}
