/** What the keys of callers and keypads mean. A map is data: a hall with other labels on its keys brings another map, not other code. */
import { z } from 'zod';
import type { CounterVerb } from './verbs.ts';

/** What a key can do: verbs of a counter that need no more than a fixed input and some digits. */
export const KEY_VERBS = [
    'next',
    'recall',
    'start',
    'finish',
    'hold',
    'resume',
    'pass',
    'transfer',
    'abandon',
    'undo',
    'reprint',
    'pause',
    'reopen',
] as const satisfies readonly CounterVerb[];
export const keyVerb = z.enum(KEY_VERBS);
export type KeyVerb = z.infer<typeof keyVerb>;

/** What a key gives the verb beside the digits, e.g. `{ "outcome": "settledOnSpot" }`; the hub checks it as any other input. */
export const keyInput = z.record(z.string().regex(/^[a-zA-Z]{1,40}$/), z.union([z.string().max(200), z.int()]));
export type KeyInput = z.infer<typeof keyInput>;

const keyMeaning = z.strictObject({
    key: z
        .string()
        .regex(/^[a-z0-9-]{1,20}$/)
        .describe(
            'Name of the key: `call`, `recall`, `rate`, `cancel`, `confirm`, `line`, `pause`, `transfer`, `key-1a` by its code; a keypad: `1`, `2` …',
        ),
    typed: z
        .string()
        .regex(/^\d{1,8}$/)
        .optional()
        .describe('Only after exactly these digits'),
    verb: keyVerb,
    input: keyInput.optional(),
    digits: z.enum(['to']).optional().describe('What the digits before it are: a counter'),
    otherwise: keyVerb.optional().describe('Done instead when the verb is refused because it is done already: `pause` and `reopen` on one key'),
});
export type KeyMeaning = z.infer<typeof keyMeaning>;

export const keyMap = z.strictObject({
    name: z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1) }),
    keys: z.array(keyMeaning).min(1).max(60),
});
export type KeyMap = z.infer<typeof keyMap>;
