/** Client events of a socket: each is a command of the table, answered through its acknowledgement. */
import type { Socket } from 'socket.io';
import { z } from 'zod';
import { type Actor, type CommandType, commands } from '#protocol/commands.ts';
import type { ErrorBody, Refusal } from '#protocol/errors.ts';
import type { Language } from '#protocol/hall.ts';
import { type Commanding, errorBody, refusalOf } from '../commanding.ts';
import { socketLog } from '../log.ts';
import type { AddressedTo } from '../parsing.ts';

/** Beside the command's own input a message says which request it is. */
const envelope = z.looseObject({ requestId: z.string().min(1).max(100).optional() });

type Source = {
    commanding: Commanding;
    language: Language;
    actor: () => Actor | Refusal;
    /** What the socket stands for, whatever its messages say. */
    fixed: AddressedTo;
    /** The counter meant by a message that names none. */
    ownCounter?: () => number | undefined;
};

/** Answers an event for each verb. */
export function listenFor(socket: Socket, verbs: Readonly<Record<string, CommandType>>, source: Source): void {
    for (const [verb, type] of Object.entries(verbs)) {
        socket.on(verb, (message: unknown, acknowledge: unknown) => {
            // An event without an acknowledgement has nobody to answer; it is done all the same.
            const answer = typeof acknowledge === 'function' ? acknowledge : () => {};
            give(type, message, source).then(
                (said) => answer(said),
                (error: unknown) => {
                    const refusal = refusalOf(error);
                    if (refusal.code === 'internal') socketLog.error({ err: error, verb }, 'an event failed');
                    answer({ ok: false, ...errorBody(refusal, source.language) });
                },
            );
        });
    }
}

async function give(type: CommandType, said: unknown, { commanding, language, actor, fixed, ownCounter }: Source): Promise<object> {
    const refused = (refusal: Refusal): { ok: false } & ErrorBody => ({ ok: false, ...errorBody(refusal, language) });
    const who = actor();
    if ('code' in who) return refused(who);
    const opened = envelope.safeParse(said ?? {});
    if (!opened.success)
        return refused({ code: 'invalid-body', details: { problems: opened.error.issues.map((issue) => issue.path.join('.')).join(', ') } });
    const { requestId = null, ...message } = opened.data;
    const addressed = addressOf(type, message, fixed, ownCounter?.());
    if (addressed === null) return refused({ code: NOT_ADDRESSED[commands[type].on], details: { counter: '', device: '' } });
    const { address, input } = addressed;
    const answer = await commanding.give({ type, address, input, actor: who, requestId, language });
    return answer.ok ? { ok: true, ...answer.body } : refused(answer.refusal);
}

const NOT_ADDRESSED = {
    hall: 'not-found',
    counter: 'unknown-counter',
    ticket: 'unknown-ticket',
    appointment: 'unknown-appointment',
    device: 'unknown-device',
    workOrder: 'unknown-work-order',
} as const;

/** Whom a message is about: what the socket stands for, else what the message names beside the input. */
function addressOf(
    type: CommandType,
    message: Readonly<Record<string, unknown>>,
    fixed: AddressedTo,
    own: number | undefined,
): { address: AddressedTo; input: unknown } | null {
    const { on } = commands[type];
    if (on === 'hall') return { address: {}, input: message };
    if (on in fixed) return { address: fixed, input: on === 'counter' ? withoutOwn(message, fixed) : message };
    const { [on]: named, ...input } = message;
    const no = typeof named === 'number' ? named : own;
    if (on === 'counter') return no === undefined ? null : { address: { counter: no }, input };
    if (typeof named !== 'string') return null;
    if (on === 'device') return { address: { device: named }, input };
    return { address: on === 'ticket' ? { ticket: named } : { appointment: named }, input };
}

/** A page that names its own counter again means no destination by it. */
function withoutOwn(message: Readonly<Record<string, unknown>>, fixed: AddressedTo): unknown {
    const { counter, ...input } = message;
    return 'counter' in fixed && counter === fixed.counter ? input : message;
}
