/**
 * The state of the queue as a short row of numbers without a unit, so that what one pool learned can be read and compared with another. Times
 * are counted in mean sessions and put on a logarithmic scale that begins at a tenth of a session.
 */
import { countAhead, type Question } from './question.ts';
import { callsOf, type Recent, waitLately } from './recent.ts';

/** What each number means, in order; kinds and classes follow in the order in which they were first seen. */
export const FEATURES = [
    'one',
    'walk',
    'ahead',
    'aheadOfKind',
    'head',
    'last',
    'lately',
    'latelyOfClass',
    'calls',
    'resting',
    'justDone',
    'company',
    'waited',
] as const;
/** Those which more people ahead make larger (waits not yet known are taken to be the walk's): their effect is never allowed to become negative. */
export const GROWING: readonly number[] = (['walk', 'ahead', 'aheadOfKind', 'company', 'last', 'lately', 'latelyOfClass'] as const).map((name) =>
    FEATURES.indexOf(name),
);
export const WALK = FEATURES.indexOf('walk');
/** Kinds and classes that get an effect of their own. */
const NAMED_KINDS = 10;
const NAMED_CLASSES = 5;
export const WIDTH = FEATURES.length + NAMED_KINDS + NAMED_CLASSES;

/** Calls of the kind are counted over about this many mean sessions. */
export const CALLS_OVER_SESSIONS = 3;
const FLOOR = 0.1;

export type Named = { kinds: string[]; classes: string[] };

/** From milliseconds to the working scale. */
export function toScale(ms: number, unitMs: number): number {
    return Math.log(Math.max(0, ms) / unitMs + FLOOR);
}

/** From the working scale to milliseconds, never below 0. */
export function fromScale(value: number, unitMs: number): number {
    return Math.max(0, (Math.exp(value) - FLOOR) * unitMs);
}

/** The row of a question; `walkMs` is the raw estimate. */
export function featuresOf(question: Question, walkMs: number, unitMs: number, recent: Recent, named: Named): number[] {
    const { at, kind, counters, ahead, lastWaitMs, headWaitMs, waitedMs } = question;
    const scaled = (ms: number | null): number => toScale(ms ?? walkMs, unitMs);
    const all = countAhead(question);
    const ofKind = ahead.find((group) => group.kind === kind)?.count ?? 0;
    const resting = (limitMs: number): number => counters.filter((counter) => counter.kind === null && counter.sinceMs < limitMs).length;
    const row = [
        1,
        scaled(walkMs),
        Math.log1p(all),
        Math.log1p(ofKind),
        scaled(headWaitMs),
        scaled(lastWaitMs),
        scaled(waitLately(recent.byKind[kind], at)),
        scaled(waitLately(recent.byClass[question.class], at)),
        Math.log1p(callsOf(recent, at, kind, CALLS_OVER_SESSIONS * unitMs)),
        Math.log1p(resting(unitMs / 3)),
        Math.log1p(resting(unitMs / 16)),
        all > 0 ? 1 : 0,
        scaled(waitedMs) - scaled(0),
    ];
    row.push(...oneOf(named.kinds, kind, NAMED_KINDS), ...oneOf(named.classes, question.class, NAMED_CLASSES));
    return row;
}

/** Remembers a name while there is room for it. */
export function remember(names: string[], name: string, room: 'kinds' | 'classes'): void {
    if (!names.includes(name) && names.length < (room === 'kinds' ? NAMED_KINDS : NAMED_CLASSES)) names.push(name);
}

function oneOf(names: readonly string[], name: string, room: number): number[] {
    return Array.from({ length: room }, (_, place) => (names[place] === name ? 1 : 0));
}
