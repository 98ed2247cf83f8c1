/** The contract as OpenAPI 3.1, derived from the command table. */
import { z } from 'zod';
import { backOfficeSettings } from '#protocol/back-office.ts';
import { incomingEvent } from '#protocol/case-files.ts';
import { type CommandType, commands } from '#protocol/commands.ts';
import { ERROR_STATUS } from '#protocol/errors.ts';
import { selfTestBody } from '#protocol/self-test.ts';
import { serviceRecord } from '#protocol/service-record.ts';
import { socketVerbs } from '#protocol/sockets.ts';
import { counterVerbs, ticketVerbs } from '#protocol/verbs.ts';
import { workOrderVerbs } from '#protocol/work-orders.ts';
import { DEVICE_ACTS, type DeviceAct } from '../devices/acts.ts';
import { newAccountBody, passwordBody } from './accounts.ts';
import { answers } from './answers-schema.ts';
import { emailBody, smsBody, testBody } from './channels.ts';
import { previewBody } from './slips.ts';
import { loginBody } from './staff.ts';
import { LONGEST_TEXT } from './voice.ts';

type Operation = {
    summary: string;
    who: string;
    input?: z.ZodType;
    answer: z.ZodType | null;
    media?: string;
    status?: number;
    parameters?: readonly string[];
};

function ofCommand(type: CommandType, answer: z.ZodType, status = 200): Operation {
    const { summary, who, input } = commands[type];
    return { summary, who: who.join(', '), input, answer, status };
}

const DEVICE_ACT_SUMMARIES: Readonly<Record<DeviceAct, string>> = {
    identify: 'A device makes itself known: it beeps, blinks, prints a line or shows its name',
    reload: 'A page loads itself anew',
    'test-print': 'A printer prints the test slip',
    'test-voice': 'A screen or kiosk says a sentence',
};

function operations(): Record<string, Record<string, Operation>> {
    const paths: Record<string, Record<string, Operation>> = {
        '/healthz': { get: { summary: 'The process lives', who: 'anyone', answer: answers.health } },
        '/readyz': { get: { summary: 'The hub can store and serve; 503 when it cannot', who: 'anyone', answer: answers.ready } },
        '/metrics': { get: { summary: 'Prometheus text', who: 'this machine, or an admin', answer: null } },
        '/api/hall': { get: { summary: 'Name, day, open or not, themes, items, counters', who: 'anyone', answer: answers.hall } },
        '/api/board': { get: { summary: 'The hall screen', who: 'anyone', answer: answers.board, parameters: ['?zone'] } },
        '/api/session': {
            post: { summary: 'Log in: sets a cookie and gives a token', who: 'anyone', input: loginBody, answer: answers.login },
            get: { summary: 'Who is logged in', who: 'staff', answer: answers.session },
            delete: { summary: 'Log out', who: 'staff', answer: answers.empty },
        },
        '/api/tickets': {
            post: ofCommand('takeTicket', answers.taken, 201),
            get: {
                summary: "The day's tickets; `from` and `to` are times as HH:MM, `limit` gives the last taken",
                who: 'staff',
                answer: answers.tickets,
                parameters: ['?no', '?state', '?theme', '?item', '?from', '?to', '?limit'],
            },
        },
        '/api/tickets/{id}': { get: { summary: 'One ticket', who: 'staff', answer: answers.ticketDetail } },
        '/api/t/{secret}': {
            get: { summary: 'Follow a ticket', who: 'its visitor', answer: answers.phone },
            delete: ofCommand('cancel', answers.oneTicket),
        },
        '/api/t/{secret}/reach': { put: ofCommand('giveReach', answers.rated), delete: ofCommand('withdrawReach', answers.rated) },
        '/api/t/{secret}/rating': { post: ofCommand('rate', answers.rated) },
    };
    paths['/api/slots'] = { get: { summary: 'Free slots of an item on a day', who: 'anyone', answer: answers.slots, parameters: ['?item', '?day'] } };
    paths['/api/appointments'] = {
        get: { summary: 'Appointments of today and later', who: 'guide, integrator', answer: answers.appointments, parameters: ['?day'] },
        post: ofCommand('bookAppointment', answers.appointment, 201),
    };
    paths['/api/appointments/{id}'] = {
        patch: ofCommand('moveAppointment', answers.appointment),
        delete: ofCommand('cancelAppointment', answers.appointment),
    };
    paths['/api/help'] = { post: ofCommand('callStaff', answers.empty) };
    paths['/api/help/answer'] = { post: ofCommand('answerHelp', answers.empty) };
    paths['/api/rules'] = {
        get: { summary: 'The wait rules and their history', who: 'manager, supervisor, admin', answer: answers.rules },
        put: ofCommand('changeRules', answers.rulesVersion),
    };
    paths['/api/devices'] = {
        get: { summary: 'Every device: what is configured, how it is', who: 'admin, manager', answer: answers.devices },
        post: ofCommand('addDevice', answers.deviceAdded, 201),
    };
    paths['/api/devices/{id}'] = {
        get: { summary: 'One device', who: 'admin, manager', answer: answers.deviceState },
        patch: ofCommand('changeDevice', answers.device),
        delete: ofCommand('removeDevice', answers.empty),
    };
    paths['/api/self-test'] = {
        get: { summary: 'The self-test under way, or the last one', who: 'admin', answer: answers.selfTest },
        post: {
            summary: 'Begin a self-test with a training number and real devices',
            who: 'admin',
            input: selfTestBody,
            answer: answers.selfTest,
            status: 202,
        },
    };
    paths['/api/devices/{id}/paper'] = { post: ofCommand('loadPaper', answers.deviceState) };
    paths['/api/devices/{id}/token'] = { post: ofCommand('pairDevice', answers.deviceToken) };
    for (const act of DEVICE_ACTS) {
        paths[`/api/devices/{id}/${act}`] = { post: { summary: DEVICE_ACT_SUMMARIES[act], who: 'admin', answer: answers.deviceAct } };
    }
    paths['/api/hall/live'] = { post: ofCommand('goLive', answers.empty) };
    paths['/api/voice'] = {
        get: {
            summary: `The sound of a text of at most ${LONGEST_TEXT} characters, as WAV`,
            who: 'pages of this hall',
            answer: null,
            media: 'audio/wav',
            parameters: ['?text', '?language', '?pace'],
        },
    };
    paths['/api/voice/state'] = { get: { summary: 'Whether the hub can read aloud', who: 'pages of this hall', answer: answers.voiceState } };
    paths['/api/slips'] = { get: { summary: 'What slips say, and their history', who: 'manager, supervisor, admin', answer: answers.slips } };
    paths['/api/slips/preview'] = {
        post: { summary: 'A slip as it will look on paper', who: 'manager, supervisor, admin', input: previewBody, answer: answers.slipPreview },
    };
    paths['/api/slips/{name}'] = {
        put: { ...ofCommand('changeSlips', answers.rulesVersion), input: commands.changeSlips.input.omit({ name: true }) },
    };
    paths['/api/rating-reasons'] = {
        get: { summary: 'The reasons that visitors choose from when they rate', who: 'anyone', answer: answers.ratingReasons },
        put: ofCommand('changeRatingReasons', answers.empty),
    };
    paths['/api/rating-reasons/history'] = {
        get: { summary: 'How they were changed, newest first', who: 'manager, supervisor', answer: answers.ratingReasonsHistory },
    };
    paths['/api/complaints'] = { post: ofCommand('fileComplaint', answers.complaint, 201) };
    paths['/api/t/{secret}/complaint'] = { post: ofCommand('fileComplaint', answers.complaint, 201) };
    paths['/api/work-orders'] = {
        get: { summary: 'Work orders that are open or were closed lately', who: 'supervisor, manager; others their own', answer: answers.workOrders },
    };
    paths['/api/work-orders/{id}'] = {
        get: { summary: 'One work order with what was written', who: 'supervisor, manager; others their own', answer: answers.workOrderDetail },
    };
    for (const [verb, type] of Object.entries(workOrderVerbs)) paths[`/api/work-orders/{id}/${verb}`] = { post: ofCommand(type, answers.workOrder) };
    paths['/api/accounts'] = {
        get: { summary: 'The people who work in the hall', who: 'admin, manager, supervisor', answer: answers.accounts },
        post: { summary: 'Add an account', who: 'admin', input: newAccountBody, answer: answers.account, status: 201 },
    };
    paths['/api/accounts/{ref}/password'] = {
        put: { summary: 'Give somebody a new password; their sessions end', who: 'admin', input: passwordBody, answer: answers.empty },
    };
    paths['/api/back-office'] = {
        get: {
            summary: 'Where messages to the back office go, what waits and what was refused',
            who: 'admin, manager, supervisor',
            answer: answers.backOffice,
        },
        put: { summary: 'Connect a back office', who: 'admin', input: backOfficeSettings, answer: answers.backOfficeUrl },
        delete: { summary: 'Disconnect it and forget what waits for it', who: 'admin', answer: answers.empty },
    };
    paths['/api/back-office/events'] = {
        post: {
            summary: 'A signed event of the back office: case.linked, case.resultReady, case.returned, case.supplementRequired',
            who: 'the back office, by signature',
            input: incomingEvent,
            answer: answers.caseTaken,
        },
    };
    paths['/api/collections'] = {
        get: { summary: 'Results that are ready, and those handed out', who: 'clerk, guide, manager, supervisor', answer: answers.collections },
    };
    paths['/api/channels'] = {
        get: { summary: 'The ways out of the hall: how each is, what it refused', who: 'admin, manager, supervisor', answer: answers.channels },
    };
    for (const [name, input] of [['sms', smsBody] as const, ['email', emailBody] as const]) {
        paths[`/api/channels/${name}`] = {
            put: { summary: 'Set a channel up; secrets that are left out stay as they are', who: 'admin', input, answer: answers.empty },
            delete: { summary: 'Disconnect it and forget what waits for it', who: 'admin', answer: answers.empty },
        };
    }
    paths['/api/channels/{channel}/test'] = {
        post: { summary: 'Send a test now, and say what became of it', who: 'admin', input: testBody, answer: answers.channelTest },
    };
    for (const [act, summary] of [['retry', 'Try a refused message again'] as const, ['drop', 'Give a refused message up'] as const]) {
        paths[`/api/channels/{channel}/messages/{seq}/${act}`] = { post: { summary, who: 'admin', answer: answers.empty } };
    }
    paths['/api/messages'] = {
        get: { summary: 'What messages to visitors say', who: 'manager, supervisor, admin', answer: answers.messages },
        put: ofCommand('changeMessages', answers.rulesVersion),
    };
    paths['/api/clock/confirm'] = { post: ofCommand('confirmClock', answers.empty) };
    paths['/api/breaches'] = {
        get: { summary: 'The breach ledger', who: 'manager, supervisor, admin', answer: answers.breaches, parameters: ['?days'] },
    };
    paths['/api/counters/{no}/draft'] = {
        get: { summary: 'What has been typed of the record of the session at the counter', who: 'clerk', answer: answers.draft },
        put: { summary: 'Keep it until the session is finished', who: 'clerk', input: serviceRecord, answer: answers.empty },
    };
    paths['/api/reports/ratings'] = {
        get: {
            summary: 'Rating, good and rectification rates by counter, clerk, theme, item or channel, as JSON or CSV',
            who: 'manager, supervisor, admin',
            answer: answers.ratingFigures,
            parameters: ['?from', '?to', '?by', '?format'],
        },
    };
    paths['/api/reports/jumps'] = {
        get: {
            summary: 'Calls by number and promotions with their reasons, as JSON or CSV',
            who: 'manager, supervisor, admin',
            answer: answers.jumps,
            parameters: ['?from', '?to', '?format'],
        },
    };
    paths['/api/reports/attendance'] = {
        get: {
            summary: 'Who was at which counter from when until when, as JSON or CSV',
            who: 'manager, supervisor, admin',
            answer: answers.attendance,
            parameters: ['?from', '?to', '?format'],
        },
    };
    for (const [verb, type] of Object.entries(counterVerbs)) paths[`/api/counters/{no}/${verb}`] = { post: ofCommand(type, answers.counter) };
    paths['/api/counters/{no}/document'] = { post: ofCommand('issueDocument', answers.document) };
    paths['/api/counters/{no}/hand-over'] = { post: ofCommand('handOver', answers.sheet) };
    paths['/api/documents/{number}'] = {
        get: {
            summary: 'A document or a hand-over list as its page shows it',
            who: 'clerk, guide, manager, supervisor, admin',
            answer: answers.paper,
            parameters: ['?language'],
        },
    };
    paths['/api/documents/{number}/printed'] = {
        post: { ...ofCommand('pageDocument', answers.empty), input: commands.pageDocument.input.omit({ document: true }) },
    };
    paths['/api/work-lists'] = {
        get: {
            summary: 'Papers to hand over, results to give out, cases without a number; of one counter or of all',
            who: 'clerk, guide, manager, supervisor',
            answer: answers.workLists,
            parameters: ['?counter'],
        },
    };
    paths['/api/documents/ready'] = { post: ofCommand('markDocumentReady', answers.document) };
    for (const [verb, type] of Object.entries(ticketVerbs)) paths[`/api/tickets/{id}/${verb}`] = { post: ofCommand(type, answers.oneTicket) };
    paths['/api/roster'] = {
        get: { summary: 'The duty roster and how it was changed', who: 'manager, supervisor', answer: answers.roster },
        put: ofCommand('changeRoster', answers.rulesVersion),
    };
    paths['/api/attendance/corrections'] = { post: ofCommand('correctAttendance', answers.empty) };
    paths['/api/reports/shifts'] = {
        get: {
            summary: 'Attendance judged by the duty roster: late, early, absent, unattended, paused too long, as JSON or CSV',
            who: 'manager, supervisor, admin',
            answer: answers.shifts,
            parameters: ['?from', '?to', '?format'],
        },
    };
    // A paper form; a visitor rates with the secret of the ticket.
    paths['/api/tickets/{id}/rating'] = { post: { ...ofCommand('rate', answers.rated), who: 'supervisor' } };
    return paths;
}

function described(
    path: string,
    { summary, who, input, answer, media = 'text/plain', status = 200, parameters = [] }: Operation,
    writes: boolean,
): object {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
    const inQuery = parameters.map((name) => ({ name: name.slice(1), in: 'query', required: false, schema: { type: 'string' } }));
    const key = writes ? [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string' } }] : [];
    const content = answer === null ? { [media]: {} } : { 'application/json': { schema: jsonSchema(answer) } };
    return {
        summary,
        description: `Who: ${who}`,
        parameters: [...inPath, ...inQuery, ...key],
        ...(input === undefined ? {} : { requestBody: { content: { 'application/json': { schema: jsonSchema(input) } } } }),
        responses: { [status]: { description: 'Done', content }, default: { $ref: '#/components/responses/Refused' } },
    };
}

function jsonSchema(schema: z.ZodType): object {
    const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input' });
    return rest;
}

export function openApi(): object {
    const paths = Object.entries(operations()).map(([path, methods]) => [
        path,
        Object.fromEntries(Object.entries(methods).map(([method, operation]) => [method, described(path, operation, method !== 'get')])),
    ]);
    return {
        openapi: '3.1.0',
        info: {
            title: 'Tingxu',
            version: '1',
            description:
                'Times are milliseconds since 1970, waits are seconds. Errors carry a stable code and a sentence in the language of Accept-Language.',
        },
        paths: Object.fromEntries(paths),
        components: {
            securitySchemes: {
                bearer: { type: 'http', scheme: 'bearer' },
                cookie: { type: 'apiKey', in: 'cookie', name: 'hall_session' },
                device: { type: 'apiKey', in: 'header', name: 'X-Device-Token' },
            },
            responses: { Refused: { description: 'Refused', content: { 'application/json': { schema: jsonSchema(answers.error) } } } },
        },
        'x-error-codes': ERROR_STATUS,
        'x-sockets': Object.fromEntries(
            Object.entries(socketVerbs).map(([namespace, verbs]) => [
                namespace,
                Object.fromEntries(Object.entries(verbs).map(([verb, type]) => [verb, jsonSchema(commands[type as CommandType].input)])),
            ]),
        ),
    };
}
