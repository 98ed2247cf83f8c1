/**
 * Templates of slips: what a slip says, as data that a manager may change. A template is a list of lines; words stand in each language and hold
 * placeholders such as `{no}`. What may stand in braces is a fixed list per slip, so that neither a class nor an identity can get on paper.
 *
 *     {no}                       the value
 *     {ahead|person|people}      the first word if the value is 1, else the second
 *     "when": "waitKnown"        the line is there only then; "!waitKnown": only otherwise
 *     "each": "items"            the line is there once for each entry, whose values it may use; lines in a row with the same list are
 *                                there together for each entry
 */
import { z } from 'zod';
import { PAPER_KINDS, type PaperKind } from './documents.ts';

/**
 * `ticket` the number a visitor takes along; `reprint` and `training` are marks that stand on top of every slip that is printed again or that
 * belongs to a training hall; `appointment` the confirmation of a booking; `materials` the checklist of an item; `test` proves a printer; the others
 * are the documents of a counter.
 */
export const SLIP_NAMES = ['ticket', 'reprint', 'training', 'appointment', 'materials', 'test', ...PAPER_KINDS] as const;
export const slipName = z.enum(SLIP_NAMES);
export type SlipName = z.infer<typeof slipName>;

const words = z.string().min(1).max(300);
const texts = z.strictObject({ 'zh-CN': words, en: words });
const word = z.string().regex(/^[a-z][A-Za-z]{0,39}$/, 'a word');
const when = z
    .string()
    .regex(/^!?[a-z][A-Za-z]{0,39}$/, 'a condition, or ! and a condition')
    .optional()
    .describe('The line is there only if this holds');
const each = word.optional().describe('The line is there once for each entry of this list');

export const slipTemplateLine = z.discriminatedUnion('kind', [
    z.strictObject({
        kind: z.literal('text'),
        text: texts,
        size: z.literal([1, 2, 3, 4, 6]).default(1),
        align: z.enum(['left', 'center']).default('left'),
        bold: z.boolean().default(false),
        when,
        each,
    }),
    z.strictObject({ kind: z.literal('pair'), left: texts, right: texts, when, each }),
    z.strictObject({ kind: z.literal('rule'), when }),
    z.strictObject({ kind: z.literal('qr'), content: words, when }),
    z.strictObject({ kind: z.literal('space'), lines: z.int().min(1).max(20).default(1), when }),
]);
export type SlipTemplateLine = z.infer<typeof slipTemplateLine>;

export const slipTemplate = z.strictObject({ lines: z.array(slipTemplateLine).min(1).max(80) });
export type SlipTemplate = z.infer<typeof slipTemplate>;

/** What a line may use: names of values and of conditions. */
export type Vocabulary = { readonly values: readonly string[]; readonly conditions: readonly string[] };

/** Of a slip also its lists; a line with `each` may use those of an entry as well. */
export type SlipVocabulary = Vocabulary & { readonly lists: Readonly<Record<string, Vocabulary>> };

const hall = ['hall', 'address', 'phone'] as const;
const materials = { values: ['n', 'material', 'form'], conditions: [] } as const;
const mark: SlipVocabulary = { values: [], conditions: [], lists: {} };

/** What every document of a counter may say: its number, whose session it is of, what is promised, missing, and how the result is got. */
const document: SlipVocabulary = {
    values: [
        ...[...hall, 'number', 'code', 'no', 'counter', 'clerk', 'department', 'theme', 'item', 'caseNo', 'caseKind', 'day', 'time'],
        ...['days', 'legal', 'due', 'deadline', 'grounds', 'result', 'delivery', 'fee', 'counters', 'hours'],
    ],
    conditions: [
        'hasCase',
        'hasDue',
        'hasDeadline',
        'hasGrounds',
        'hasMissing',
        'hasReceived',
        'hasDelivery',
        'byPickUp',
        'onTheSpot',
        'hasCounters',
    ],
    lists: { items: { values: ['item'], conditions: [] }, missing: materials, received: materials },
};
const sheet: SlipVocabulary = {
    values: [...hall, 'number', 'code', 'counter', 'clerk', 'day', 'time', 'count'],
    conditions: [],
    lists: { entries: { values: ['n', 'department', 'no', 'item', 'caseNo', 'caseKind', 'counter', 'acceptedOn'], conditions: [] } },
};
const papers = Object.fromEntries(PAPER_KINDS.map((kind) => [kind, kind === 'handoverSheet' ? sheet : document])) as Readonly<
    Record<PaperKind, SlipVocabulary>
>;

/** Everything that a slip can say. */
export const slipVocabulary: Readonly<Record<SlipName, SlipVocabulary>> = {
    ticket: {
        values: [...hall, 'no', 'theme', 'items', 'ahead', 'low', 'high', 'counters', 'slot', 'day', 'time', 'link'],
        conditions: ['waits', 'waitKnown', 'hasItems', 'hasCounters', 'hasSlot'],
        lists: { items: { values: ['item'], conditions: [] }, zones: { values: ['zone', 'floor'], conditions: [] } },
    },
    reprint: mark,
    training: mark,
    appointment: {
        values: [...hall, 'code', 'theme', 'item', 'day', 'time'],
        conditions: ['hasMaterials'],
        lists: { materials },
    },
    materials: {
        values: [...hall, 'theme', 'item', 'department', 'fee', 'days', 'counters', 'day', 'time'],
        conditions: ['hasMaterials', 'onTheSpot', 'hasCounters'],
        lists: { materials, zones: { values: ['zone', 'floor'], conditions: [] } },
    },
    test: { values: ['hall', 'printer', 'columns', 'day', 'time', 'link'], conditions: [], lists: {} },
    ...papers,
};
