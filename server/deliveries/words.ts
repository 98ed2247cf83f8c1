/** What a message to a visitor says: the words of the hall, or those that a new one has, filled with what it is about. */
import type { HallState } from '#hall/state.ts';
import {
    MESSAGE_KINDS,
    type MessageKind,
    type MessageText,
    messageProblems,
    messageText,
    STANDARD_AHEAD,
    type VisitorMessage,
} from '#protocol/messages.ts';
import { filled } from '../slips/render.ts';
import standard from './standard.json' with { type: 'json' };

/** Checked once, when the hub starts. */
export const standardMessages = Object.fromEntries(MESSAGE_KINDS.map((kind) => [kind, messageText.parse(standard[kind])])) as Readonly<
    Record<MessageKind, MessageText>
>;

const problems = messageProblems({ ahead: STANDARD_AHEAD, texts: standardMessages });
if (problems.length > 0) throw new Error(`A message of the program cannot be sent [problems=${JSON.stringify(problems)}]`);

export function textOf({ messages }: Pick<HallState, 'messages'>, kind: MessageKind): MessageText {
    return messages?.content.texts[kind] ?? standardMessages[kind];
}

/** The message in its visitor's language, in each of its forms. */
export function worded(state: HallState, message: VisitorMessage, link: string): Record<keyof MessageText, string> {
    const { language, kind, no, item, counter, ahead, caseNo } = message;
    const { config, items, themes } = state.setup;
    const theme = themes.get(state.tickets.get(message.ticket)?.wanted.theme ?? '');
    const about = item === null ? theme?.name : items.get(item)?.name;
    const values = {
        ...{ hall: config.hall.name[language], no, item: about?.[language] ?? '', link },
        ...{ counter: counter ?? '', ahead: ahead ?? '', case: caseNo ?? '' },
    };
    const { sms, subject, email } = textOf(state, kind);
    return { sms: filled(sms[language], values), subject: filled(subject[language], values), email: filled(email[language], values) };
}
