/**
 * What the hub and an agent say to each other in the namespace `/device`. Each side validates what it hears: the two may be of different versions
 * while a hall is upgraded, and an order that an agent does not know is answered `not-supported`.
 *
 *     hub ── devices ──► agent       the devices to drive from now on
 *     hub ── order ────► agent       answered with a result; a print is answered as soon as it is kept, its outcome follows
 *     hub ◄── outcome ── agent       what became of a print; said again until the hub has stored it
 *     hub ◄── states ─── agent       how all devices are, at each connection
 *     hub ◄── report ─── agent       what a device says unasked; answered
 */
import { z } from 'zod';
import { device } from './devices.ts';
import { keyInput, keyVerb } from './keys.ts';

const word = z.string().min(1).max(60);

/** Which data directory speaks: an agent makes it at its first start and keeps it. */
export const agentInstance = z.string().regex(/^[0-9a-f]{16,64}$/);

/** Name of a print job, made by the hub. */
export const jobName = z.string().regex(/^[\x21-\x7e]{1,120}$/, 'printable ASCII without blanks');

const slipSize = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(6)]);
const slipLine = z.discriminatedUnion('kind', [
    z.strictObject({
        kind: z.literal('text'),
        text: z.string().max(2_000),
        size: slipSize,
        align: z.enum(['left', 'center']),
        bold: z.boolean(),
    }),
    z.strictObject({ kind: z.literal('pair'), left: z.string().max(500), right: z.string().max(500) }),
    z.strictObject({ kind: z.literal('rule') }),
    z.strictObject({ kind: z.literal('qr'), content: z.string().max(500) }),
    z.strictObject({ kind: z.literal('space'), lines: z.int().min(0).max(100) }),
]);
export const slip = z.strictObject({ lines: z.array(slipLine).max(500).readonly() });

/** A day: no order of a hall waits longer. */
const waitMs = z.int().min(0).max(86_400_000);

export const printOrder = z.strictObject({ do: z.literal('print'), job: jobName, slip, withinMs: waitMs, ageMs: waitMs.optional() });
export type PrintOrder = z.infer<typeof printOrder>;

export const deviceOrder = z.discriminatedUnion('do', [
    printOrder,
    z.strictObject({ do: z.literal('sign'), sign: z.strictObject({ text: z.string().max(500), flash: z.boolean() }) }),
    z.strictObject({ do: z.literal('display'), waiting: z.int().min(0).nullable(), ticket: word.nullable() }),
    z.strictObject({ do: z.literal('beep') }),
    z.strictObject({ do: z.literal('ask'), open: z.boolean() }),
    z.strictObject({ do: z.literal('read'), withinMs: waitMs }),
    z.strictObject({ do: z.literal('stop') }),
    z.strictObject({ do: z.literal('identify') }),
]);

export const devicesMessage = z.strictObject({ devices: z.array(device).max(500) });
export type DevicesMessage = z.infer<typeof devicesMessage>;

export const orderMessage = z.strictObject({ device: word, order: deviceOrder });
export type OrderMessage = z.infer<typeof orderMessage>;

export const printOutcome = z.strictObject({ status: z.enum(['printed', 'not-sent', 'unknown']), reason: word.nullable() });

/** The answer to an order. To a print, `ok` says that the agent keeps the job and will say its outcome, `ok: false` that it never prints it. */
export const orderResult = z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), card: z.strictObject({ idNumber: z.string().max(40), care: z.boolean() }).optional() }),
    z.object({ ok: z.literal(false), reason: word }),
]);
export type AgentResult = z.infer<typeof orderResult>;

export const deviceState = z.strictObject({ state: z.enum(['online', 'offline', 'fault']), reason: word.nullable() });

export const statesMessage = z.strictObject({ states: z.record(word, deviceState) });
export type StatesMessage = z.infer<typeof statesMessage>;

export const deviceReport = z.discriminatedUnion('said', [
    z.strictObject({ said: z.literal('state'), state: deviceState }),
    z.strictObject({
        said: z.literal('keys'),
        verb: keyVerb,
        digits: z.string().regex(/^\d{0,20}$/),
        input: keyInput.optional(),
        otherwise: keyVerb.optional(),
    }),
    z.strictObject({ said: z.literal('rated'), level: z.int().min(1).max(5) }),
    z.strictObject({ said: z.literal('scanned'), text: z.string().max(4_000) }),
]);

export const reportMessage = z.strictObject({ device: word, report: deviceReport });
export type ReportMessage = z.infer<typeof reportMessage>;

export const reportAnswer = z.object({ ok: z.boolean(), code: z.string().nullable() });

export const outcomeMessage = z.strictObject({ device: word, job: jobName, outcome: printOutcome });
export type OutcomeMessage = z.infer<typeof outcomeMessage>;

/** Whether the hub has stored an outcome, so that the agent need not say it again. */
export const outcomeAnswer = z.object({ stored: z.boolean() });
