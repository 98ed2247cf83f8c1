/** Takes messages to visitors over one channel: as long as they are so, to where the visitor wants to be told. */
import { isStillSo } from '#hall/messages.ts';
import type { MessageChannel, MessageText, VisitorMessage } from '#protocol/messages.ts';
import type { Hub } from '../hub.ts';
import type { Links } from '../links.ts';
import type { Store } from '../store/store.ts';
import type { Carried, Carrier } from './delivery.ts';
import { sendEmail } from './email.ts';
import { sendSms } from './sms.ts';
import { worded } from './words.ts';

type Parts = { hub: Hub; links: Links; store: Pick<Store, 'channels' | 'reaches' | 'journal'> };

export function toVisitors(channel: MessageChannel, { hub, links, store }: Parts): Carrier {
    return {
        channel,
        isConnected: () => store.channels.offered.includes(channel),
        carry: async ({ body }, stop) => {
            // Our own row holds what we have put there.
            const message: VisitorMessage = JSON.parse(body);
            const file = message.caseNo === null ? null : store.journal.caseFiles.get(message.caseNo);
            const address = isStillSo(hub.state, message, file) ? store.reaches.addressOf(message.ticket) : null;
            if (address === null) return { is: 'gone' };
            const text = worded(hub.state, message, links.linkTo(message.ticket));
            return send(channel, store.channels, { address, text, id: message.id, sender: hub.state.setup.config.hall.name[message.language] }, stop);
        },
    };
}

type ToSend = { address: string; text: Readonly<Record<keyof MessageText, string>>; id: string; sender: string };

/** Sends a text to an address now. */
export function send(
    channel: MessageChannel,
    { sms, email }: Pick<Store['channels'], MessageChannel>,
    { address, text, id, sender }: ToSend,
    stop: AbortSignal,
): Promise<Carried> {
    if (channel === 'sms' && sms !== null) return sendSms(sms, { phone: address, text: text.sms, id }, stop);
    if (channel === 'email' && email !== null) return sendEmail(email, { to: address, subject: text.subject, text: text.email, id, sender }, stop);
    return Promise.resolve({ is: 'gone' });
}
