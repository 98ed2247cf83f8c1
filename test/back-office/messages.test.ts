import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageKind } from '#protocol/messages.ts';
import type { ChannelView, PhoneView } from '#protocol/views.ts';
import { sign } from '../../server/back-office/signature.ts';
import { type Reply, RunningHub, START_MS } from '../hub/running-hub.ts';
import { MailServer, SmsGateway } from './gateways.ts';
import { SECRET } from './running-receiver.ts';

const PASSWORD = 'Admin-2026';
const DAY_MS = 86_400_000;
const MINE = '13900001234';
const SHOWN_TO_NOBODY = '139 0000-1234';
const ALL: readonly MessageKind[] = ['taken', 'ahead', 'called', 'passed', 'resultReady'];

type Told = ChannelView & { refused: { seq: number; type: string; error: string }[] };

/** A hall with an administrator, and what the tests do in it. */
class Reaching {
    readonly hub: RunningHub;
    #days = 0;
    #events = 0;

    constructor(hub: RunningHub) {
        this.hub = hub;
    }

    async admin<Body = Record<string, unknown>>(method: string, path: string, body?: object): Promise<Reply<Body>> {
        return this.hub.call<Body>(method, path, body, { authorization: `Bearer ${await this.hub.login('admin', PASSWORD)}` });
    }

    async channel(name: string): Promise<Told> {
        const { body } = await this.admin<{ channels: Told[] }>('GET', '/api/channels');
        const found = body.channels.find(({ channel }) => channel === name);
        if (found === undefined) throw new Error(`no such channel [name=${name}]`);
        return found;
    }

    async until(name: string, holds: (told: Told) => boolean): Promise<Told> {
        for (let tries = 0; tries < 300; tries++) {
            const told = await this.channel(name);
            if (holds(told)) return told;
            await new Promise((resolve) => setTimeout(resolve, 100));
        }
        throw new Error(`it did not come to that: ${JSON.stringify(await this.channel(name))}`);
    }

    /** A number for somebody at the guide desk who wants to be told. */
    async take(reach: object, language = 'zh-CN'): Promise<{ id: string; no: string; secret: string }> {
        const { status, body } = await this.hub.as<{ ticket: { id: string; no: string }; link: string }>('guide', 'POST', '/api/tickets', {
            theme: 'social',
            language,
            reach: { moments: ALL, ...reach },
        });
        expect(status).toBe(201);
        return { ...body.ticket, secret: body.link.split('/t/')[1] ?? '' };
    }

    phone(secret: string): Promise<Reply<PhoneView>> {
        return this.hub.call<PhoneView>('GET', `/api/t/${secret}`);
    }

    /** The clock goes on by a day, with a restart. */
    async aDay(): Promise<void> {
        this.#days += 1;
        await this.hub.restart({ HALL_CLOCK_OFFSET_MS: String(this.#days * DAY_MS) });
    }

    async office(type: string, more: object): Promise<number> {
        const id = `office-${++this.#events}`;
        const body = JSON.stringify({ id, type, ...more });
        return (await this.hub.call('POST', '/api/back-office/events', body, { ...sign(SECRET, id, Date.now(), body) })).status;
    }

    /** One visitor from the call to an accepted case; its session. */
    async accept(id: string): Promise<string> {
        for (const verb of ['next', 'start']) expect((await this.hub.verb('clerk01', 1, verb)).status).toBe(200);
        expect((await this.hub.verb('clerk01', 1, 'finish', { outcome: 'accepted', reason: 'r' })).status).toBe(200);
        return (await this.hub.as<{ session: string }>('clerk01', 'GET', `/api/tickets/${id}`)).body.session;
    }
}

describe('messages to visitors', { timeout: START_MS * 2 }, () => {
    let hall: Reaching;
    const gateway = new SmsGateway();
    const mail = new MailServer();
    const settings = () => ({ url: gateway.url, headers: { 'x-key': 'secret of the gateway' } });
    const texts = (): string[] => gateway.heard.map(({ text }) => text);
    beforeAll(async () => {
        await Promise.all([gateway.start(), mail.start()]);
        hall = new Reaching(await RunningHub.start({ env: { HALL_ADMIN_PASSWORD: PASSWORD } }));
        await hall.hub.signIn(1, 'clerk01');
    }, START_MS);
    afterAll(async () => {
        await hall?.hub.remove();
        await gateway.stop().catch(() => {});
        await mail.stop().catch(() => {});
    });

    it('are offered only over channels that are set up, and a number that nothing can be sent to is not kept', async () => {
        const refused = await hall.hub.as('guide', 'POST', '/api/tickets', { theme: 'social', reach: { phone: MINE, moments: ALL } });
        expect(refused.body).toMatchObject({ error: { code: 'reach-unavailable' } });
        expect((await hall.admin('PUT', '/api/channels/sms', { ...settings(), body: '{"to":"{phone}"}' })).body).toMatchObject({
            error: { code: 'invalid-body' },
        });
        expect((await hall.hub.as('manager', 'PUT', '/api/channels/sms', settings())).status).toBe(403);
        expect((await hall.admin('PUT', '/api/channels/sms', settings())).status).toBe(200);
        const { body } = await hall.admin<{ is: string }>('POST', '/api/channels/sms/test', { to: MINE });
        expect(body.is).toBe('delivered');
        expect(gateway.heard).toMatchObject([{ phone: MINE, headers: { 'x-key': 'secret of the gateway' } }]);
        // What is set up is told without its secrets, and they stay when it is changed without them.
        const { body: told } = await hall.admin('GET', '/api/channels');
        expect(JSON.stringify(told)).not.toContain('secret of the gateway');
        await hall.admin('PUT', '/api/channels/sms', { url: gateway.url });
        await hall.admin('POST', '/api/channels/sms/test', { to: MINE });
        expect(gateway.heard.at(-1)?.headers['x-key']).toBe('secret of the gateway');
    });

    it('tell each moment once, with an id, and leave the number nowhere in clear', async () => {
        gateway.heard.length = 0;
        const { id, no, secret } = await hall.take({ phone: SHOWN_TO_NOBODY });
        await expect.poll(texts).toHaveLength(1);
        expect(gateway.heard[0]).toMatchObject({ phone: MINE, id: expect.stringMatching(/^trial-\d+$/) });
        expect(texts()[0]).toContain(no);
        expect(texts()[0]).toContain(`/t/${secret}`);
        await hall.hub.verb('clerk01', 1, 'next');
        await expect.poll(texts).toHaveLength(2);
        expect(texts()[1]).toContain('请到1号窗口');
        await hall.hub.verb('clerk01', 1, 'recall');
        await hall.hub.verb('clerk01', 1, 'pass');
        await expect.poll(texts).toHaveLength(3);
        expect(texts()[2]).toContain(`${no}号已过号`);
        await hall.hub.as('guide', 'POST', `/api/tickets/${id}/rejoin`);
        await hall.hub.verb('clerk01', 1, 'next');
        await hall.hub.verb('clerk01', 1, 'pass');
        expect((await hall.phone(secret)).body.reach.given).toEqual({ channel: 'sms', moments: ['taken', 'called', 'passed', 'resultReady'] });
        expect((await hall.until('sms', ({ waiting }) => waiting === 0)).setAside).toBe(0);
        expect(gateway.heard).toHaveLength(3);
        await hall.hub.stop();
        for (const file of readdirSync(hall.hub.data)) expect(readFileSync(join(hall.hub.data, file)).includes(MINE)).toBe(false);
        expect(hall.hub.stderr).not.toContain(MINE);
        await hall.hub.restart();
        await hall.hub.signIn(1, 'clerk01').catch(() => {});
    });

    it('stop when the visitor withdraws, also on a later day, and the number is gone', async () => {
        const { secret } = await hall.take({ phone: MINE });
        expect((await hall.hub.call('DELETE', `/api/t/${secret}/reach`)).status).toBe(200);
        expect((await hall.phone(secret)).body.reach.given).toBe(null);
        gateway.heard.length = 0;
        await hall.hub.verb('clerk01', 1, 'next');
        await hall.hub.verb('clerk01', 1, 'pass');
        // The visitor gives it themselves on their phone, and is told of what is still to come.
        const give = (body: object): Promise<Reply> => hall.hub.call('PUT', `/api/t/${secret}/reach`, body);
        expect((await give({ moments: ALL })).body).toMatchObject({ error: { code: 'reach-address' } });
        expect((await give({ phone: 'not a number', moments: ALL })).body).toMatchObject({ error: { code: 'invalid-body' } });
        expect((await give({ phone: '13700000000', moments: ALL })).status).toBe(200);
        expect((await give({ phone: MINE, moments: ['called', 'resultReady'] })).status).toBe(200);
        expect((await give({ phone: MINE, moments: ['called'] })).body).toMatchObject({ error: { code: 'reach-too-often' } });
        expect((await hall.phone(secret)).body.reach.given).toEqual({ channel: 'sms', moments: ['called', 'resultReady'] });
        expect(gateway.heard).toEqual([]);
        await hall.aDay();
        await hall.hub.signIn(1, 'clerk01');
        expect((await hall.hub.call('DELETE', `/api/t/${secret}/reach`)).status).toBe(200);
        expect((await hall.phone(secret)).body.reach.given).toBe(null);
    });

    it('are late for nobody: after days without a gateway only what is still so is told, once, though answers are lost; the back office waits for none of it', async () => {
        gateway.heard.length = 0;
        await gateway.stop();
        await hall.admin('PUT', '/api/back-office', { url: 'http://127.0.0.1:9/', secret: SECRET });
        const first = await hall.take({ phone: MINE });
        const session = await hall.accept(first.id);
        const second = await hall.take({ phone: '13800005678' });
        const other = await hall.accept(second.id);
        expect(await hall.office('case.linked', { session, caseNo: 'SH-1' })).toBe(200);
        expect(await hall.office('case.resultReady', { caseNo: 'SH-1', waybill: 'EMS1' })).toBe(200);
        expect(await hall.office('case.resultReady', { caseNo: 'SH-1', waybill: 'EMS2' })).toBe(200);
        expect(await hall.office('case.resultReady', { caseNo: 'SH-2', session: other })).toBe(200);
        const { away, waiting } = await hall.until('sms', (told) => told.away !== null);
        expect(away).toBe('ECONNREFUSED');
        expect(waiting).toBeGreaterThanOrEqual(4);
        expect((await hall.channel('back-office')).away).not.toBe(null);
        await hall.hub.kill9();
        await hall.aDay();
        await hall.aDay();
        await hall.hub.signIn(1, 'clerk01');
        // Two days later nobody is told that they were called; a result is still one.
        await hall.until('sms', (told) => told.waiting === 2);
        expect((await hall.hub.verb('clerk01', 1, 'collect-case', { caseNo: 'SH-2' })).status).toBe(200);
        let lost = 0;
        gateway.manner = () => (lost++ < 2 ? 'lost' : 200);
        await gateway.start();
        // New settings are tried at once, however long the pause was by then.
        await hall.admin('PUT', '/api/channels/sms', { url: gateway.url });
        await hall.until('sms', (told) => told.waiting === 0);
        expect(new Set(gateway.heard.map(({ id }) => id)).size).toBe(1);
        expect(gateway.heard).toHaveLength(3);
        expect(gateway.heard[0]?.headers['idempotency-key']).toBe(gateway.heard[0]?.id);
        expect(texts()[0]).toContain('SH-1');
        expect((await hall.channel('back-office')).waiting).toBeGreaterThan(0);
        const { cases } = (await hall.phone(first.secret)).body;
        expect(cases).toMatchObject([{ caseNo: 'SH-1', state: 'ready', waybill: 'EMS2' }]);
    });

    it('that a gateway refuses for good are set aside, and staff try them again or give them up', async () => {
        gateway.heard.length = 0;
        gateway.manner = ({ phone }) => (phone === MINE ? 422 : 200);
        const { no } = await hall.take({ phone: MINE });
        await hall.take({ phone: '13800005678' });
        const { refused } = await hall.until('sms', ({ setAside, waiting }) => setAside === 1 && waiting === 0);
        expect(refused).toMatchObject([{ type: 'taken', error: 'HTTP 422' }]);
        const act = async (what: string, seq = refused[0]?.seq): Promise<number> =>
            (await hall.admin('POST', `/api/channels/sms/messages/${seq}/${what}`, {})).status;
        expect((await hall.hub.as('manager', 'POST', `/api/channels/sms/messages/${refused[0]?.seq}/retry`, {})).status).toBe(403);
        gateway.manner = () => 200;
        expect(await act('retry')).toBe(200);
        await hall.until('sms', ({ setAside, waiting }) => setAside + waiting === 0);
        expect(gateway.heard.filter(({ text }) => text.includes(no))).toHaveLength(2);
        expect(await act('drop')).toBe(404);
    });

    it('say what the hall has them say', async () => {
        const { body } = await hall.hub.as<{ version: number; messages: { kind: string; text: object }[] }>('manager', 'GET', '/api/messages');
        const called = body.messages.find(({ kind }) => kind === 'called')?.text;
        const put = (sms: object, base = body.version): Promise<Reply> =>
            hall.hub.as('manager', 'PUT', '/api/messages', { base, messages: { ahead: 2, texts: { called: { ...called, sms } } }, reason: '更短' });
        const wrong = await put({ 'zh-CN': '{no}到{who}', en: 'go' });
        expect(wrong.body).toMatchObject({ error: { code: 'messages-refused', message: expect.stringContaining('who') } });
        expect((await put({ 'zh-CN': '{no}请到{counter}号', en: '{no}: {counter}' })).status).toBe(200);
        expect((await put({ 'zh-CN': '{no}', en: '{no}' })).body).toMatchObject({ error: { code: 'messages-changed' } });
        await hall.hub.kill9();
        await hall.hub.restart();
        gateway.heard.length = 0;
        // Everybody before them goes first.
        await hall.hub.verb('clerk01', 1, 'next');
        await expect.poll(texts).toHaveLength(1);
        expect(texts()[0]).toMatch(/^[A-Z]\d{3}请到1号$/);
        await hall.hub.verb('clerk01', 1, 'pass');
    });

    it('go by e-mail as well: with an id of their own, again after a lost answer, refused for one recipient only', async () => {
        const own = { host: '127.0.0.1', port: mail.port, security: 'none', user: 'hall', from: 'hall@example.org' };
        mail.password = 'word';
        await hall.admin('PUT', '/api/channels/email', { ...own, password: 'wrong' });
        expect((await hall.admin<{ is: string; why: string }>('POST', '/api/channels/email/test', { to: 'a@example.org' })).body).toEqual({
            is: 'away',
            why: 'EAUTH',
        });
        await hall.admin('PUT', '/api/channels/email', { ...own, password: 'word' });
        mail.recipient = (address) => (address === 'nobody@example.org' ? '550 unknown' : '250 fine');
        mail.loses = true;
        const { no, secret } = await hall.take({ email: 'somebody@example.org' }, 'en');
        await hall.take({ email: 'nobody@example.org' });
        await expect.poll(() => mail.heard.length).toBe(1);
        mail.loses = false;
        await hall.until('email', ({ waiting, setAside }) => waiting === 0 && setAside === 1);
        expect((await hall.channel('email')).refused).toMatchObject([{ error: 'SMTP 550' }]);
        expect(mail.heard).toHaveLength(2);
        expect(new Set(mail.heard.map(({ id }) => id)).size).toBe(1);
        expect(mail.heard[1]).toMatchObject({ to: 'somebody@example.org', from: 'hall@example.org', subject: `Your number is ${no}` });
        expect(mail.heard[1]?.id).toMatch(/^<trial-\d+@example\.org>$/);
        expect(mail.heard[1]?.text).toContain(`/t/${secret}`);
        await mail.stop();
        await hall.take({ email: 'somebody@example.org' });
        expect((await hall.until('email', ({ away }) => away !== null)).waiting).toBe(1);
        await mail.start();
        await hall.until('email', ({ waiting }) => waiting === 0);
        expect(mail.heard).toHaveLength(3);
    });
});
