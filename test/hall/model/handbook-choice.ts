/** Whom the handbook lets a counter call, found the long way: every waiting ticket is looked at. */
import type { WantedBody } from '#protocol/events.ts';
import type { CallReason } from '#protocol/why.ts';
import { type History, isPrivileged, must, type SeenCounter, type SeenTicket } from './seen.ts';
import { MINUTE } from './small-hall.ts';

/** Whether a counter may serve what a ticket wants. */
export function mayServe({ setup, helping }: Pick<SeenCounter, 'setup' | 'helping'>, wanted: WantedBody): boolean {
    const { role, serves, skills } = setup;
    const does = { acceptance: 'handle consult', issuance: 'collect', consult: 'consult', cashier: '', general: 'handle collect consult' }[role];
    if (!does.includes(wanted.purpose)) return false;
    const can = setup.accessible ? [...skills, 'accessible'] : skills;
    if (wanted.needs.some((need) => !can.includes(need))) return false;
    const isNamed = wanted.items.length > 0 && wanted.items.every((item) => serves.includes(item));
    return serves.includes(wanted.theme) || helping.has(wanted.theme) || isNamed;
}

/** Head start and maximum in milliseconds, and the rate, of such tickets. */
export function numbersOf({ rules }: History, wanted: WantedBody): { headStart: number; rate: number; warning: number; maximum: number } {
    let { headStartMinutes, rate } = rules.classes[wanted.class];
    let limits = wanted.purpose === 'handle' ? rules.limits : rules.shortLimits;
    for (const override of rules.overrides) {
        const isOther =
            (override.theme ?? wanted.theme) !== wanted.theme ||
            (override.purpose ?? wanted.purpose) !== wanted.purpose ||
            (override.class ?? wanted.class) !== wanted.class ||
            (override.item !== undefined && !wanted.items.includes(override.item));
        if (isOther) continue;
        headStartMinutes = override.headStartMinutes ?? headStartMinutes;
        rate = override.rate ?? rate;
        limits = override.limits ?? limits;
    }
    return { headStart: headStartMinutes * MINUTE, rate, warning: limits.warning * MINUTE, maximum: limits.maximum * MINUTE };
}

/** A visitor whom a counter knows, or who was sent to one, is left to it for a while. */
function isHeldBack(history: History, counter: SeenCounter, ticket: SeenTicket, now: number): boolean {
    const { affinity } = ticket;
    if (affinity === null || affinity.counter === counter.setup.no) return false;
    const known = history.counter(affinity.counter);
    if (known.clerk === null || known.paused || !mayServe(known, ticket.wanted)) return false;
    if (affinity.until === null) return true;
    return !ticket.promoted && now < affinity.until && now <= limitOf(history, ticket);
}

export function limitOf(history: History, { since, wanted }: SeenTicket): number {
    return since + numbersOf(history, wanted).maximum;
}

export function weightOf(history: History, { since, wanted }: SeenTicket, now: number): number {
    const { headStart, rate } = numbersOf(history, wanted);
    return headStart + rate * (now - since);
}

/** Everybody whom this counter may call now. */
export function candidatesOf(history: History, counter: SeenCounter, now: number): SeenTicket[] {
    return history.callable(now).filter((ticket) => mayServe(counter, ticket.wanted) && !isHeldBack(history, counter, ticket, now));
}

/** Fails unless the handbook lets this counter call this ticket next, for this reason. */
export function checkChoice(history: History, counter: SeenCounter, chosen: SeenTicket, reason: CallReason, now: number): void {
    const all = candidatesOf(history, counter, now);
    must(all.includes(chosen), `${chosen.no} may not be called by counter ${counter.setup.no} now`);
    checkFirstOfItsKind(all, chosen);
    const promoted = all.filter((ticket) => ticket.promoted);
    if (promoted.length > 0) {
        must(reason === 'promoted' && chosen.promoted, `${chosen.no} was called (${reason}) although one promoted waits`);
        must(
            promoted.every(({ order }) => !isBefore(order, chosen.order)),
            `${chosen.no} was called before one promoted earlier`,
        );
        return;
    }
    const late = all.filter((ticket) => now > limitOf(history, ticket));
    if (late.length > 0) {
        must(reason === 'pastMaximum', `${chosen.no} was called (${reason}) although ${late.map(({ no }) => no)} are past their maximum`);
        const earliest = Math.min(...late.map((ticket) => limitOf(history, ticket)));
        must(limitOf(history, chosen) === earliest, `${chosen.no} was called although another is past an earlier limit`);
        return;
    }
    const known = all.filter(({ affinity }) => affinity?.counter === counter.setup.no);
    must((reason === 'affinity') === known.length > 0, `${chosen.no} was called (${reason}), but ${known.length} here are known`);
    if (known.length > 0) return checkHeaviest(history, known, chosen, now);
    const bounded = all.filter((ticket) => !isHeldByRunBound(history, ticket, all));
    must(bounded.includes(chosen), `${chosen.no} would be one privileged call too many in a row`);
    checkHeaviest(history, bounded, chosen, now);
    const isHeaviest = Math.max(...all.map((ticket) => weightOf(history, ticket, now))) === weightOf(history, chosen, now);
    must(isHeaviest ? reason === 'weight' || reason === 'runBound' : reason === 'runBound', `${chosen.no} was called for another reason: ${reason}`);
}

function isHeldByRunBound(history: History, { wanted }: SeenTicket, all: readonly SeenTicket[]): boolean {
    const bound = history.rules.run.byTheme[wanted.theme] ?? history.rules.run.most;
    if (!isPrivileged(wanted) || history.privilegedInARow(wanted.theme) < bound) return false;
    return all.some((other) => other.wanted.theme === wanted.theme && !isPrivileged(other.wanted));
}

function checkHeaviest(history: History, among: readonly SeenTicket[], chosen: SeenTicket, now: number): void {
    const weight = weightOf(history, chosen, now);
    const heavier = among.find((ticket) => weightOf(history, ticket, now) > weight);
    must(heavier === undefined, `${chosen.no} was called although ${heavier?.no} is heavier`);
    must(among.includes(chosen), `${chosen.no} is not among those who may be called now`);
}

/** Of those who want the same in the same class and may be called here, the first to come is the first to go. */
function checkFirstOfItsKind(all: readonly SeenTicket[], chosen: SeenTicket): void {
    const kind = kindOf(chosen);
    const earlier = all.find((other) => isBefore(other.order, chosen.order) && kindOf(other) === kind);
    must(earlier === undefined, `${chosen.no} was called before ${earlier?.no}, who wants the same and came first`);
}

function kindOf({ wanted: { theme, items, purpose, class: priority, needs }, affinity, promoted }: SeenTicket): string {
    return JSON.stringify([theme, items, purpose, priority, needs, affinity?.counter, affinity?.until === null, promoted]);
}

export function isBefore(a: SeenTicket['order'], b: SeenTicket['order']): boolean {
    return a.at < b.at || (a.at === b.at && a.seq < b.seq);
}
