import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorBody } from '#protocol/errors.ts';
import type { KioskView, TakenAnswer, TerminalView, TicketView } from '#protocol/views.ts';
import { hallFiles } from '../hub/hall-files.ts';
import { PASSWORD, type Reply, RunningHub, START_MS } from '../hub/running-hub.ts';
import { HallSocket } from '../sockets/hall-socket.ts';
import { SmallDisk } from './small-disk.ts';

const DISK_MB = 24;

async function numbersOf(hub: RunningHub): Promise<string[]> {
    const { body } = await hub.as<{ tickets: TicketView[] }>('manager', 'GET', '/api/tickets');
    return body.tickets.map(({ no }) => no).sort();
}

/**
 * Fills what is left with tickets. Room in the log comes back when it is moved into the database, so a call may be accepted now and then on a
 * disk that is as good as full.
 */
class Filling {
    /** Numbers that were acknowledged. */
    readonly taken: string[] = [];
    readonly #hub: RunningHub;
    #tries = 0;

    constructor(hub: RunningHub) {
        this.#hub = hub;
    }

    /** Takes numbers until the disk is said to be full. */
    async untilFull(): Promise<void> {
        while ((await this.take({ theme: 'social' })).status !== 507) expect(this.#tries).toBeLessThan(20_000);
    }

    /** Makes a call until it is refused, on a disk that is filled again before each time. */
    async refused(call: () => Promise<Reply<ErrorBody>>): Promise<Reply<ErrorBody>> {
        for (;;) {
            await this.untilFull();
            const reply = await call();
            if (reply.status >= 400) return reply;
        }
    }

    /** Takes a number as the kiosk and keeps it in mind. */
    async take(body: object): Promise<Reply<TakenAnswer & ErrorBody>> {
        this.#tries += 1;
        const reply = await this.#hub.call<TakenAnswer & ErrorBody>('POST', '/api/tickets', body, { 'idempotency-key': `filling ${this.#tries}` });
        if (reply.status === 201) this.taken.push(reply.body.ticket.no);
        return reply;
    }
}

describe('a full disk', () => {
    let disk: SmallDisk;
    let hub: RunningHub;
    beforeEach(async () => {
        disk = new SmallDisk(DISK_MB);
        hub = await RunningHub.start({ data: join(disk.path, 'hall'), files: hallFiles() });
    });
    afterEach(async () => {
        await hub.remove();
        disk[Symbol.dispose]();
    });

    it('makes the hall read-only with a sentence on every staff page, and it recovers by itself', { timeout: START_MS }, async () => {
        await hub.signIn(1, 'clerk01');
        await hub.login('manager');
        const token = await hub.login('clerk01');
        using terminal = new HallSocket<TerminalView>(hub.url, '/counter', { token, counter: 1 });
        using kiosk = new HallSocket<KioskView>(hub.url, '/kiosk');
        await terminal.seen('the terminal has its view');
        await kiosk.seen('the kiosk has its view');
        const before = [await hub.take({ theme: 'social' }), await hub.take({ theme: 'social' })].map(({ body }) => body.ticket.no);

        disk.fill();
        const filling = new Filling(hub);
        const full = [507, 'storage-full'];
        const key = { 'idempotency-key': 'tried on a full disk', 'accept-language': 'en' };
        const calls: (() => Promise<Reply<ErrorBody>>)[] = [
            () => filling.take({ theme: 'social' }),
            () => filling.take({ item: 'id-card', identity: { idNumber: `1101011990010${1_000 + filling.taken.length}` } }),
            () =>
                hub
                    .verb<ErrorBody>('clerk01', 1, 'pause')
                    .then((reply) => (reply.status === 200 ? hub.verb<ErrorBody>('clerk01', 1, 'reopen') : reply)),
            () => hub.call<ErrorBody>('POST', '/api/session', { user: 'clerk02', password: PASSWORD }),
        ];
        for (const call of calls) {
            const { status, body } = await filling.refused(call);
            expect([status, body.error.code]).toEqual(full);
        }
        expect((await terminal.seen('staff are told', ({ health }) => health.storage === 'full')).health.storage).toBe('full');
        expect((await kiosk.seen('the kiosk is told', ({ health }) => health.storage === 'full')).health.storage).toBe('full');
        const refused = await filling.refused(() => hub.call<ErrorBody>('POST', '/api/tickets', { theme: 'social' }, key));
        expect(refused.body.error.message).toMatch(/[Ff]ull|space|room/);
        expect((await hub.call('GET', '/healthz')).status).toBe(200);
        expect(await numbersOf(hub)).toEqual([...before, ...filling.taken].sort());
        // Long enough for the log to be moved into the database once, as far as there is room.
        await new Promise((resolve) => setTimeout(resolve, 6_000));
        await filling.untilFull();
        expect((await hub.call('GET', '/readyz')).status).toBe(503);

        disk.free();
        await terminal.seen('staff are told that there is room', ({ health }) => health.storage === 'ok');
        // Room may have come and gone before, while the log was moved.
        await expect.poll(async () => (await hub.call('GET', '/readyz')).status, { timeout: 10_000 }).toBe(200);
        const again = await hub.take({ theme: 'social' }, key);
        expect(again.status).toBe(201);
        expect((await hub.take({ theme: 'social' }, key)).body).toEqual(again.body);
        const all = [...before, ...filling.taken, again.body.ticket.no].sort();
        expect(await numbersOf(hub)).toEqual(all);
        expect(new Set(all).size).toBe(all.length);
        expect(all).toEqual(all.map((_, index) => `A${String(index + 1).padStart(3, '0')}`));
        expect((await hub.call('POST', '/api/session', { user: 'clerk02', password: PASSWORD })).status).toBe(200);

        await hub.kill9();
        await hub.restart();
        expect(await numbersOf(hub)).toEqual(all);
    });

    it('keeps what was acknowledged when the hub is killed on it, and starts again as soon as there is room', { timeout: START_MS }, async () => {
        await hub.login('manager');
        disk.fill();
        const filling = new Filling(hub);
        await filling.untilFull();
        const { taken } = filling;
        await hub.kill9();
        await hub.restart().then(
            () => expect(hub.stderr).not.toContain('fatal'),
            (error: unknown) => expect(String(error)).toMatch(/no room on the disk/),
        );
        await hub.kill9();
        disk.free();
        await hub.restart();
        expect(await numbersOf(hub)).toEqual(taken);
        expect((await hub.take({ theme: 'social' })).body.ticket.no).toBe(`A${String(taken.length + 1).padStart(3, '0')}`);
        expect((await hub.call('POST', '/api/session', { user: 'clerk03', password: PASSWORD })).status).toBe(200);
    });
});
