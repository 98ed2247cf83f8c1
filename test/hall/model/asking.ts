/** From an intent to a command about what there is just now: mostly one that makes sense, now and then one that does not. */
import type { HallCommand } from '#hall/decide/index.ts';
import type { HallState, Ticket } from '#hall/state.ts';
import type { Actor } from '#protocol/commands.ts';
import { OUTCOMES, PRINT_STATUSES, PRIORITY_CLASSES } from '#protocol/tickets.ts';
import type { Intent, Kind } from './intents.ts';
import { RULE_CHOICES, SMALL_HALL } from './small-hall.ts';

type Give = { command: HallCommand; actor: Actor };
type On = { state: HallState; intent: Intent };

const GUIDE: Actor = { role: 'guide', ref: 'guide' };
const HUB: Actor = { role: 'hub', ref: 'hub' };
const MANAGER: Actor = { role: 'manager', ref: 'manager' };
/** One in so many is about something that it should not be about. */
const ODD = 12;

/** Kinds that are not a command to the hall. */
export type Happening = 'wait' | 'clockBack' | 'retry' | 'crash';

export function isCommand(kind: Kind): kind is Exclude<Kind, Happening> {
    return kind !== 'wait' && kind !== 'clockBack' && kind !== 'retry' && kind !== 'crash';
}

function pick<T>(from: readonly T[], index: number): T {
    const found = from[index % from.length];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
}

/** A ticket in one of the states that the verb wants, if there is one and this is not an odd request. */
function ticketIn({ state, intent }: On, ...wanted: Ticket['state'][]): string {
    const all = [...state.tickets.values()];
    const fit = intent.how % ODD === 0 ? all : all.filter((ticket) => wanted.includes(ticket.state));
    return fit.length === 0 ? '20261123-A999' : pick(fit, intent.what).id;
}

/** A counter that is as the verb wants it, and the clerk who sits there. */
function at(
    { state, intent }: On,
    fits: (counter: { ticket: Ticket | null; clerk: string | null; paused: boolean; last: unknown }) => boolean,
): { counter: number; actor: Actor } {
    const all = [...state.counters.values()];
    const open = all.filter((counter) => counter.clerk !== null && fits(counter));
    const counter = pick(open.length === 0 || intent.how % ODD === 0 ? all : open, intent.who);
    const ref = intent.how % 29 === 0 ? 'clerk-1' : (counter.clerk ?? `clerk-${counter.setup.no}`);
    return { counter: counter.setup.no, actor: { role: 'clerk', ref } };
}

const has =
    (...states: Ticket['state'][]) =>
    ({ ticket }: { ticket: Ticket | null }): boolean =>
        ticket !== null && states.includes(ticket.state);
const isFree = ({ ticket, paused }: { ticket: Ticket | null; paused: boolean }): boolean => ticket === null && !paused;

function ofCounter(on: On, fits: Parameters<typeof at>[1], command: (counter: number) => HallCommand): Give {
    const { counter, actor } = at(on, fits);
    return { command: command(counter), actor };
}

const PEOPLE = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', null, null] as const;
/** Privileged classes often: what is promised about them needs many in a row. */
const GRANTED = [...PRIORITY_CLASSES, 'care', 'military', 'care', 'care'] as const;
const VISITS: readonly { items?: string[]; theme?: string }[] = [
    { items: ['id-card'] },
    { items: ['pension'] },
    { items: ['licence'] },
    { items: ['tax'] },
    { items: ['notary'] },
    { items: ['foreigner'] },
    { items: ['id-card', 'pension'] },
    { theme: 'social' },
    { theme: 'enterprise' },
    { theme: 'other' },
    { items: ['id-card', 'tax'] },
    { items: ['pension', 'licence', 'notary'] },
    { items: ['no-such'] },
];

function take({ state, intent: { who, what, how } }: On): Give {
    const told = [...state.told.keys()].map((key) => key.split(' '));
    const [person, item] = how % 4 === 0 && told.length > 0 ? pick(told, who) : [];
    const byKiosk = how % 2 !== 0;
    const isGranted = !byKiosk || how % 17 === 0;
    const purpose = pick([null, null, null, 'collect', 'consult'] as const, Math.floor(how / 7));
    const command: HallCommand = {
        type: 'takeTicket',
        // Now and then somebody comes back who was told what is missing.
        ...(item === undefined ? pick(VISITS, what) : { item }),
        person: person ?? pick(PEOPLE, who),
        ...(isGranted ? { class: pick(GRANTED, Math.floor(what / 16)) } : {}),
        ...(purpose === null ? {} : { purpose }),
        ...(Math.floor(how / 40) % 9 === 0 ? { needs: ['accessible'] } : {}),
    };
    return { command, actor: byKiosk ? { role: 'kiosk', ref: who % 2 === 0 ? 'k1' : 'k2' } : GUIDE };
}

const DAYS = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'] as const;
const TIMES = ['09:00', '09:30', '10:00', '10:30', '11:00', '13:30', '16:30', '12:30'] as const;

function slotOf({ state, intent: { who, what } }: On): { day: string; time: string } {
    return { day: what % 4 === 0 ? pick(DAYS, what) : (state.day ?? pick(DAYS, 0)), time: pick(TIMES, who) };
}

function appointmentOf({ state, intent }: On): string {
    const known = [...state.appointments.keys()];
    return known.length === 0 ? 'none' : pick(known, intent.what);
}

function destination({ intent: { what, how } }: On): { item?: string; theme?: string; to?: number } {
    const item = pick(SMALL_HALL.items, Math.floor(what / 8)).code;
    const theme = pick(SMALL_HALL.themes, Math.floor(what / 8)).id;
    const to = 1 + (Math.floor(how / 8) % 7);
    return pick([{ item }, { theme }, { to }, { item, to }, { theme, to }, {}], Math.floor(how / 13));
}

type Asking = { readonly [K in Exclude<Kind, Happening>]: (on: On) => Give };

const asking: Asking = {
    takeTicket: take,
    next: (on) =>
        ofCounter(on, isFree, (counter) => {
            const current = on.state.counters.get(counter)?.ticket?.id ?? null;
            return on.intent.what % 3 === 0
                ? { type: 'next', counter, current: on.intent.what % 9 === 0 ? '20261123-A001' : current }
                : { type: 'next', counter };
        }),
    start: (on) => ofCounter(on, has('called'), (counter) => ({ type: 'start', counter })),
    finish: (on) =>
        ofCounter(on, has('serving'), (counter) => {
            const { what, how } = on.intent;
            const item = how % 5 === 0 ? { item: pick(SMALL_HALL.items, what).code } : {};
            const reason = how % 2 === 0 ? { reason: 'because' } : {};
            return { type: 'finish', counter, outcome: what % 3 === 0 ? 'oneTimeNotice' : pick(OUTCOMES, what), ...item, ...reason };
        }),
    pass: (on) => ofCounter(on, has('called'), (counter) => ({ type: 'pass', counter })),
    undo: (on) =>
        ofCounter(
            on,
            ({ last }) => last !== null,
            (counter) => ({ type: 'undo', counter }),
        ),
    rejoin: (on) => ({ command: { type: 'rejoin', ticket: ticketIn(on, 'passed') }, actor: { role: 'kiosk', ref: 'k1' } }),
    hold: (on) => ofCounter(on, has('serving'), (counter) => ({ type: 'hold', counter })),
    resume: (on) => ofCounter(on, isFree, (counter) => ({ type: 'resume', counter, ticket: ticketIn(on, 'held') })),
    transfer: (on) => ofCounter(on, has('called', 'serving'), (counter) => ({ type: 'transfer', counter, ...destination(on) })),
    reroute: (on) => ({ command: { type: 'reroute', ticket: ticketIn(on, 'waiting', 'passed', 'held'), ...destination(on) }, actor: GUIDE }),
    grant: (on) => ({
        command: { type: 'grant', ticket: ticketIn(on, 'waiting', 'passed'), class: pick(PRIORITY_CLASSES, on.intent.who) },
        actor: GUIDE,
    }),
    promote: (on) =>
        ofCounter(
            on,
            () => true,
            (counter) => ({ type: 'promote', counter, ticket: ticketIn(on, 'waiting'), reason: 'because' }),
        ),
    call: (on) => ofCounter(on, isFree, (counter) => ({ type: 'call', counter, ticket: ticketIn(on, 'waiting'), reason: 'because' })),
    abandon: (on) => ofCounter(on, has('called'), (counter) => ({ type: 'abandon', counter })),
    abandonBatch: (on) =>
        ofCounter(
            on,
            () => true,
            (counter) => {
                const all = [...on.state.tickets.values()].filter(({ state }) => state === 'waiting' || state === 'passed' || state === 'held');
                const from = all.length === 0 ? 0 : on.intent.what % all.length;
                const tickets = all.slice(from, from + 1 + (on.intent.who % 3)).map(({ id }) => id);
                return { type: 'abandon', counter, tickets: tickets.length === 0 ? ['20261123-A999'] : tickets };
            },
        ),
    cancel: (on) => ({ command: { type: 'cancel', ticket: ticketIn(on, 'waiting', 'passed') }, actor: { role: 'visitor', ref: 'visitor' } }),
    signIn: ({ state, intent }) => {
        const closed = [...state.counters.values()].filter(({ clerk }) => clerk === null).map(({ setup }) => setup.no);
        const counter = closed.length === 0 || intent.how % ODD === 0 ? 1 + (intent.who % 7) : pick(closed, intent.who);
        return { command: { type: 'signIn', counter }, actor: { role: 'clerk', ref: `clerk-${intent.how % 9 === 0 ? intent.what % 7 : counter}` } };
    },
    signOut: (on) =>
        ofCounter(
            on,
            ({ ticket }) => ticket === null,
            (counter) => ({ type: 'signOut', counter }),
        ),
    pause: (on) => ofCounter(on, isFree, (counter) => ({ type: 'pause', counter })),
    reopen: (on) =>
        ofCounter(
            on,
            ({ paused }) => paused,
            (counter) => ({ type: 'reopen', counter }),
        ),
    recall: (on) => ofCounter(on, has('called'), (counter) => ({ type: 'recall', counter })),
    rate: (on) => ({
        command: { type: 'rate', ticket: ticketIn(on, 'done'), level: 1 + (on.intent.who % 5) },
        actor: on.intent.how % 2 === 0 ? { role: 'pad', ref: 'pad-1' } : { role: 'visitor', ref: 'visitor' },
    }),
    skipRating: (on) => ({ command: { type: 'skipRating', ticket: ticketIn(on, 'done') }, actor: { role: 'pad', ref: 'pad-1' } }),
    closePad: (on) => ({ command: { type: 'closePad', ticket: ticketIn(on, 'done') }, actor: HUB }),
    reprint: (on) =>
        ofCounter(
            on,
            () => true,
            (counter) => ({ type: 'reprint', counter, ticket: ticketIn(on, 'waiting') }),
        ),
    reportPrint: (on) => ({
        command: { type: 'reportPrint', ticket: ticketIn(on, 'waiting'), status: pick(PRINT_STATUSES, on.intent.who) },
        actor: HUB,
    }),
    bookAppointment: (on) => {
        const { who, what, how } = on.intent;
        const item = pick(SMALL_HALL.items, how).code;
        const appointment = `appointment-${on.state.seq}-${who}`;
        return { command: { type: 'bookAppointment', item, ...slotOf(on), person: pick(PEOPLE, what), appointment }, actor: GUIDE };
    },
    moveAppointment: (on) => ({ command: { type: 'moveAppointment', appointment: appointmentOf(on), ...slotOf(on) }, actor: GUIDE }),
    cancelAppointment: (on) => ({ command: { type: 'cancelAppointment', appointment: appointmentOf(on) }, actor: GUIDE }),
    checkIn: (on) => ({ command: { type: 'takeTicket', appointment: appointmentOf(on) }, actor: { role: 'kiosk', ref: 'k1' } }),
    changeRules: ({ state, intent }) => {
        const base = intent.how % 5 === 0 ? { base: state.rules.version - (intent.how % 2) } : {};
        return { command: { type: 'changeRules', rules: pick(RULE_CHOICES, intent.what), ...base }, actor: MANAGER };
    },
    review: () => ({ command: { type: 'review' }, actor: HUB }),
    confirmClock: () => ({ command: { type: 'confirmClock' }, actor: MANAGER }),
    // The day has been begun by then: a second time does nothing, and no day comes back.
    endDay: ({ state, intent }) => ({ command: { type: 'endDay', day: intent.how % 4 === 0 ? DAYS[0] : (state.day ?? DAYS[0]) }, actor: HUB }),
};

/** The command that an intent means in this state, and who gives it. */
export function ask(state: HallState, intent: Intent & { readonly kind: Exclude<Kind, Happening> }): Give {
    return asking[intent.kind]({ state, intent });
}
