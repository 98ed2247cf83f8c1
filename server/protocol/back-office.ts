/**
 * What the hall tells the back office (the 一窗 system) and how: one signed POST for each message, at least once, in the order of a session. A message keeps
 * its id however often it comes, so that whoever takes it can tell a repeat. Times are milliseconds since 1970 by the hall's clock.
 */
import { z } from 'zod';
import { purpose } from './hall.ts';
import { serviceRecord } from './service-record.ts';
import { outcome, RATING_CHANNELS } from './tickets.ts';

const time = z.int();
const session = z.string().describe('Session at a counter: hall and the number of the event that began it');

const common = {
    id: z.string().describe('Of the message: hall and the number of its event. The same in every repeat'),
    hall: z.string(),
    at: time,
    session,
    ticket: z.string(),
};

/** How a session ends that was not finished: sent on, void, closed by the end of the day, given back by the visitor. */
const UNFINISHED = ['transferred', 'abandoned', 'expired', 'cancelled'] as const;

export const sessionStarted = z.strictObject({
    type: z.literal('session.started'),
    ...common,
    no: z.string(),
    theme: z.string(),
    items: z.array(z.string()),
    purpose,
    counter: z.int(),
    clerk: z.string().describe('Reference of the clerk'),
    person: z.string().nullable().describe('Random reference of the visitor where the item asked for identity'),
    takenAt: time,
    calledAt: time.nullable(),
});

export const sessionEnded = z.strictObject({
    type: z.literal('session.ended'),
    ...common,
    no: z.string(),
    theme: z.string(),
    item: z.string().nullable(),
    catalogue: z.int().describe('Version of the catalogue that the codes are of'),
    counter: z.int(),
    clerk: z.string(),
    person: z.string().nullable(),
    takenAt: time,
    calledAt: time.nullable(),
    startedAt: time,
    endedAt: time,
    heldSeconds: z.int(),
    outcome: z.enum([...outcome.options, ...UNFINISHED]),
    record: serviceRecord.nullable(),
});

export const sessionCorrected = z.strictObject({
    type: z.literal('session.corrected'),
    ...common,
    clerk: z.string().describe('Reference of who corrected it'),
    outcome: outcome.nullable().describe('What the outcome was instead; null when it stands'),
    record: serviceRecord.describe('Only what is different'),
});

export const ratingSubmitted = z.strictObject({
    type: z.literal('rating.submitted'),
    ...common,
    level: z.int().min(1).max(5),
    channel: z.enum(RATING_CHANNELS),
    reasons: z.array(z.string()).default([]).describe('Codes of that level; missing in messages of older versions'),
});

export const ratingExplained = z.strictObject({
    type: z.literal('rating.explained'),
    ...common,
    reasons: z.array(z.string()).describe('Codes of the level that was submitted; none when the visitor only wrote words, which stay in the hall'),
});

export const backOfficeMessage = z.discriminatedUnion('type', [sessionStarted, sessionEnded, sessionCorrected, ratingSubmitted, ratingExplained]);
export type BackOfficeMessage = z.infer<typeof backOfficeMessage>;

/** Where messages go and the secret that both sides sign with. */
export const backOfficeSettings = z.strictObject({
    url: z.url({ protocol: /^https?$/ }),
    secret: z.string().min(24).max(200).describe('Shared by both sides; at least 24 characters'),
});
