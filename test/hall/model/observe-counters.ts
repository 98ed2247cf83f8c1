/** Counters: signed in and out, paused, helping. */
import type { HallEvent } from '#protocol/events.ts';
import { type History, must } from './seen.ts';
import { MINUTE } from './small-hall.ts';

type EventOf<T extends HallEvent['type']> = Extract<HallEvent, { type: T }>;

export function observeCounter(history: History, event: HallEvent): void {
    switch (event.type) {
        case 'counter.signedIn': {
            const counter = history.counter(event.counter);
            must(counter.clerk === null, `counter ${event.counter} was taken twice`);
            const elsewhere = [...history.counters.values()].some(({ clerk }) => clerk === event.clerk);
            must(!elsewhere, `${event.clerk} sits at two counters`);
            Object.assign(counter, { clerk: event.clerk, paused: false });
            return;
        }
        case 'counter.signedOut': {
            const counter = history.counter(event.counter);
            must(counter.ticket === null, `counter ${event.counter} was closed with a ticket at it`);
            Object.assign(counter, { clerk: null, paused: false, last: null, helping: new Set() });
            return;
        }
        case 'counter.paused':
        case 'counter.reopened': {
            const counter = history.counter(event.counter);
            const pauses = event.type === 'counter.paused';
            must(counter.paused !== pauses && counter.ticket === null, `counter ${event.counter} cannot do this now: ${event.type}`);
            counter.paused = pauses;
            return;
        }
        case 'counter.helping':
            return helping(history, event);
        default:
    }
}

function helping(history: History, { counter: no, theme, joined, at }: EventOf<'counter.helping'>): void {
    const counter = history.counter(no);
    const rule = history.rules.helpers.find((helper) => helper.counter === no && helper.theme === theme);
    must(counter.helping.has(theme) !== joined, `counter ${no} joins or leaves ${theme} twice`);
    if (rule === undefined) must(!joined, `counter ${no} helps ${theme} without a rule`);
    else {
        const { wait, people } = pressureOn(history, theme, at);
        const most = rule.joinAtWaitMinutes * MINUTE;
        const isMuch = people > 0 && (wait >= most || people >= rule.joinAtPeoplePerCounter);
        const isLittle = wait < most * rule.leaveAtFraction && people < rule.joinAtPeoplePerCounter * rule.leaveAtFraction;
        must(
            joined ? isMuch : isLittle,
            `counter ${no} ${joined ? 'joined' : 'left'} ${theme} at ${wait / MINUTE} min and ${people} people per counter`,
        );
    }
    if (joined) counter.helping.add(theme);
    else counter.helping.delete(theme);
}

/** The longest wait of a theme, and its people per open counter. */
function pressureOn(history: History, theme: string, now: number): { wait: number; people: number } {
    const waiting = [...history.tickets.values()].filter(
        ({ state, since, wanted }) => state === 'waiting' && Number.isFinite(since) && wanted.theme === theme,
    );
    const items = history.config.items.filter((item) => item.theme === theme).map(({ code }) => code);
    const open = [...history.counters.values()].filter(
        ({ setup, clerk, paused, helping: helps }) =>
            clerk !== null && !paused && (helps.has(theme) || setup.serves.some((what) => what === theme || items.includes(what))),
    );
    const wait = Math.max(0, ...waiting.map(({ since }) => now - since));
    return { wait, people: waiting.length / Math.max(1, open.length) };
}

/** Nobody helps on after the rule that sent them is gone. */
export function checkHelpers(history: History): void {
    for (const { setup, helping: helps, clerk, paused } of history.counters.values()) {
        if (clerk === null || paused) continue;
        for (const theme of helps) {
            const isAsked = history.rules.helpers.some((helper) => helper.counter === setup.no && helper.theme === theme);
            must(isAsked, `counter ${setup.no} goes on helping ${theme} although no rule asks for it`);
        }
    }
}
