/** Shapes of the answers, for the published contract; the types of `#protocol/views.ts` are what the hub is checked against. */
import { z } from 'zod';
import { APPOINTMENT_STATES, type AppointmentView } from '#protocol/appointments.ts';
import { CASE_STATES, type CaseFile } from '#protocol/case-files.ts';
import type { DeviceView } from '#protocol/device-views.ts';
import { device } from '#protocol/devices.ts';
import { DOCUMENT_KINDS, type DocumentView, type SheetView } from '#protocol/documents.ts';
import { ERROR_STATUS } from '#protocol/errors.ts';
import { caseKind, counterRole, hallConfig, LANGUAGES, language, material, purpose, serviceItem, staffRole, text } from '#protocol/hall.ts';
import { channel, messageChannel, messageKind, messageText } from '#protocol/messages.ts';
import { waitRules } from '#protocol/rules.ts';
import { selfTestRun } from '#protocol/self-test.ts';
import { serviceRecord } from '#protocol/service-record.ts';
import { SLIP_PROBLEMS } from '#protocol/slip-problems.ts';
import { slipName, slipTemplate } from '#protocol/slip-templates.ts';
import { outcome, PRINT_STATUSES, priorityClass, TICKET_STATES } from '#protocol/tickets.ts';
import type { BoardView, CounterAnswer, PhoneView, TakenAnswer, TicketView } from '#protocol/views.ts';
import type { CaseLine, PaperAnswer, WorkLine, WorkLists } from '#protocol/work-lists.ts';
import { supervisionAnswers } from './supervision-schema.ts';

const time = z.int().describe('Milliseconds since 1970 by the hall’s clock');
const seconds = z.number().describe('Seconds');
const maybe = <Schema extends z.ZodType>(schema: Schema): z.ZodNullable<Schema> => schema.nullable();

const ticket = z.object({
    id: z.string(),
    no: z.string().describe('What is called, e.g. A001'),
    theme: z.string(),
    item: maybe(z.string()),
    items: z.array(z.string()).readonly(),
    purpose,
    class: priorityClass,
    state: z.enum(TICKET_STATES),
    takenAt: time,
    callableFrom: maybe(time).describe('While it waits: from when it may be called, if later'),
    after: maybe(z.string()).describe('While it waits: the ticket of the same visit that has to end first'),
    ahead: z.int().describe('People who will be called before, while it waits'),
    wait: maybe(z.object({ low: seconds, high: seconds })),
    counters: z.array(z.int()).readonly().describe('Counters that may call it'),
    counter: maybe(z.int()),
    calledAt: maybe(time),
    startedAt: maybe(time),
    endedAt: maybe(time),
    recalls: z.int(),
    passes: z.int(),
    outcome: maybe(outcome),
    rating: z.object({ state: z.enum(['none', 'open', 'rated', 'skipped', 'notRated']), level: maybe(z.int()) }),
    print: z.enum(PRINT_STATUSES),
    language,
});

const counter = z.object({ no: z.int(), zone: z.int(), role: counterRole, state: z.enum(['closed', 'idle', 'busy', 'paused']), since: time });

const board = z.object({
    seq: z.int(),
    at: time,
    hall: text,
    day: z.string(),
    open: z.boolean(),
    zone: maybe(z.int()),
    freshMs: z.int(),
    digitOne: z.enum(['yi', 'yao']),
    calls: z
        .array(z.object({ callNo: z.int(), ticket: z.string(), counter: z.int(), at: time, again: z.boolean(), language: z.enum(LANGUAGES) }))
        .readonly(),
    themes: z.array(z.object({ theme: z.string(), waiting: z.int(), longestWait: seconds, openCounters: z.int() })).readonly(),
    notices: z.array(text).readonly(),
    collect: z.array(z.string()).readonly().describe('Numbers of papers or cases whose results can be collected'),
});

const phone = z.object({
    seq: z.int(),
    at: time,
    hall: text,
    day: z.string(),
    ticket,
    themeName: text,
    itemNames: z.array(text).readonly(),
    zones: z.array(text).readonly(),
    canCancel: z.boolean(),
    canRate: z.boolean(),
    reasons: z
        .array(z.object({ code: z.string(), level: z.int(), text, first: z.boolean() }))
        .readonly()
        .describe('What may be chosen when it is rated'),
    reach: z.object({
        channels: z.array(messageChannel).readonly(),
        moments: z.array(messageKind).readonly().describe('What can still happen that is worth a message'),
        given: maybe(z.object({ channel: messageChannel, moments: z.array(messageKind).readonly() })),
        ahead: z.int(),
        keptWorkingDays: z.int(),
        resultDays: z.int(),
    }),
    cases: z
        .array(
            z.object({
                caseNo: z.string(),
                state: z.enum(CASE_STATES),
                at: time,
                waybill: maybe(z.string()),
                expectedDay: maybe(z.string()),
                deadline: maybe(z.string()),
                itemName: maybe(text),
            }),
        )
        .readonly(),
    supervisionPhone: z.string(),
});

const appointment = z.object({
    id: z.string().describe('Code that checks it in'),
    item: z.string(),
    day: z.string(),
    time: z.string(),
    slotAt: time,
    language,
    state: z.enum(APPOINTMENT_STATES),
    ticket: maybe(z.string()),
    materials: z.array(material).readonly().describe('What to bring'),
});

const document = z.object({
    number: z.string(),
    kind: z.enum(DOCUMENT_KINDS),
    item: z.string(),
    theme: z.string(),
    counter: z.int(),
    ticket: z.string(),
    day: z.string(),
    due: maybe(z.string()).describe('The day on which its result is promised'),
    ready: z.boolean().describe('Its result is there, whatever was promised'),
    content: z.string().describe('What its barcode says'),
    print: z.enum(PRINT_STATUSES).describe('`none` where the counter has no printer: it has a page'),
});

const sheet = z.object({
    number: z.string(),
    counter: z.int(),
    day: z.string(),
    tickets: z.array(z.string()).readonly(),
    content: z.string(),
    print: z.enum(PRINT_STATUSES),
});

const slipLine = z.discriminatedUnion('kind', [
    z.object({
        kind: z.literal('text'),
        text: z.string(),
        size: z.literal([1, 2, 3, 4, 6]),
        align: z.enum(['left', 'center']),
        bold: z.boolean(),
    }),
    z.object({ kind: z.literal('pair'), left: z.string(), right: z.string() }),
    z.object({ kind: z.literal('rule') }),
    z.object({ kind: z.literal('qr'), content: z.string() }),
    z.object({ kind: z.literal('space'), lines: z.int() }),
]);

const caseLine = z.object({
    caseNo: z.string(),
    item: maybe(z.string()),
    counter: maybe(z.int()),
    readyAt: maybe(time),
    expectedDay: maybe(z.string()),
    documents: z.array(z.string()).readonly().describe('What the barcodes of its documents say'),
    collected: maybe(z.object({ at: time, counter: z.int(), clerk: maybe(z.object({ name: text, badge: z.string() })) })),
}) satisfies z.ZodType<CaseLine>;

/** A session that was accepted, in the lists of what is still to do. */
const workLine = z.object({
    ticket: z.string(),
    no: z.string(),
    day: z.string(),
    counter: maybe(z.int()),
    item: maybe(z.string()),
    caseKind: maybe(caseKind),
    caseNo: maybe(z.string()),
    endedAt: maybe(time),
}) satisfies z.ZodType<WorkLine>;

const by = z.object({ ref: z.string(), name: text });

const rulesChange = z.object({
    version: z.int(),
    at: time,
    by,
    rules: waitRules,
    reason: maybe(z.string()),
});

const vocabulary = { values: z.array(z.string()).readonly(), conditions: z.array(z.string()).readonly() };

const slip = z.object({
    name: slipName,
    version: z.int().describe('0 for one that was never changed'),
    changed: z.boolean().describe('Whether it differs from what a new hall has'),
    template: slipTemplate,
    began: slipTemplate.describe('What a new hall has'),
    vocabulary: z.object({ ...vocabulary, lists: z.record(z.string(), z.object(vocabulary)) }).describe('All that a line may use'),
});

const slipChange = z.object({
    version: z.int(),
    at: time,
    by,
    name: slipName,
    template: maybe(slipTemplate),
    reason: maybe(z.string()),
});

const user = z.object({ ref: z.string(), user: z.string(), name: text, role: staffRole, badge: z.string() });

const configured = z.object(device.shape).extend({
    kiosk: maybe(z.string()),
    counter: maybe(z.int()),
    zone: maybe(z.int()),
    line: maybe(z.string()),
    agent: maybe(z.string()),
    options: device.shape.options.unwrap(),
});

const deviceView = configured.extend({
    state: z.enum(['online', 'offline', 'fault']),
    reason: maybe(z.string()).describe('A stable word such as `unreachable` or `paper-out`'),
    since: time,
    lastFault: maybe(z.object({ state: z.enum(['offline', 'fault']), reason: z.string(), at: time })),
    paper: maybe(z.int()).describe('Slips left on the roll of a printer; null where nobody has counted them'),
}) satisfies z.ZodType<DeviceView>;

const caseFile = z.object({
    caseNo: z.string(),
    seq: z.int(),
    state: z.enum(CASE_STATES),
    at: time,
    session: maybe(z.string()),
    ticket: maybe(z.string()),
    item: maybe(z.string()),
    counter: maybe(z.int()).describe('The counter that accepted it'),
    person: maybe(z.string()),
    readyAt: maybe(time),
    waybill: maybe(z.string()),
    expectedDay: maybe(z.string()),
    deadline: maybe(z.string()),
    receipt: z.string().optional().describe('Document that the visitor was given for it'),
    collected: maybe(z.object({ at: time, counter: z.int(), clerk: z.string() })),
}) satisfies z.ZodType<CaseFile>;

const refusedMessage = z.object({ seq: z.int(), stream: z.string(), type: z.string(), at: time, attempts: z.int(), error: z.string() });

export const answers = {
    ...supervisionAnswers,
    empty: z.object({}),
    health: z.object({ ok: z.boolean() }),
    ready: z.object({ ready: z.boolean(), storage: z.enum(['ok', 'full']) }),
    hall: hallConfig.omit({ kiosks: true }).extend({
        items: z.array(serviceItem.extend({ pinyin: z.array(z.string()).describe('Name and words in syllables, for search') })),
        name: text,
        configuration: z.int(),
        day: z.string(),
        open: z.boolean(),
        offered: z.array(messageChannel).describe('Over which visitors can be told'),
    }),
    voiceState: z.object({ state: z.enum(['unknown', 'on', 'missing']) }),
    board: board satisfies z.ZodType<BoardView>,
    login: z.object({ token: z.string(), user }),
    session: z.object({ user }),
    taken: z.object({
        ticket,
        link: z.string().describe('Address of the live ticket page'),
        print: z.object({ status: z.enum(PRINT_STATUSES) }),
        chain: z
            .array(z.object({ ticket, link: z.string() }))
            .readonly()
            .describe('Later tickets of the same visit'),
    }) satisfies z.ZodType<TakenAnswer>,
    tickets: z.object({ day: z.string(), tickets: z.array(ticket) }),
    oneTicket: z.object({ ticket: ticket satisfies z.ZodType<TicketView> }),
    ticketDetail: z.object({
        ticket,
        why: maybe(z.looseObject({ words: text })).describe('Why it was called, in words and as figures'),
        session: maybe(z.string()).describe('Its session at a counter, as the back office knows it'),
        record: maybe(serviceRecord).describe('What the clerk recorded at the end of the session'),
        granted: maybe(z.object({ at: time, by: z.object({ ref: z.string(), name: text }) })).describe(
            'Who granted its class; null where nobody had to',
        ),
        notes: z.array(z.object({ at: time, type: z.string(), text: z.string() })).describe('Reasons that staff gave'),
        corrections: z
            .array(z.object({ at: time, by, outcome: maybe(outcome), record: serviceRecord, reason: maybe(z.string()) }))
            .describe('What was put right in the record since, oldest first'),
        documents: z.array(document).describe('What was given to the visitor'),
        sheet: maybe(z.string()).describe('The hand-over list with which its papers went to the back office'),
    }),
    rated: z.object({ ticket: ticket.optional().describe('Absent for a visit of an earlier day') }),
    draft: z.object({ session: z.int(), draft: maybe(serviceRecord) }),
    counter: z.object({ ticket: maybe(ticket), counter }) satisfies z.ZodType<CounterAnswer>,
    document: z.object({ document }) satisfies z.ZodType<{ document: DocumentView }>,
    sheet: z.object({ sheet }) satisfies z.ZodType<{ sheet: SheetView }>,
    paper: z.object({
        document: maybe(document),
        sheet: maybe(sheet),
        language,
        marked: z.boolean().describe('It says that it is a reprint: it came out before'),
        lines: z.array(slipLine).readonly().describe('What stands on it'),
    }) satisfies z.ZodType<PaperAnswer>,
    workLists: z.object({
        handOver: z.array(workLine).readonly().describe('Accepted, and the papers have not gone to the back office'),
        noCase: z.array(workLine).readonly().describe('Accepted on an earlier day, and no case number is known'),
        ready: z.array(caseLine).readonly().describe('Results that can be collected'),
        collected: z.array(caseLine).readonly().describe('Results handed out lately'),
    }) satisfies z.ZodType<WorkLists>,
    phone: phone satisfies z.ZodType<PhoneView>,
    slots: z.object({ item: z.string(), day: z.string(), slots: z.array(z.object({ time: z.string(), at: time, free: z.int() })) }),
    appointments: z.object({ appointments: z.array(appointment) }),
    appointment: z.object({ appointment }) satisfies z.ZodType<{ appointment: AppointmentView }>,
    rules: z.object({ version: z.int(), rules: waitRules, began: waitRules.describe('What a new hall begins with'), history: z.array(rulesChange) }),
    devices: z.object({ devices: z.array(deviceView) }),
    deviceState: z.object({ device: deviceView }),
    selfTest: z.object({ run: maybe(selfTestRun) }),
    deviceAdded: z.object({
        id: z.string(),
        token: maybe(z.string()).describe('What the page or agent shows from now on; told once. Null for hardware on a line'),
        device: configured,
        page: maybe(z.string()).describe('What to open at the device, once'),
    }),
    deviceToken: z.object({
        id: z.string(),
        token: z.string().describe('Told once; the one before has ended'),
        page: maybe(z.string()).describe('What to open at the device, once'),
    }),
    deviceAct: z.object({ ok: z.boolean(), reason: maybe(z.string()).describe('A stable word for why it could not be done') }),
    device: z.object({ device: configured }),
    slips: z.object({ slips: z.array(slip), history: z.array(slipChange) }),
    slipPreview: z.object({
        svg: z.string().describe('Empty when there are problems'),
        bytes: z.string().describe('What a printer gets, base64'),
        problems: z.array(z.object({ code: z.enum(SLIP_PROBLEMS), path: z.string(), message: z.string() })),
    }),
    rulesVersion: z.object({ version: z.int() }),
    backOffice: z.object({
        url: maybe(z.string()),
        away: maybe(z.string()).describe('Why it cannot be reached'),
        waiting: z.int(),
        oldestAt: maybe(time),
        setAside: z.int(),
        refused: z.array(refusedMessage),
    }),
    channels: z.object({
        channels: z.array(
            z.object({
                channel,
                connected: z.boolean(),
                away: maybe(z.string()).describe('Why the other side cannot be reached'),
                awaySince: maybe(time),
                waiting: z.int(),
                oldestAt: maybe(time),
                setAside: z.int(),
                settings: maybe(z.looseObject({})).describe('Without secrets, for the administrator'),
                refused: z.array(refusedMessage),
            }),
        ),
    }),
    channelTest: z.object({ is: z.enum(['delivered', 'gone', 'refused', 'later', 'away']), why: maybe(z.string()) }),
    messages: z.object({
        version: z.int().describe('0 while nothing was changed'),
        ahead: z.int(),
        messages: z.array(
            z.object({ kind: messageKind, changed: z.boolean(), text: messageText, began: messageText, vocabulary: z.array(z.string()) }),
        ),
        history: z.array(z.object({ version: z.int(), at: time, by: z.object({ ref: z.string(), name: text }), reason: maybe(z.string()) })),
    }),
    caseTaken: z.object({ caseNo: z.string() }),
    collections: z.object({ ready: z.array(caseFile), collected: z.array(caseFile) }),
    accounts: z.object({ accounts: z.array(user) }),
    account: z.object({ account: user }),
    backOfficeUrl: z.object({ url: z.string() }),
    breaches: z.object({
        breaches: z.array(z.object({ at: time, ticket: z.string(), theme: z.string(), item: maybe(z.string()), class: priorityClass })),
    }),
    error: z.object({
        error: z.object({
            code: z.enum(Object.keys(ERROR_STATUS)),
            message: z.string(),
            details: z.record(z.string(), z.unknown()).optional(),
        }),
    }),
};
