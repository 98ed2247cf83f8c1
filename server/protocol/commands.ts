/**
 * The command table: every change of the hall enters here. A row says who may give the command, what it is about and what it carries; HTTP
 * routes, socket events, validation, authorisation and `/api/openapi.json` are all derived from it.
 */
import { z } from 'zod';
import { caseInputs } from './case-files.ts';
import { code, freeText, reason, row } from './command-row.ts';
import { deviceChange, newDevice } from './device-input.ts';
import { DOCUMENT_KINDS } from './documents.ts';
import { language, openingHours, purpose, ratingReason } from './hall.ts';
import { hallMessages, reachInput } from './messages.ts';
import { finding, roster } from './roster.ts';
import { waitRules } from './rules.ts';
import { serviceRecord } from './service-record.ts';
import { slipName, slipTemplate } from './slip-templates.ts';
import { NEEDS, outcome, PRINT_STATUSES, priorityClass } from './tickets.ts';
import { workOrderCommands } from './work-order-commands.ts';

export type { Actor, ActorRole, Addressed, CommandSpec } from './command-row.ts';

/** What a visitor shows of themselves; it is reduced to a keyed hash at the edge and never enters the journal. */
export const identity = z.strictObject({
    idNumber: z.string().trim().min(4).max(40).optional(),
    name: z.string().trim().min(1).max(80).optional(),
    phone: z.string().trim().min(5).max(20).optional().describe('Not used and not kept: where a visitor wants to be told is `reach`'),
    card: z.string().min(1).max(60).optional().describe('Handle of a card that this kiosk’s reader has read'),
});

/** Where a ticket is sent on to. */
const destination = {
    item: code.optional(),
    theme: code.optional(),
    to: z.int().positive().optional().describe('A counter'),
    reason: reason.optional(),
};

const slot = { day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/), time: z.string().regex(/^\d{2}:\d{2}$/) };

/** Codes of reasons, all of the level that was given. */
const ratingReasons = z.array(code).max(10);

const documentNumber = z
    .string()
    .regex(/^[A-Z]\d{10,12}$/)
    .describe('Number of a document or a hand-over list');

const level = z.int().min(1).max(5).describe('5 very satisfied … 1 very dissatisfied');

export const commands = {
    takeTicket: row({
        who: ['kiosk', 'guide', 'clerk'],
        on: 'hall',
        summary: 'Take a number for an item, for several items of one visit, for a theme alone, or for an appointment',
        input: z.strictObject({
            item: code.optional(),
            items: z.array(code).min(1).max(5).optional(),
            theme: code.optional(),
            purpose: purpose.optional(),
            identity: identity.optional(),
            reach: reachInput.optional().describe('Where the visitor wants to be told, by choice'),
            class: priorityClass.optional(),
            language: language.optional(),
            needs: z.array(z.string().min(1).max(40)).max(5).optional().describe('What the counter must be able to do, e.g. `accessible`'),
            appointment: code.optional().describe('Checks an appointment in'),
            kiosk: code.optional().describe('Taken by staff: at whose printer the slip comes out; without it there is none'),
            slip: z
                .string()
                .trim()
                .min(1)
                .max(200)
                .optional()
                .describe('What the barcode of a document of a counter says, see `server/protocol/documents.ts`'),
        }),
    }),
    signIn: row({ who: ['clerk'], on: 'counter', summary: 'Open the counter for the clerk who is logged in', input: z.strictObject({}) }),
    signOut: row({ who: ['clerk'], on: 'counter', summary: 'Close the counter', input: z.strictObject({}) }),
    next: row({
        who: ['clerk'],
        on: 'counter',
        summary: 'Call the next ticket; `current`, if given, must be the ticket now at the counter (null: none)',
        input: z.strictObject({ current: code.nullable().optional() }),
    }),
    recall: row({ who: ['clerk'], on: 'counter', summary: 'Call the same ticket again', input: z.strictObject({}) }),
    start: row({ who: ['clerk'], on: 'counter', summary: 'The visitor is here: start the session', input: z.strictObject({}) }),
    finish: row({
        who: ['clerk'],
        on: 'counter',
        summary: 'End the session with its outcome; a ticket taken for a theme alone gets its item here',
        input: z.strictObject({ outcome, item: code.optional(), record: serviceRecord.optional(), reason: reason.optional() }),
    }),
    hold: row({ who: ['clerk'], on: 'counter', summary: 'Put the session aside; the counter is free for another', input: z.strictObject({}) }),
    resume: row({ who: ['clerk'], on: 'counter', summary: 'Go on with a session on hold', input: z.strictObject({ ticket: code }) }),
    pass: row({
        who: ['clerk'],
        on: 'counter',
        summary: 'The visitor did not come; after the last allowed time the number is void',
        input: z.strictObject({ reason: reason.optional() }),
    }),
    transfer: row({
        who: ['clerk'],
        on: 'counter',
        summary: 'Send the visitor at the counter on to an item, a theme or a counter; the take time is kept',
        input: z.strictObject(destination),
    }),
    call: row({
        who: ['clerk'],
        on: 'counter',
        summary: 'Call a ticket by its number; the reason is recorded',
        input: z.strictObject({ ticket: code, reason }),
    }),
    promote: row({
        who: ['clerk'],
        on: 'counter',
        summary: 'Let a waiting ticket be called before all others; the reason is recorded',
        input: z.strictObject({ ticket: code, reason }),
    }),
    abandon: row({
        who: ['clerk'],
        on: 'counter',
        summary: 'Void the ticket at the counter, or a batch of tickets that this counter may serve',
        input: z.strictObject({ tickets: z.array(code).min(1).max(200).optional(), reason: reason.optional() }),
    }),
    undo: row({
        who: ['clerk'],
        on: 'counter',
        summary: 'Take back the last call, pass or finish at this counter, within ten seconds',
        input: z.strictObject({}),
    }),
    reprint: row({
        who: ['clerk'],
        on: 'counter',
        summary:
            'Print the slip of a ticket again, marked unless it never came out; without a ticket the one at the counter, without a kiosk where it was taken',
        input: z.strictObject({ ticket: code.optional(), kiosk: code.optional() }),
    }),
    pause: row({
        who: ['clerk'],
        on: 'counter',
        summary: 'Pause the counter for a reason of the hall, which has a limit; without one it is the last of them',
        input: z.strictObject({ kind: code.optional().describe('Code of the reason'), reason: reason.optional() }),
    }),
    append: row({
        who: ['clerk'],
        on: 'counter',
        summary: 'The visitor has one more item: for this session, or as the next ticket of the visit; without `as` whichever fits',
        input: z.strictObject({ item: code, as: z.enum(['session', 'next']).optional() }),
    }),
    reopen: row({ who: ['clerk'], on: 'counter', summary: 'End the pause', input: z.strictObject({}) }),
    help: row({ who: ['clerk'], on: 'counter', summary: 'Ask for the duty manager', input: z.strictObject({}) }),
    support: row({ who: ['clerk'], on: 'counter', summary: 'Ask for support by the back office', input: z.strictObject({}) }),
    issueDocument: row({
        who: ['clerk'],
        on: 'counter',
        summary: 'Give out a numbered document for the session at the counter, or the one finished last; the answer has the content of its barcode',
        input: z.strictObject({
            kind: z.enum(DOCUMENT_KINDS),
            item: code.optional().describe('Without it that of the session'),
            ticket: code.optional().describe('Of a session that this counter finished today'),
            record: serviceRecord.optional().describe('What is noted of a session that is not finished yet'),
            reason: freeText.optional().describe('Why it is refused, where the session does not say'),
        }),
    }),
    printDocument: row({
        who: ['clerk'],
        on: 'counter',
        summary: 'Print a document or a hand-over list again at this counter, marked unless it never came out',
        input: z.strictObject({ document: documentNumber }),
    }),
    pageDocument: row({
        who: ['clerk', 'guide', 'manager', 'supervisor', 'admin'],
        on: 'hall',
        summary: 'The page of a document or a hand-over list was printed',
        input: z.strictObject({ document: documentNumber }),
    }),
    handOver: row({
        who: ['clerk'],
        on: 'counter',
        summary: 'The papers of accepted sessions go to the back office with a numbered list',
        input: z.strictObject({ tickets: z.array(code).min(1).max(200) }),
    }),
    correctRecord: row({
        who: ['clerk', 'manager'],
        on: 'ticket',
        summary: 'Put right what was recorded of a finished session: a further entry, with only what is different and why',
        input: z.strictObject({ outcome: outcome.optional(), record: serviceRecord.optional(), reason: freeText }),
    }),
    markDocumentReady: row({
        who: ['guide', 'clerk', 'manager', 'admin'],
        on: 'hall',
        summary: 'The result that a document promises is there to be collected',
        input: z.strictObject({ document: z.string().trim().min(1).max(200).describe('What its barcode says') }),
    }),
    callStaff: row({
        who: ['kiosk'],
        on: 'hall',
        summary: 'A visitor at this kiosk asks for a member of staff; `screen` is what they stood before',
        input: z.strictObject({
            screen: z
                .string()
                .regex(/^[a-z]{1,20}$/)
                .optional(),
        }),
    }),
    answerHelp: row({
        who: ['guide', 'clerk', 'manager', 'admin'],
        on: 'hall',
        summary: 'Somebody goes to the kiosk that asked for staff, or to the counter that asked for the duty manager or the back office',
        input: z.strictObject({ kiosk: code.optional(), counter: z.int().positive().optional(), need: z.enum(NEEDS).optional() }),
    }),
    cancel: row({ who: ['visitor', 'guide', 'clerk'], on: 'ticket', summary: 'Give the number back', input: z.strictObject({}) }),
    rejoin: row({ who: ['kiosk', 'guide', 'clerk'], on: 'ticket', summary: 'A passed visitor is back', input: z.strictObject({}) }),
    reroute: row({
        who: ['guide', 'clerk'],
        on: 'ticket',
        summary: 'Send a waiting ticket to another item, theme or counter; the take time is kept',
        input: z.strictObject(destination),
    }),
    grant: row({
        who: ['guide', 'clerk'],
        on: 'ticket',
        summary: 'Grant a waiting ticket a priority class',
        input: z.strictObject({ class: priorityClass }),
    }),
    giveReach: row({
        who: ['visitor', 'guide', 'clerk'],
        on: 'ticket',
        summary: 'Be told by SMS or e-mail at moments that the visitor chooses',
        input: reachInput,
    }),
    withdrawReach: row({
        who: ['visitor', 'guide', 'clerk'],
        on: 'ticket',
        summary: 'Be told no more; the number or address is deleted at once',
        input: z.strictObject({}),
    }),
    reprintTicket: row({
        who: ['kiosk', 'guide', 'clerk'],
        on: 'ticket',
        summary:
            'Print the slip of a ticket again, marked unless it never came out. A kiosk prints what it took itself and what was not sent, and the slip of whoever shows that it is theirs',
        input: z.strictObject({
            kiosk: code.optional().describe('At whose printer: a kiosk, or a printer of the guide desk by its id; without it where it was taken'),
            secret: z.string().max(100).optional().describe('Of the ticket’s link: who has it has the ticket'),
            identity: identity.optional().describe('With which the ticket was taken'),
        }),
    }),
    bookAppointment: row({
        who: ['guide', 'manager', 'admin'],
        on: 'hall',
        summary: 'Book a place in a slot',
        input: z.strictObject({ item: code, ...slot, identity: identity.optional(), language: language.optional() }),
    }),
    moveAppointment: row({
        who: ['guide', 'manager', 'admin'],
        on: 'appointment',
        summary: 'Move an appointment to another slot',
        input: z.strictObject(slot),
    }),
    cancelAppointment: row({ who: ['guide', 'manager', 'admin'], on: 'appointment', summary: 'Cancel an appointment', input: z.strictObject({}) }),
    changeRules: row({
        who: ['manager'],
        on: 'hall',
        summary: 'Set the wait rules; `base` is the version they were changed from',
        input: z.strictObject({ base: z.int().optional(), rules: waitRules, reason: reason.optional() }),
    }),
    changeSlips: row({
        who: ['manager', 'admin'],
        on: 'hall',
        summary: 'Set the template of a slip, or go back to the one that a new hall has (null); `base` is the version it was changed from',
        input: z.strictObject({ name: slipName, base: z.int().optional(), template: slipTemplate.nullable(), reason: reason.optional() }),
    }),
    changeMessages: row({
        who: ['manager', 'admin'],
        on: 'hall',
        summary: 'Set what messages to visitors say and when they are sent; `base` is the version it was changed from',
        input: z.strictObject({ base: z.int().optional(), messages: hallMessages, reason: reason.optional() }),
    }),
    rate: row({
        who: ['pad', 'visitor', 'kiosk', 'supervisor'],
        on: 'ticket',
        summary: 'Rate a finished session, once, with reasons of that level; a supervisor enters a paper form',
        input: z.strictObject({
            level,
            reasons: ratingReasons.optional(),
            reason: freeText.optional(),
            secret: z.string().max(100).optional().describe('Of the ticket’s link, with which a kiosk shows whose the session is'),
        }),
    }),
    explainRating: row({
        who: ['pad'],
        on: 'ticket',
        summary: 'Say why, once, on the pad that has just rated: reasons of that level, or words',
        input: z.strictObject({ reasons: ratingReasons.optional(), reason: freeText.optional() }),
    }),
    ...workOrderCommands,
    linkCase: row({ who: ['integrator'], on: 'hall', summary: 'A case was begun for a session', input: caseInputs.linkCase }),
    readyCase: row({ who: ['integrator'], on: 'hall', summary: 'The result of a case can be collected or was sent', input: caseInputs.readyCase }),
    returnCase: row({ who: ['integrator'], on: 'hall', summary: 'The papers of a case go back to the visitor', input: caseInputs.returnCase }),
    supplementCase: row({ who: ['integrator'], on: 'hall', summary: 'Something is missing in a case', input: caseInputs.supplementCase }),
    collectCase: row({
        who: ['clerk'],
        on: 'counter',
        summary: 'The result of a case was handed to the visitor',
        input: z.strictObject({ caseNo: z.string().min(3).max(40) }),
    }),
    changeRatingReasons: row({
        who: ['manager', 'supervisor'],
        on: 'hall',
        summary: 'Set the reasons that visitors choose from when they rate; `base` is the version they were changed from',
        input: z.strictObject({ base: z.int().optional(), reasons: z.array(ratingReason).min(1).max(200), reason: reason.optional() }),
    }),
    changeRoster: row({
        who: ['manager'],
        on: 'hall',
        summary: 'Set the duty roster: shifts, leave and who stands in; `base` is the version it was changed from',
        input: z.strictObject({ base: z.int().optional(), roster, reason: reason.optional() }),
    }),
    correctAttendance: row({
        who: ['supervisor', 'manager'],
        on: 'hall',
        summary: 'A finding of a clerk’s day does not count',
        input: z.strictObject({ clerk: code, day: z.string(), finding, reason }),
    }),
    skipRating: row({ who: ['pad'], on: 'ticket', summary: 'Close the pad without a rating', input: z.strictObject({}) }),
    closePad: row({ who: ['hub'], on: 'ticket', summary: 'The pad was not answered in time', input: z.strictObject({}) }),
    reportPrint: row({
        who: ['hub'],
        on: 'ticket',
        summary: 'What became of a slip',
        input: z.strictObject({ status: z.enum(PRINT_STATUSES), printer: code.optional() }),
    }),
    reportDocument: row({
        who: ['hub'],
        on: 'hall',
        summary: 'What became of a document on paper',
        input: z.strictObject({ document: documentNumber, status: z.enum(PRINT_STATUSES), printer: code.optional() }),
    }),
    reportSlip: row({ who: ['hub'], on: 'device', summary: 'A slip that is no ticket came out', input: z.strictObject({}) }),
    loadPaper: row({
        who: ['guide', 'manager', 'admin'],
        on: 'device',
        summary: 'Say how many slips are left on the roll of a printer; without a number a new roll',
        input: z.strictObject({ slips: z.int().min(0).max(5_000).optional() }),
    }),
    addDevice: row({ who: ['admin'], on: 'hall', summary: 'Add a device to the hall', input: newDevice }),
    changeDevice: row({ who: ['admin'], on: 'device', summary: 'Change what is configured of a device', input: deviceChange }),
    removeDevice: row({ who: ['admin'], on: 'device', summary: 'Remove a device; its token ends at once', input: z.strictObject({}) }),
    pairDevice: row({
        who: ['admin'],
        on: 'device',
        summary: 'Give a page or an agent a new token; the old one ends at once',
        input: z.strictObject({}),
    }),
    goLive: row({
        who: ['admin'],
        on: 'hall',
        summary: 'Go live: the trial ends, sample accounts go, from now on every device is paired and everybody logs in',
        input: z.strictObject({ hours: openingHours.optional().describe('Opening hours; without them those of the trial, no longer at all hours') }),
    }),
    confirmClock: row({
        who: ['manager', 'admin'],
        on: 'hall',
        summary: 'The clock of the machine is right: the hall follows it',
        input: z.strictObject({}),
    }),
    review: row({
        who: ['hub'],
        on: 'hall',
        summary: 'Time has passed: helpers join and leave, limits are broken, appointments missed',
        input: z.strictObject({}),
    }),
    endDay: row({ who: ['hub'], on: 'hall', summary: 'Close the business day and begin the next', input: z.strictObject({ day: code }) }),
} as const;

export type CommandType = keyof typeof commands;
type Address<On> = On extends 'counter'
    ? { counter: number }
    : On extends 'workOrder'
      ? { order: string }
      : On extends 'ticket'
        ? { ticket: string }
        : On extends 'appointment'
          ? { appointment: string }
          : On extends 'device'
            ? { device: string }
            : object;
/** An empty input adds nothing; its inferred type would forbid every other field. */
type Fields<Output> = string extends keyof Output ? object : Output;
export type CommandOf<T extends CommandType> = T extends CommandType
    ? { readonly type: T } & Readonly<Address<(typeof commands)[T]['on']>> & Readonly<Fields<z.output<(typeof commands)[T]['input']>>>
    : never;
/** A validated command. */
export type Command = { [T in CommandType]: CommandOf<T> }[CommandType];
