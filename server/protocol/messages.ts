/**
 * Messages to visitors who want them: at which moments, over which channel, in which words. Where one is sent to is known to nobody here: a phone number or
 * an address is kept sealed beside the journal.
 */
import { z } from 'zod';
import { type Language, text } from './hall.ts';
import { type SlipProblem, textProblems } from './slip-problems.ts';

/** `taken` the number was taken, `ahead` only a few are before it, `called`, `passed` nobody came, `resultReady` a result can be collected. */
export const MESSAGE_KINDS = ['taken', 'ahead', 'called', 'passed', 'resultReady'] as const;
export const messageKind = z.enum(MESSAGE_KINDS);
export type MessageKind = z.infer<typeof messageKind>;

export const MESSAGE_CHANNELS = ['sms', 'email'] as const;
export const messageChannel = z.enum(MESSAGE_CHANNELS);
export type MessageChannel = z.infer<typeof messageChannel>;

/** All ways out of the hall. Each has its own messages in the outbox, so that none waits for another. */
export const CHANNELS = ['back-office', ...MESSAGE_CHANNELS] as const;
export const channel = z.enum(CHANNELS);
export type Channel = z.infer<typeof channel>;

/** Where a visitor wants to be told, and at which moments; one of phone and e-mail. */
export const reachInput = z.strictObject({
    phone: z
        .string()
        .trim()
        .regex(/^\+?\d(?:[ -]?\d){4,18}$/, 'digits')
        .optional(),
    email: z.email().max(120).optional(),
    moments: z.array(messageKind).min(1).max(MESSAGE_KINDS.length),
});
export type ReachInput = z.infer<typeof reachInput>;

/** What anybody may know of where a visitor wants to be told. */
export type ReachView = { channel: MessageChannel; moments: readonly MessageKind[] };

/** A message as the outbox keeps it: what its words are filled with, and not where it goes. */
export type VisitorMessage = {
    readonly id: string;
    readonly kind: MessageKind;
    readonly at: number;
    readonly ticket: string;
    readonly no: string;
    readonly language: Language;
    readonly item: string | null;
    readonly counter: number | null;
    readonly ahead: number | null;
    readonly caseNo: string | null;
};

const words = (most: number): z.ZodType<Record<Language, string>> =>
    z.strictObject({ 'zh-CN': text.shape['zh-CN'].trim().max(most), en: text.shape.en.trim().max(most) });

/** The words of one message in each language; placeholders are those of slips. */
export const messageText = z.strictObject({ sms: words(300), subject: words(100), email: words(1000) });
export type MessageText = z.infer<typeof messageText>;

export const hallMessages = z.strictObject({
    ahead: z.int().min(1).max(20).describe('People before a number at which its visitor is told'),
    texts: z.partialRecord(messageKind, messageText).describe('Those that differ from what a new hall says'),
});
export type HallMessages = z.infer<typeof hallMessages>;

export const STANDARD_AHEAD = 3;

const always = ['hall', 'no', 'item', 'link'] as const;

/** What the words of a message may use. */
export const messageVocabulary: Readonly<Record<MessageKind, readonly string[]>> = {
    taken: [...always, 'ahead'],
    ahead: [...always, 'ahead'],
    called: [...always, 'counter'],
    passed: [...always, 'counter'],
    resultReady: [...always, 'case'],
};

/** Everything that is wrong with the words of a hall, in the form in which slips tell it. */
export function messageProblems({ texts }: HallMessages): SlipProblem[] {
    return MESSAGE_KINDS.flatMap((kind) => {
        const own = texts[kind];
        if (own === undefined) return [];
        return Object.entries(own).flatMap(([part, inLanguages]) =>
            Object.entries(inLanguages).flatMap(([language, sentence]) => {
                const at = `texts.${kind}.${part}.${language}`;
                const unnumbered = part !== 'subject' && kind !== 'resultReady' && !sentence.includes('{no}');
                return [
                    ...textProblems(sentence, at, messageVocabulary[kind]),
                    ...(unnumbered ? [{ code: 'no-number', at, values: { at } } as const] : []),
                ];
            }),
        );
    });
}

/** An SMS gateway that takes one request for each message. `{phone}`, `{text}` and `{id}` are put in as the format needs it. */
export const smsSettings = z.strictObject({
    url: z.url({ protocol: /^https?$/ }).max(500),
    method: z.enum(['POST', 'PUT', 'GET']).default('POST'),
    headers: z.record(z.string().regex(/^[A-Za-z0-9-]{1,60}$/), z.string().min(1).max(1000)).default({}),
    format: z.enum(['json', 'form']).default('json'),
    body: z.string().max(4000).default('{"phone":"{phone}","text":"{text}","id":"{id}"}'),
});
export type SmsSettings = z.infer<typeof smsSettings>;

/** A mail server that takes messages by SMTP. */
export const emailSettings = z.strictObject({
    host: z.string().trim().min(1).max(200),
    port: z.int().min(1).max(65_535),
    security: z.enum(['tls', 'starttls', 'none']).describe('TLS from the first byte, TLS after STARTTLS, or none'),
    user: z.string().max(200).nullable().default(null),
    password: z.string().max(500).nullable().default(null),
    from: z.email().max(200).describe('Sender of every message'),
});
export type EmailSettings = z.infer<typeof emailSettings>;
