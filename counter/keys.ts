/**
 * The keys of the terminal: the one place that says which key gives which verb. A hall may name others in its settings. Keys are named by
 * their place on the keyboard (`KeyboardEvent.code`), so an input method or a caps lock changes nothing. Letters and F2, F8, F9 are free in
 * the browsers of a hall; F1, F3, F5 to F7 and F10 to F12 are not, and no key here needs a modifier.
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
    'append',
    'transfer',
    'pass',
    'abandon',
    'call',
    'promote',
    'rejoin',
    'reprint',
    'document',
    'undo',
    'help',
    'support',
    'pause',
    'reopen',
    'sign-out',
] as const satisfies readonly (CounterVerb | 'rejoin')[];

/** A verb that this terminal gives. */
export type TerminalVerb = (typeof VERBS)[number];

/** What else a key can do at the terminal: look a ticket up, fill in the record of the session, open what is still to do, look at work orders. */
export type TerminalAct = TerminalVerb | 'find' | 'record' | 'work' | 'orders';

/** Keys of each verb; the hint on a button shows them in this order. */
export type TerminalKeys = Readonly<Record<TerminalAct, readonly string[]>>;

/** The keys of a hall that names none of its own. `pause` and `reopen` share one: it does what applies. */
export const USUAL_KEYS: TerminalKeys = {
    'sign-in': ['KeyI'],
    next: ['KeyN', 'F8'],
    recall: ['KeyR', 'F9'],
    start: ['KeyS', 'F2'],
    finish: ['KeyF'],
    hold: ['KeyH'],
    // The digit is the place in the list of those on hold.
    resume: [1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((place) => [`Digit${place}`, `Numpad${place}`]),
    append: ['KeyA'],
    transfer: ['KeyT'],
    pass: ['KeyP'],
    abandon: ['KeyX'],
    call: ['KeyC'],
    promote: ['KeyU'],
    rejoin: ['KeyJ'],
    reprint: ['KeyD'],
    document: ['KeyG'],
    undo: ['KeyZ'],
    help: ['KeyM'],
    support: ['KeyK'],
    pause: ['KeyB'],
    reopen: ['KeyB'],
    'sign-out': ['KeyO'],
    find: ['KeyL'],
    record: ['KeyE'],
    work: ['KeyW'],
    orders: ['KeyY'],
};

/** The usual keys with those that the hall's settings name instead. */
export function keysOf(named: Readonly<Record<string, readonly string[]>> | undefined): TerminalKeys {
    const keys: Record<TerminalAct, readonly string[]> = { ...USUAL_KEYS };
    for (const verb of VERBS) keys[verb] = named?.[verb] ?? keys[verb];
    // These are looked at first: a key that the hall gave to a verb is no longer theirs.
    const taken = Object.values(named ?? {}).flat();
    for (const act of ['find', 'record', 'work', 'orders'] as const) keys[act] = named?.[act] ?? keys[act].filter((code) => !taken.includes(code));
    return keys;
}

/** The verb of a key; of several that share it, the one that is offered now. Null for a key without a verb. */
export function verbOfKey(keys: TerminalKeys, code: string, offered: readonly TerminalVerb[]): TerminalVerb | null {
    const verbs = VERBS.filter((verb) => keys[verb].includes(code));
    return verbs.find((verb) => offered.includes(verb)) ?? verbs[0] ?? null;
}

/** What a key cap says: `KeyN` → `N`, `Digit3` → `3`. */
export function keyCap(code: string): string {
    return code.replace(/^(?:Key|Digit|Numpad)/, '');
}

/** The keys of a verb as assistive software reads them. */
export function shortcutsOf(keys: TerminalKeys, act: TerminalAct): string {
    return keys[act].map(keyCap).join(' ');
}

/** The place of a digit key in a list, 0 for `1`; both rows of digits count. Null for other keys. */
export function digitOfKey(code: string): number | null {
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
    return digit === undefined ? null : Number(digit) - 1;
}
