/** The ways out of the hall: the back office, the SMS gateway, the mail server. How each is, what it refused, its settings, a test. */
import { randomUUID } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { CHANNELS, type Channel, channel, emailSettings, MESSAGE_CHANNELS, messageChannel, smsSettings } from '#protocol/messages.ts';
import { messageWords } from '#web/words/messages.ts';
import type { Deliveries } from '../deliveries/deliveries.ts';
import { ANSWER_MS, reasonOf } from '../deliveries/delivery.ts';
import { smsProblem } from '../deliveries/sms.ts';
import { send } from '../deliveries/to-visitors.ts';
import { parseBody } from '../parsing.ts';
import type { Channels } from '../store/channels.ts';
import type { Outbox } from '../store/outbox.ts';
import { type Edge, languageOf, refuse, staff } from './call.ts';

const SHOWN = 200;

/** Secrets that are left out stay as they are. */
export const smsBody = smsSettings.extend({ headers: smsSettings.shape.headers.unwrap().optional() });
export const emailBody = emailSettings.extend({ password: z.string().max(500).nullable().optional() });
export const testBody = z.strictObject({ to: z.string().trim().min(3).max(120) });

type Parts = { outbox: Outbox; channels: Channels; deliveries: Deliveries };

export function channelRoutes(edge: Edge, { outbox, channels, deliveries }: Parts): Router {
    const router = Router();
    router.get('/api/channels', (request, response) => {
        const account = staff(edge, request, response, 'admin', 'manager', 'supervisor');
        if (account === undefined) return;
        const told = CHANNELS.map((name) => ({
            ...deliveries.view(name),
            settings: account.role === 'admin' ? shownSettings(name, outbox, channels) : null,
            refused: outbox.listSetAside(name, SHOWN),
        }));
        response.json({ channels: told });
    });
    router.put('/api/channels/sms', (request, response) => {
        if (staff(edge, request, response, 'admin') === undefined) return;
        const body = parseBody(smsBody, request.body, languageOf(request));
        if (!body.ok) return refuse(request, response, body.refusal);
        const settings = { ...body.value, headers: body.value.headers ?? channels.sms?.headers ?? {} };
        const problem = smsProblem(settings);
        if (problem !== null) {
            return refuse(request, response, { code: 'invalid-body', details: { problems: messageWords.say(languageOf(request), problem) } });
        }
        set(response, 'sms', settings);
    });
    router.put('/api/channels/email', (request, response) => {
        if (staff(edge, request, response, 'admin') === undefined) return;
        const body = parseBody(emailBody, request.body, languageOf(request));
        if (!body.ok) return refuse(request, response, body.refusal);
        const { password = channels.email?.password ?? null, ...rest } = body.value;
        set(response, 'email', { ...rest, password });
    });
    for (const name of MESSAGE_CHANNELS) {
        router.delete(`/api/channels/${name}`, (request, response) => {
            if (staff(edge, request, response, 'admin') !== undefined) set(response, name, null);
        });
    }
    router.post('/api/channels/:channel/test', async (request, response) => {
        if (staff(edge, request, response, 'admin') === undefined) return;
        const name = messageChannel.safeParse(request.params.channel);
        if (!name.success) return unknown(request, response);
        const body = parseBody(testBody, request.body, languageOf(request));
        if (!body.ok) return refuse(request, response, body.refusal);
        if (channels[name.data] === null) return refuse(request, response, { code: 'channel-unset' });
        const language = languageOf(request);
        const hall = edge.hub.state.setup.config.hall.name[language];
        const sentence = messageWords.say(language, 'test', { hall });
        const text = { sms: sentence, subject: sentence, email: sentence };
        const carried = await send(
            name.data,
            channels,
            { address: body.value.to, text, id: `test-${randomUUID()}`, sender: hall },
            AbortSignal.timeout(ANSWER_MS),
        ).catch((error: unknown) => ({ is: 'away' as const, why: reasonOf(error) }));
        response.json({ is: carried.is, why: 'why' in carried ? carried.why : null });
    });
    for (const act of ['retry', 'drop'] as const) {
        router.post(`/api/channels/:channel/messages/:seq/${act}`, (request, response) => {
            if (staff(edge, request, response, 'admin') === undefined) return;
            const name = channel.safeParse(request.params.channel);
            if (!name.success) return unknown(request, response);
            if (!outbox[act](name.data, Number(request.params.seq))) return refuse(request, response, { code: 'not-found' });
            deliveries.changed();
            response.json({});
        });
    }
    return router;

    function set(response: Response, name: 'sms' | 'email', settings: Parameters<Channels['set']>[1]): void {
        channels.set(name, settings);
        deliveries.begin(name);
        response.json({});
    }
}

function unknown(request: Request, response: Response): void {
    refuse(request, response, { code: 'unknown-channel', details: { channel: String(request.params.channel) } });
}

/** What is set up, without its secrets; null where nothing is. */
function shownSettings(name: Channel, outbox: Outbox, { sms, email }: Channels): object | null {
    if (name === 'back-office') return outbox.endpoint === null ? null : { url: outbox.endpoint.url };
    if (name === 'sms') return sms === null ? null : { ...sms, headers: Object.keys(sms.headers) };
    return email === null ? null : { ...email, password: email.password !== null };
}
