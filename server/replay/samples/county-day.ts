/** The sample day: a Tuesday of a county hall, made up from a seed. What is in it and why is told in README.md beside this file. */
import { COLUMNS } from '../csv.ts';
import { Random } from '../random.ts';
import { type ClerkHours, type Person, simulate } from './simulate.ts';

const SEED = 20_261_124;
const DAY = '2026-11-24';
const HOUR = 3_600;
const DOORS = 9 * HOUR;
const CLOSES = 17 * HOUR;

/** People who stand at the door when it opens, and come in within so many seconds. */
const BURST = { people: 60, seconds: 120 };
/** Arrivals spread over each hour of the clock; the last ones come before a quarter to five. */
const ARRIVALS: readonly (readonly [hour: number, people: number, minutes: number])[] = [
    [9, 150, 60],
    [10, 205, 60],
    [11, 160, 60],
    [12, 55, 60],
    [13, 150, 60],
    [14, 180, 60],
    [15, 160, 60],
    [16, 80, 45],
];

type Kind = { kind: string; share: number; medianSeconds: number; sigma: number };
const KINDS: readonly Kind[] = [
    { kind: 'social', share: 45, medianSeconds: 330, sigma: 0.6 },
    { kind: 'enterprise', share: 20, medianSeconds: 540, sigma: 0.55 },
    { kind: 'construction', share: 10, medianSeconds: 660, sigma: 0.5 },
    { kind: 'other', share: 25, medianSeconds: 240, sigma: 0.7 },
];
const SHORTEST_SERVICE = 45;
const LONGEST_SERVICE = 45 * 60;
const PRIVILEGED = 0.08;
/** Nobody leaves before this; after it patience ends at any time alike. */
const SURE_PATIENCE = 300;
const MEAN_PATIENCE = 35 * 60;

/** The file, byte for byte. */
export function countyDay(): string {
    const random = new Random(SEED);
    const people = arrivalTimes(random).map((arrived) => personAt(arrived, random));
    const rows = simulate(people, clerks()).map(({ waited, server }, index) => {
        const { arrived, kind, class: group, service } = people[index] ?? { arrived: 0, kind: '', class: '', service: 0 };
        const cells = [
            DAY,
            clockTime(arrived),
            kind,
            group,
            waited,
            server === null ? 'left' : 'served',
            server === null ? '' : service,
            server ?? '',
        ];
        return cells.join(',');
    });
    return `${[COLUMNS.join(','), ...rows].join('\n')}\n`;
}

function arrivalTimes(random: Random): number[] {
    const times = Array.from({ length: BURST.people }, () => DOORS + random.between(0, BURST.seconds));
    for (const [hour, people, minutes] of ARRIVALS) for (let n = 0; n < people; n += 1) times.push(hour * HOUR + random.between(0, minutes * 60));
    return times.map(Math.floor).sort((a, b) => a - b);
}

function personAt(arrived: number, random: Random): Person {
    const { kind, medianSeconds, sigma } = random.pick(KINDS.map((entry) => [entry, entry.share] as const));
    const service = Math.min(LONGEST_SERVICE, Math.max(SHORTEST_SERVICE, Math.round(random.logNormal(medianSeconds, sigma))));
    const patience = Math.round(SURE_PATIENCE + random.exponential(MEAN_PATIENCE));
    return { arrived, kind, class: random.happens(PRIVILEGED) ? 'privileged' : 'ordinary', patience, service };
}

/** Clerks at counters 1 to 22, as the map has them; every second one goes to lunch early, the others late. */
function clerks(): ClerkHours[] {
    return Array.from({ length: 22 }, (_, index) => {
        const lunch = index % 2 === 0 ? 12 * HOUR : 12.75 * HOUR;
        return {
            name: `W${String(index + 1).padStart(2, '0')}`,
            kinds: index < 12 ? ['social', 'other'] : ['enterprise', 'construction'],
            hours: [
                [DOORS, lunch],
                // Those who are inside at closing time are served.
                [lunch + 0.75 * HOUR, CLOSES + HOUR],
            ],
        };
    });
}

function clockTime(seconds: number): string {
    const part = (value: number): string => String(Math.floor(value)).padStart(2, '0');
    return `${part(seconds / HOUR)}:${part((seconds % HOUR) / 60)}:${part(seconds % 60)}`;
}
