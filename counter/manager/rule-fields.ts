/** The form of the wait rules as data: its sections, their rows and the fields of a row, each with its place in the rules. */
import type { HallConfig } from '#protocol/hall.ts';
import type { PriorityClass } from '#protocol/tickets.ts';
import { join, type Tree } from './tree.ts';

/** What a field holds: numbers by their unit, and choices by what is chosen from. */
export type Kind = NumberKind | 'clock' | 'text' | ChoiceKind;
const NUMBER_KINDS = ['minutes', 'times', 'calls', 'numbers', 'people', 'days', 'percent', 'rate'] as const;
export type NumberKind = (typeof NUMBER_KINDS)[number];
const CHOICE_KINDS = ['theme', 'item', 'counter', 'purpose', 'class'] as const;
export type ChoiceKind = (typeof CHOICE_KINDS)[number];

export function isNumberKind(kind: Kind): kind is NumberKind {
    return NUMBER_KINDS.some((known) => known === kind);
}

export function isChoiceKind(kind: Kind): kind is ChoiceKind {
    return CHOICE_KINDS.some((known) => known === kind);
}

/** An optional field says nothing when it is empty; `key` is its place below the row. */
export type Field = { readonly key: string; readonly kind: Kind; readonly optional: boolean };

export type SectionId = 'classes' | 'limits' | 'run' | 'pass' | 'affinity' | 'appointments' | 'helpers' | 'issue' | 'overrides';

/**
 * `rows` are the places of a section's fixed rows, of which `grid` draws a table and `plain` a few fields; a `list` has as many rows as
 * somebody has added, at `INDEX` below its one place, and `fresh` is what a new one begins with.
 */
export type Section =
    | { readonly id: SectionId; readonly shape: 'grid' | 'plain'; readonly rows: readonly string[]; readonly fields: readonly Field[] }
    | { readonly id: SectionId; readonly shape: 'list'; readonly place: string; readonly fields: readonly Field[]; readonly fresh: Tree };
export type ListSection = Extract<Section, { shape: 'list' }>;
export type FixedSection = Exclude<Section, ListSection>;

/** Priority classes as the form lists them. */
export const CLASSES = ['care', 'military', 'appointment', 'returning', 'collect', 'normal'] as const satisfies readonly PriorityClass[];

function must(key: string, kind: Kind): Field {
    return { key, kind, optional: false };
}

function may(key: string, kind: Kind): Field {
    return { key, kind, optional: true };
}

const LIMITS = [must('target', 'minutes'), must('warning', 'minutes'), must('maximum', 'minutes')];

/** The sections in the order of the page; a theme may have its own run bound, so they depend on the hall. */
export function sectionsOf(hall: HallConfig | null): readonly Section[] {
    const bounds = (hall?.themes ?? []).map(({ id }) => may(`byTheme.${id}`, 'calls'));
    return [
        {
            id: 'classes',
            shape: 'grid',
            rows: CLASSES.map((name) => `classes.${name}`),
            fields: [must('headStartMinutes', 'minutes'), must('rate', 'rate')],
        },
        { id: 'limits', shape: 'grid', rows: ['limits', 'shortLimits'], fields: LIMITS },
        { id: 'run', shape: 'plain', rows: ['run'], fields: [must('most', 'calls'), ...bounds] },
        { id: 'appointments', shape: 'plain', rows: ['appointments'], fields: APPOINTMENTS },
        { id: 'pass', shape: 'plain', rows: ['pass'], fields: [must('most', 'times'), must('rejoinBehind', 'people')] },
        { id: 'affinity', shape: 'plain', rows: [''], fields: [must('affinityMinutes', 'minutes')] },
        { id: 'helpers', shape: 'list', place: 'helpers', fields: HELPER, fresh: FRESH_HELPER },
        { id: 'issue', shape: 'list', place: 'issue', fields: ISSUE, fresh: {} },
        { id: 'overrides', shape: 'list', place: 'overrides', fields: OVERRIDE, fresh: {} },
    ];
}

const APPOINTMENTS = [must('slotMinutes', 'minutes'), must('share', 'percent'), must('graceMinutes', 'minutes'), must('daysAhead', 'days')];

const HELPER = [
    must('counter', 'counter'),
    must('theme', 'theme'),
    must('joinAtWaitMinutes', 'minutes'),
    must('joinAtPeoplePerCounter', 'people'),
    must('leaveAtFraction', 'percent'),
];

/** The handbook's defaults; counter and theme have to be chosen. */
const FRESH_HELPER: Tree = { counter: null, theme: null, joinAtWaitMinutes: 20, joinAtPeoplePerCounter: 10, leaveAtFraction: 0.5 };

const ISSUE = [
    may('theme', 'theme'),
    may('item', 'item'),
    may('dayCap', 'numbers'),
    may('halfDayCap', 'numbers'),
    may('hourCap', 'numbers'),
    may('perPersonDay', 'numbers'),
    may('hours.from', 'clock'),
    may('hours.until', 'clock'),
    may('closed.zh-CN', 'text'),
    may('closed.en', 'text'),
];

const OVERRIDE = [
    may('theme', 'theme'),
    may('item', 'item'),
    may('purpose', 'purpose'),
    may('class', 'class'),
    may('headStartMinutes', 'minutes'),
    may('rate', 'rate'),
    may('limits.target', 'minutes'),
    may('limits.warning', 'minutes'),
    may('limits.maximum', 'minutes'),
];

/** Where a field of a row stands in the rules. */
export function placeOf(row: string, { key }: Field): string {
    return join(row, key);
}
