/** What may happen next, as numbers that fast-check can draw and shrink; what they mean is settled when it happens. */
import fc from 'fast-check';

const WEIGHTS = {
    takeTicket: 20,
    next: 14,
    start: 8,
    finish: 8,
    pass: 5,
    undo: 6,
    rejoin: 4,
    hold: 3,
    resume: 3,
    transfer: 4,
    reroute: 4,
    grant: 4,
    promote: 3,
    call: 3,
    abandon: 2,
    abandonBatch: 1,
    cancel: 4,
    signIn: 4,
    signOut: 1,
    pause: 2,
    reopen: 2,
    recall: 2,
    rate: 2,
    skipRating: 1,
    closePad: 1,
    reprint: 1,
    reportPrint: 1,
    bookAppointment: 2,
    moveAppointment: 2,
    cancelAppointment: 1,
    checkIn: 3,
    changeRules: 2,
    review: 5,
    confirmClock: 1,
    wait: 4,
    clockBack: 1,
    retry: 3,
    crash: 1,
} as const;

export type Kind = keyof typeof WEIGHTS | 'endDay';

export type Intent = {
    readonly kind: Kind;
    /** Which one of those that there are. */
    readonly who: number;
    readonly what: number;
    readonly how: number;
    /** What the clock does before, in milliseconds. */
    readonly passes: number;
};

const kinds: fc.Arbitrary<Kind> = fc.oneof(
    ...Object.entries(WEIGHTS).map(([kind, weight]) => ({ weight: weight * 10, arbitrary: fc.constant(kind as keyof typeof WEIGHTS) })),
    { weight: 3, arbitrary: fc.constant('endDay' as const) },
);

/** Most things follow each other within seconds; now and then minutes pass, or an hour. */
const passes = fc.oneof(
    { weight: 60, arbitrary: fc.constantFrom(0, 0, 1, 500, 3_000) },
    { weight: 60, arbitrary: fc.integer({ min: 0, max: 60_000 }) },
    { weight: 20, arbitrary: fc.integer({ min: 60_000, max: 600_000 }) },
    { weight: 1, arbitrary: fc.constant(3_600_000) },
);

const any = fc.nat({ max: 9_999 });

export const intents: fc.Arbitrary<Intent> = fc.record({ kind: kinds, who: any, what: any, how: any, passes });
