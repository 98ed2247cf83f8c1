/** A work order in words. */
import type { Language } from '#protocol/hall.ts';
import type { WorkOrderView } from '#protocol/views.ts';
import { awaited } from '#protocol/work-order-steps.ts';
import type { Values } from '#web/words/catalogue.ts';
import { workOrderWords } from '#web/words/work-orders.ts';
import type { People } from './order-calls.ts';

export type Say = (key: Parameters<typeof workOrderWords.say>[1], values?: Values) => string;

export function saying(language: Language): Say {
    return (key, values = {}) => workOrderWords.say(language, key, values);
}

/** What it is: a bad rating with its level, or the kind of complaint. */
export function titleOf({ origin }: WorkOrderView, say: Say): string {
    if (origin.kind === 'complaint') return say(`kind.${origin.complaint}`);
    const key = `level.${origin.level}`;
    return workOrderWords.has(key) ? `${say('kind.badRating')} · ${say(key)}` : say('kind.badRating');
}

/** A member of staff; the visitor and the hub have no name. */
export function personIn(people: People, ref: string, language: Language): string {
    const say = saying(language);
    const person = people[ref];
    if (person !== undefined) return say('person', { name: person.name[language], badge: person.badge });
    return say(ref === 'hub' ? 'by.hub' : 'by.visitor');
}

/** Whom it waits for and for what, and until when; null when it is closed. */
export function awaitedWords(order: WorkOrderView, people: People, viewer: string, language: Language): string | null {
    const next = awaited(order);
    if (next === null) return null;
    const say = saying(language);
    const key = `await.${next.verb}`;
    const what = workOrderWords.has(key) ? say(key) : '';
    const mine = next.by === 'assignee' && order.assignee === viewer;
    const whom = mine ? say('by.you') : next.by === 'assignee' ? personIn(people, order.assignee ?? '', language) : say(`by.${next.by}`);
    return [what, whom, ...(order.due === null ? [] : [say('due', { day: order.due })])].join(' · ');
}
