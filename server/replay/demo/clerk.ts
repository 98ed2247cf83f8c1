/** A clerk of the demo: calls, calls again, serves, now and then passes a number or takes a break. */
import type { Counter } from '#protocol/hall.ts';
import type { Outcome } from '#protocol/tickets.ts';
import type { CounterAnswer, TerminalView, TicketView } from '#protocol/views.ts';
import { Line } from '../driver/line.ts';
import { type DemoParts, pause } from './parts.ts';

/** Chances: the visitor is slow to come, does not come at all, the clerk takes a break. */
const SLOW = 0.2;
const ABSENT = 0.06;
const BREAK = 0.03;
/** Seconds of a session: much shorter than in life, so that a screen is worth watching. */
const MEDIAN_SECONDS = 40;
const SIGMA = 0.6;
const LONGEST_SECONDS = 180;

/** What is said for outcomes that have to be explained; an instant item that is accepted only is one. */
const REASONS: Readonly<Partial<Record<Outcome, string>>> = { refused: '不属于本厅受理范围', accepted: '需要实地核查' };

/** Works until the clock is stopped, then rejects with its AbortError. */
export async function clerkWorks(counter: Counter, parts: DemoParts): Promise<never> {
    for (;;) {
        const user = `clerk${String(counter.no).padStart(2, '0')}`;
        const token = await parts.api.login(user, parts.password);
        const line = await Line.open<TerminalView>(parts.api.url, '/counter', { token, counter: counter.no });
        try {
            await shift(line, parts);
        } finally {
            line.close();
        }
        // The day has ended or the session has: begin anew.
        await pause(parts, 2, 5);
    }
}

/** Until a verb is refused that should not be. */
async function shift(line: Line<TerminalView>, parts: DemoParts): Promise<void> {
    const give = (verb: string, input: object = {}) => line.send<CounterAnswer>(verb, input);
    const first = await give('sign-in');
    // A ticket that was left at the counter is served to its end.
    if (!first.ok || (first.ticket !== null && !(await attend(first.ticket, give, parts)))) return;
    for (;;) {
        if (parts.random.happens(BREAK) && (await give('pause')).ok) {
            await pause(parts, 15, 40);
            if (!(await give('reopen')).ok) return;
        }
        const told = await give('next');
        if (!told.ok) return;
        if (told.ticket === null) await pause(parts, 1, 3);
        else if (!(await attend(told.ticket, give, parts))) return;
        else await pause(parts, 2, 8);
    }
}

async function attend(
    ticket: TicketView,
    give: (verb: string, input?: object) => ReturnType<Line<TerminalView>['send']>,
    parts: DemoParts,
): Promise<boolean> {
    const { random } = parts;
    if (ticket.state === 'called') {
        await pause(parts, 4, 10);
        const absent = random.happens(ABSENT);
        if ((absent || random.happens(SLOW)) && (await give('recall')).ok) await pause(parts, 6, 12);
        if (absent) return (await give('pass')).ok;
        if (!(await give('start')).ok) return false;
    }
    const seconds = Math.min(LONGEST_SECONDS, random.logNormal(MEDIAN_SECONDS, SIGMA));
    await pause(parts, seconds, seconds);
    const outcome = outcomeOf(ticket, parts);
    const reason = REASONS[outcome];
    return (await give('finish', { outcome, ...(reason === undefined ? {} : { reason }) })).ok;
}

function outcomeOf({ purpose }: TicketView, { random }: DemoParts): Outcome {
    if (purpose === 'consult') return 'consulted';
    if (purpose === 'collect') return 'collected';
    return random.pick<Outcome>([
        ['settledOnSpot', 5],
        ['accepted', 4],
        ['oneTimeNotice', 1.5],
        ['refused', 0.3],
    ]);
}
