/** Client events of a socket: each is a command of the table, answered through its acknowledgement. */
import type { Socket } from 'socket.io';
import { z } from 'zod';
import { type Actor, type CommandType, commands } from '#protocol/commands.ts';
import type { ErrorBody, Refusal } from '#protocol/errors.ts';
import type { Language } from '#protocol/hall.ts';
import { type Commanding, errorBody } from '../commanding.ts';
import { socketLog } from '../log.ts';
import type { AddressedTo } from '../parsing.ts';

/** Beside the command's own input a message says which request it is and, where one socket acts for several, whom it is about. */
const envelope = z.looseObject({
    requestId: z.string().min(1).max(100).optional(),
    counter: z.int().optional(),
    ticket: z.string().min(1).max(40).optional(),
});

type Source = { commanding: Commanding; language: Language; actor: () => Actor | Refusal; fixed: AddressedTo };

/** Answers an event for each verb. */
export function listenFor(socket: Socket, verbs: Readonly<Record<string, CommandType>>, source: Source): void {
    for (const [verb, type] of Object.entries(verbs)) {
        socket.on(verb, (message: unknown, acknowledge: unknown) => {
            // An event without an acknowledgement has nobody to answer; it is done all the same.
            const answer = typeof acknowledge === 'function' ? acknowledge : () => {};
            give(type, message, source).then(
                (said) => answer(said),
                (error: unknown) => {
                    socketLog.error({ err: error, verb }, 'an event failed');
                    answer({ ok: false, ...errorBody({ code: 'internal' }, source.language) });
                },
            );
        });
    }
}

async function give(type: CommandType, message: unknown, { commanding, language, actor, fixed }: Source): Promise<object> {
    const refused = (refusal: Refusal): { ok: false } & ErrorBody => ({ ok: false, ...errorBody(refusal, language) });
    const who = actor();
    if ('code' in who) return refused(who);
    const opened = envelope.safeParse(message ?? {});
    if (!opened.success)
        return refused({ code: 'invalid-body', details: { problems: opened.error.issues.map((issue) => issue.path.join('.')).join(', ') } });
    const { requestId = null, counter, ticket, ...input } = opened.data;
    const address = addressOf(type, { counter, ticket, ...fixed });
    if (address === null) return refused({ code: commands[type].on === 'counter' ? 'unknown-counter' : 'unknown-ticket', details: { counter: '' } });
    const answer = await commanding.give({ type, address, input, actor: who, requestId, language });
    return answer.ok ? { ok: true, ...answer.body } : refused(answer.refusal);
}

function addressOf(type: CommandType, known: { counter?: number | undefined; ticket?: string | undefined }): AddressedTo | null {
    const { on } = commands[type];
    if (on === 'hall') return {};
    if (on === 'counter') return known.counter === undefined ? null : { counter: known.counter };
    return known.ticket === undefined ? null : { ticket: known.ticket };
}
