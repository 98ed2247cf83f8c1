/**
 * The keys of the terminal: the one place that says which key gives which verb. Keys are named by their place on the keyboard
 * (`KeyboardEvent.code`), so an input method or a caps lock changes nothing. Letters and F2, F8, F9 are free in the browsers of a hall;
 * F1, F3, F5 to F7 and F10 to F12 are not, and no key here needs a modifier.
 */
import type { CounterVerb } from '#protocol/verbs.ts';

/** Verbs in the order of a round, as legends list them. All are the counter's but `rejoin`, which is the ticket's. */
export const VERBS = [
    'sign-in',
    'next',
    'recall',
    'start',
    'finish',
    'hold',
    'resume',
    'transfer',
    'pass',
    'abandon',
    'call',
    'promote',
    'rejoin',
    'reprint',
    'undo',
    'pause',
    'reopen',
    'sign-out',
] as const satisfies readonly (CounterVerb | 'rejoin')[];

/** A verb that this terminal gives. */
export type TerminalVerb = (typeof VERBS)[number];

/** Keys of each verb; the hint on a button shows them in this order. `pause` and `reopen` share one: it does what applies. */
export const VERB_KEYS: Readonly<Record<TerminalVerb, readonly string[]>> = {
    'sign-in': ['KeyI'],
    next: ['KeyN', 'F8'],
    recall: ['KeyR', 'F9'],
    start: ['KeyS', 'F2'],
    finish: ['KeyF'],
    hold: ['KeyH'],
    // The digit is the place in the list of those on hold.
    resume: [1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((place) => [`Digit${place}`, `Numpad${place}`]),
    transfer: ['KeyT'],
    pass: ['KeyP'],
    abandon: ['KeyX'],
    call: ['KeyC'],
    promote: ['KeyU'],
    rejoin: ['KeyJ'],
    reprint: ['KeyD'],
    undo: ['KeyZ'],
    pause: ['KeyB'],
    reopen: ['KeyB'],
    'sign-out': ['KeyO'],
};

/** The key that looks a ticket up, whatever is to be done with it. */
export const FIND_KEY = 'KeyL';

/** The verb of a key; of two that share it, the one that is offered now. Null for a key without a verb. */
export function verbOfKey(code: string, offered: readonly TerminalVerb[]): TerminalVerb | null {
    const verbs = VERBS.filter((verb) => VERB_KEYS[verb].includes(code));
    return verbs.find((verb) => offered.includes(verb)) ?? verbs[0] ?? null;
}

/** What a key cap says: `KeyN` → `N`, `Digit3` → `3`. */
export function keyCap(code: string): string {
    return code.replace(/^(?:Key|Digit|Numpad)/, '');
}

/** The keys of a verb as assistive software reads them. */
export function shortcutsOf(verb: TerminalVerb): string {
    return VERB_KEYS[verb].map(keyCap).join(' ');
}

/** The place of a digit key in a list, 0 for `1`; both rows of digits count. Null for other keys. */
export function digitOfKey(code: string): number | null {
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
    return digit === undefined ? null : Number(digit) - 1;
}
