import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorBody } from '#protocol/errors.ts';
import type { KioskView, PadView, PhoneView, TicketView } from '#protocol/views.ts';
import { HallSocket } from '../sockets/hall-socket.ts';
import { hallFiles } from './hall-files.ts';
import { RunningHub, START_MS } from './running-hub.ts';

const DAY = 86_400_000;
const key = (name: string): Record<string, string> => ({ 'idempotency-key': name });

describe('a repeated request', () => {
    let hub: RunningHub;
    beforeAll(async () => {
        hub = await RunningHub.start({ files: hallFiles() });
        await hub.signIn(1, 'clerk01');
        for (let count = 0; count < 3; count += 1) await hub.take({ theme: 'social' });
    }, START_MS);
    afterAll(() => hub.remove());

    it('of next gets the first answer, also after the visitor has long been served, and calls nobody else', async () => {
        const first = await hub.verb('clerk01', 1, 'next', {}, key('press 1'));
        await hub.verb('clerk01', 1, 'start');
        await hub.verb('clerk01', 1, 'finish', { outcome: 'accepted' });
        const again = await hub.verb('clerk01', 1, 'next', {}, key('press 1'));
        expect(again).toEqual(first);
        expect((await hub.verb('clerk01', 1, 'next', {}, key('press 2'))).body.ticket?.no).toBe('A002');
    });

    it('gets the first answer after a kill, on the same and on the next day', { timeout: START_MS }, async () => {
        const take = await hub.take({ item: 'id-card', language: 'en' }, key('a card'));
        const pass = await hub.verb('clerk01', 1, 'pass', {}, key('press 3'));
        await hub.kill9();
        await hub.restart();
        expect((await hub.take({ item: 'id-card', language: 'en' }, key('a card'))).body).toEqual(take.body);
        expect(await hub.verb('clerk01', 1, 'pass', {}, key('press 3'))).toEqual(pass);
        const other = await hub.call<ErrorBody>('POST', '/api/tickets', { item: 'passport' }, key('a card'));
        expect(other.body.error.code).toBe('request-id-reused');
        await hub.restart({ HALL_CLOCK_OFFSET_MS: String(DAY) });
        expect((await hub.take({ item: 'id-card', language: 'en' }, key('a card'))).body).toEqual(take.body);
    });

    it('of somebody else is a request of its own', async () => {
        const [one, two] = [
            await hub.as('clerk02', 'POST', '/api/tickets', { theme: 'other' }, key('same')),
            await hub.take({ theme: 'other' }, key('same')),
        ];
        expect([one.status, two.status]).toEqual([201, 201]);
        expect(one.body).not.toEqual(two.body);
    });

    it('that was refused may be made again when the hall has changed', async () => {
        const { seq } = await hub.board();
        const refused = await hub.verb<ErrorBody>('clerk03', 3, 'next', {}, key('too early'));
        expect(refused.body.error.code).toBe('counter-closed');
        expect((await hub.board()).seq).toBe(seq);
        await hub.signIn(3, 'clerk03');
        expect((await hub.verb('clerk03', 3, 'next', {}, key('after signing in'))).status).toBe(200);
    });
});

describe('a rating', () => {
    let hub: RunningHub;
    beforeAll(async () => {
        hub = await RunningHub.start({ files: hallFiles() });
        await hub.login('manager');
        await hub.signIn(1, 'clerk01');
    }, START_MS);
    afterAll(() => hub.remove());

    async function served(): Promise<{ id: string; path: string }> {
        const { body } = await hub.take({ theme: 'social' });
        await hub.verb('clerk01', 1, 'next');
        await hub.verb('clerk01', 1, 'start');
        await hub.verb('clerk01', 1, 'finish', { outcome: 'accepted' });
        return { id: body.ticket.id, path: `/api${new URL(body.link).pathname}` };
    }

    async function ratingOf(id: string): Promise<TicketView['rating']> {
        return (await hub.as<{ ticket: TicketView }>('manager', 'GET', `/api/tickets/${id}`)).body.ticket.rating;
    }

    it('is taken once in a race of the pad and the phone', async () => {
        using pad = new HallSocket<PadView>(hub.url, '/pad', { counter: 1 });
        const { id, path } = await served();
        await pad.seen('the pad asks', (view) => view.pad.state === 'asking');
        const answers = await Promise.all([
            pad.send('rate', { requestId: 'on the pad', ticket: id, level: 5 }),
            hub.call('POST', `${path}/rating`, { level: 1 }).then(({ status, body }) => ({ ok: status === 200, ...body })),
        ]);
        expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
        expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'already-rated' } });
        expect(await ratingOf(id)).toEqual({ state: 'rated', level: answers[0]?.ok === true ? 5 : 1 });
        await pad.seen('the pad asks why, or thanks', (view) => view.pad.state === (answers[0]?.ok === true ? 'explaining' : 'thanks'));
    });

    it('is taken from the pad of its own counter alone, and from nobody who only knows the number', async () => {
        using stranger = new HallSocket<PadView>(hub.url, '/pad', { counter: 2 });
        await stranger.seen('the other pad has its view');
        const { id, path } = await served();
        expect(await stranger.send('rate', { ticket: id, level: 1 })).toMatchObject({ ok: false, error: { code: 'rating-not-yours' } });
        using kiosk = new HallSocket<KioskView>(hub.url, '/kiosk');
        await kiosk.seen('the kiosk has its view');
        for (const secret of [undefined, id, path]) {
            expect(await kiosk.send('rate', { ticket: id, level: 1, secret })).toMatchObject({ ok: false, error: { code: 'rating-not-yours' } });
        }
        using phone = new HallSocket<PhoneView>(hub.url, '/phone', { secret: id });
        await phone.until('it is refused', ({ refused }) => refused !== null);
        expect(await ratingOf(id)).toEqual({ state: 'open', level: null });
        expect(await kiosk.send('rate', { ticket: id, level: 3, secret: path.split('/t/')[1] })).toMatchObject({ ok: true });
        expect(await ratingOf(id)).toEqual({ state: 'rated', level: 3 });
    });

    it('is taken by phone on a later day, once, however many presses come at once', { timeout: START_MS }, async () => {
        const { id, path } = await served();
        await hub.restart({ HALL_CLOCK_OFFSET_MS: String(DAY) });
        expect(await ratingOf(id)).toEqual({ state: 'notRated', level: null });
        const presses = await Promise.all([1, 2, 3, 4].map((level) => hub.call('POST', `${path}/rating`, { level })));
        expect(presses.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
        const level = presses.findIndex(({ status }) => status === 200) + 1;
        expect(await ratingOf(id)).toEqual({ state: 'rated', level });
        expect((await hub.call<PhoneView>('GET', path)).body).toMatchObject({ canRate: false, ticket: { rating: { state: 'rated', level } } });
        await hub.kill9();
        await hub.restart();
        expect(await ratingOf(id)).toEqual({ state: 'rated', level });
    });

    it('is closed after five working days', { timeout: START_MS }, async () => {
        await hub.signIn(1, 'clerk01');
        const { path } = await served();
        await hub.restart({ HALL_CLOCK_OFFSET_MS: String(21 * DAY) });
        const late = await hub.call<ErrorBody>('POST', `${path}/rating`, { level: 5 });
        expect(late.body.error.code).toBe('rating-closed');
        expect((await hub.call<PhoneView>('GET', path)).body.canRate).toBe(false);
    });
});
