/** Halls of three kinds for simulated days. Times in seconds, hours of the day as numbers. */

export type KindPlan = { readonly kind: string; readonly share: number; readonly mean: number; readonly deviation: number };
export type ClassPlan = { readonly class: string; readonly share: number; readonly headStart: number };
export type CounterPlan = { readonly name: string; readonly pools: readonly string[]; readonly shifts: readonly (readonly [number, number])[] };

export type HallPlan = {
    readonly name: string;
    readonly pools: Readonly<Record<string, readonly KindPlan[]>>;
    readonly counters: readonly CounterPlan[];
    readonly classes: readonly ClassPlan[];
    /** Tickets an hour for each pool, from opening on, hour by hour. */
    readonly perHour: readonly number[];
    readonly opens: number;
    /** Mean patience; null when everybody stays. */
    readonly patience: number | null;
    /** A clerk needs so long between two visitors. */
    readonly between: readonly [number, number];
};

const WHOLE_DAY = [9, 17.5] as const;

/** Five counters, one queue, two of them stay open over lunch. */
export const township: HallPlan = {
    name: 'township, 5 counters',
    pools: {
        all: [
            { kind: 'certificate', share: 0.4, mean: 360, deviation: 0.6 },
            { kind: 'insurance', share: 0.35, mean: 600, deviation: 0.7 },
            { kind: 'business', share: 0.15, mean: 1080, deviation: 0.5 },
            { kind: 'collect', share: 0.1, mean: 150, deviation: 0.5 },
        ],
    },
    counters: [1, 2, 3, 4, 5].map((no) => ({
        name: String(no),
        pools: ['all'],
        shifts:
            no <= 2
                ? [WHOLE_DAY]
                : [
                      [9, 12],
                      [13.5, 17.5],
                  ],
    })),
    classes: [
        { class: 'normal', share: 0.9, headStart: 0 },
        { class: 'care', share: 0.1, headStart: 900 },
    ],
    perHour: [36, 40, 30, 12, 24, 36, 28, 16],
    opens: 9,
    patience: null,
    between: [5, 30],
};

/** Forty counters: four themes of nine, and four counters that help all of them. */
export const county: HallPlan = {
    name: 'county, 40 counters, 4 themes',
    pools: Object.fromEntries(
        [300, 480, 600, 780].map((mean, theme) => [
            `theme ${theme + 1}`,
            [
                { kind: `${theme + 1}-short`, share: 0.45, mean: mean * 0.5, deviation: 0.5 },
                { kind: `${theme + 1}-usual`, share: 0.4, mean: mean * 1.1, deviation: 0.6 },
                { kind: `${theme + 1}-long`, share: 0.15, mean: mean * 2.2, deviation: 0.7 },
            ],
        ]),
    ),
    counters: Array.from({ length: 40 }, (_, index) => ({
        name: String(index + 1),
        pools: index < 36 ? [`theme ${Math.floor(index / 9) + 1}`] : ['theme 1', 'theme 2', 'theme 3', 'theme 4'],
        shifts:
            index % 3 === 0
                ? [WHOLE_DAY]
                : [
                      [9, 12 + (index % 2) / 2],
                      [13 + (index % 2) / 2, 17.5],
                  ],
    })),
    classes: [
        { class: 'normal', share: 0.82, headStart: 0 },
        { class: 'care', share: 0.08, headStart: 900 },
        { class: 'appointment', share: 0.1, headStart: 1200 },
    ],
    // For a mean session of ten minutes; shorter ones are asked for more often.
    perHour: [62, 70, 56, 28, 44, 66, 56, 30],
    opens: 9,
    patience: 5400,
    between: [5, 40],
};

/** Short sessions, three in ten with a head start of 90 seconds, and people who give up soon. */
export const bank: HallPlan = {
    name: 'bank, head start, leaving',
    pools: {
        all: [
            { kind: 'regular', share: 0.65, mean: 185, deviation: 1 },
            { kind: 'new', share: 0.22, mean: 100, deviation: 1 },
            { kind: 'stocks', share: 0.1, mean: 260, deviation: 0.9 },
            { kind: 'internet', share: 0.03, mean: 330, deviation: 1.1 },
        ],
    },
    counters: Array.from({ length: 12 }, (_, index) => ({
        name: String(index + 1),
        pools: ['all'],
        shifts:
            index < 5
                ? [[7, 15.5]]
                : index < 9
                  ? [[8 + (index % 3) / 2, 17]]
                  : [
                        [10, 13],
                        [14, 18],
                    ],
    })),
    classes: [
        { class: 'ordinary', share: 0.7, headStart: 0 },
        { class: 'privileged', share: 0.3, headStart: 90 },
    ],
    perHour: [85, 130, 175, 240, 250, 215, 220, 230, 160, 90],
    opens: 7,
    patience: 420,
    between: [2, 20],
};
