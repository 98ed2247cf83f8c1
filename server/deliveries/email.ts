/** One e-mail through the mail server of the hall. */
import type { EmailSettings } from '#protocol/messages.ts';
import { ANSWER_MS, type Carried, reasonOf } from './delivery.ts';

/** `id` becomes the Message-ID: the same in every repeat, so that a mailbox which knows it shows nothing twice. */
export type Email = { readonly to: string; readonly subject: string; readonly text: string; readonly id: string; readonly sender: string };

export async function sendEmail(settings: EmailSettings, email: Email, stop: AbortSignal): Promise<Carried> {
    // Read when the first e-mail leaves: most halls send none, and none should start later for it.
    const { createTransport } = await import('nodemailer');
    if (stop.aborted) return carriedOf(stop.reason);
    const { host, port, security, user, password, from } = settings;
    const transport = createTransport({
        ...{ host, port, secure: security === 'tls', requireTLS: security === 'starttls', ignoreTLS: security === 'none' },
        ...(user === null ? {} : { auth: { user, pass: password ?? '' } }),
        ...{ connectionTimeout: ANSWER_MS, greetingTimeout: ANSWER_MS, socketTimeout: ANSWER_MS, dnsTimeout: ANSWER_MS },
    });
    const { promise: stopped, reject } = Promise.withResolvers<never>();
    const onStop = (): void => reject(stop.reason);
    stop.addEventListener('abort', onStop, { once: true });
    const { to, subject, text, id, sender } = email;
    const sent = transport.sendMail({
        ...{ from: { name: sender, address: from }, to: { name: '', address: to }, subject, text },
        messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
    });
    try {
        await Promise.race([sent, stopped]);
        return { is: 'delivered' };
    } catch (error) {
        return carriedOf(error);
    } finally {
        stop.removeEventListener('abort', onStop);
        // Whoever stops does not wait for what becomes of it.
        sent.catch(() => {});
        transport.close();
    }
}

/** A recipient or a text that is not taken is a matter of this message; a sender, a password or a connection one of all. */
function carriedOf(error: unknown): Carried {
    const { responseCode: status, command } = smtpError(error);
    if (status === null || (command !== 'RCPT TO' && command !== 'DATA')) return { is: 'away', why: reasonOf(error) };
    return { is: status >= 500 ? 'refused' : 'later', why: `SMTP ${status}` };
}

function smtpError(error: unknown): { responseCode: number | null; command: string } {
    if (!(error instanceof Error)) return { responseCode: null, command: '' };
    const code: unknown = Reflect.get(error, 'responseCode');
    return { responseCode: typeof code === 'number' ? code : null, command: String(Reflect.get(error, 'command')) };
}
