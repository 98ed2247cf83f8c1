/** Whether a number may be given out: every refusal that a kiosk has to make. */
import type { IssueRule } from '#protocol/rules.ts';
import { isOpen } from '../calendar.ts';
import { itemKey, themeKey } from '../issued.ts';
import { countersFor } from '../routing.ts';
import type { HallState, Ticket, Wanted } from '../state.ts';
import { aheadOf } from '../wait-rules.ts';
import { type Decision, refuse } from './decision.ts';

/** The refusal, or null when a number may be given. `time` is the hall's time of day, `HH:MM:SS`. */
export function mayIssue(state: HallState, wanted: Wanted, person: string | null, now: number, time: string): Decision | null {
    const { config } = state.setup;
    if (!isOpen(now, config.hall.timeZone, config.hours)) return refuse('hall-closed');
    for (const rule of state.rules.issueRules(wanted)) {
        const refused = refusedBy(state, rule, wanted, person, time);
        if (refused !== null) return refused;
    }
    if (countersFor(state, wanted).length === 0) return refuse('no-counter-serves', { theme: wanted.theme, items: wanted.items });
    const same = person === null ? undefined : openTicketFor(state, person, wanted);
    return same === undefined ? null : openTicketRefusal(state, same, now);
}

/** Tells its visitor where the ticket is that they have already. */
export function openTicketRefusal(state: HallState, ticket: Ticket, now: number): Decision {
    const { id, no, counter, wanted } = ticket;
    const ahead = aheadOf(state, ticket, now);
    return refuse('open-ticket-exists', { no, state: ticket.state, ticket: id, ahead, counters: countersFor(state, wanted), counter });
}

function refusedBy({ issued }: HallState, rule: IssueRule, wanted: Wanted, person: string | null, time: string): Decision | null {
    const key = rule.item === undefined ? themeKey(wanted.theme) : itemKey(rule.item);
    const hour = Number(time.slice(0, 2));
    if (rule.closed !== undefined) return refuse('item-closed', { why: rule.closed });
    if (rule.hours !== undefined && (time.slice(0, 5) < rule.hours.from || time.slice(0, 5) >= rule.hours.until)) {
        return refuse('outside-issue-hours', rule.hours);
    }
    const caps: readonly [name: string, cap: number | undefined, count: number][] = [
        ['day', rule.dayCap, issued.day(key)],
        ['halfDay', rule.halfDayCap, issued.half(key, hour)],
        ['hour', rule.hourCap, issued.hour(key, hour)],
    ];
    for (const [name, cap, count] of caps) if (cap !== undefined && count >= cap) return refuse('cap-reached', { cap: name, limit: cap });
    if (rule.perPersonDay !== undefined && person !== null && issued.person(key, person) >= rule.perPersonDay) {
        return refuse('person-limit', { limit: rule.perPersonDay });
    }
    return null;
}

/** An open ticket of the same person for one of the same items (or for the same theme, when no item is named). */
function openTicketFor(state: HallState, person: string, wanted: Wanted): Ticket | undefined {
    for (const ticket of state.open.get(person) ?? []) {
        const { theme, purpose, items } = ticket.wanted;
        if (theme !== wanted.theme || purpose !== wanted.purpose) continue;
        const bothPlain = items.length === 0 && wanted.items.length === 0;
        if (bothPlain || items.some((item) => wanted.items.includes(item))) return ticket;
    }
    return undefined;
}
