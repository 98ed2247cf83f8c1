import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorBody } from '#protocol/errors.ts';
import type { KioskView, TerminalView, TicketView } from '#protocol/views.ts';
import { hallFiles } from '../hub/hall-files.ts';
import { RunningHub } from '../hub/running-hub.ts';
import { HallSocket } from '../sockets/hall-socket.ts';

const DISK_MB = 24;

/** A small disk of its own, in memory. */
class SmallDisk implements Disposable {
    readonly path = mkdtempSync(join(tmpdir(), 'hall-disk-'));

    constructor() {
        // Needs to be root: a machine that does not allow it fails this test and says so.
        execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', this.path]);
    }

    /** Leaves no room at all. */
    fill(): void {
        const ballast = openSync(join(this.path, 'ballast'), 'a');
        for (const bytes of [1 << 20, 4096, 1]) {
            try {
                for (;;) writeSync(ballast, Buffer.alloc(bytes));
            } catch (error) {
                if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
            }
        }
        closeSync(ballast);
    }

    free(): void {
        rmSync(join(this.path, 'ballast'), { force: true });
    }

    [Symbol.dispose](): void {
        execFileSync('umount', ['--lazy', this.path]);
        rmdirSync(this.path);
    }
}

async function numbersOf(hub: RunningHub): Promise<string[]> {
    const { body } = await hub.as<{ tickets: TicketView[] }>('manager', 'GET', '/api/tickets');
    return body.tickets.map(({ no }) => no).sort();
}

/** Asks for numbers until the disk is said to be full; gives those that were acknowledged. */
async function takeUntilFull(hub: RunningHub): Promise<string[]> {
    const taken: string[] = [];
    for (;;) {
        const { status, body } = await hub.take({ theme: 'social' }, { 'idempotency-key': `filling ${taken.length}` });
        if (status === 507) return taken;
        expect(status).toBe(201);
        taken.push(body.ticket.no);
    }
}

describe('a full disk', () => {
    let disk: SmallDisk;
    let hub: RunningHub;
    beforeEach(async () => {
        disk = new SmallDisk();
        hub = await RunningHub.start({ data: join(disk.path, 'hall'), files: hallFiles() });
    });
    afterEach(async () => {
        await hub.remove();
        disk[Symbol.dispose]();
    });

    it('makes the hall read-only with a sentence on every staff page, and it recovers by itself', { timeout: 90_000 }, async () => {
        await hub.signIn(1, 'clerk01');
        await hub.login('manager');
        const token = await hub.login('clerk01');
        using terminal = new HallSocket<TerminalView>(hub.url, '/counter', { token, counter: 1 });
        using kiosk = new HallSocket<KioskView>(hub.url, '/kiosk');
        await terminal.seen('the terminal has its view');
        await kiosk.seen('the kiosk has its view');
        const before = [await hub.take({ theme: 'social' }), await hub.take({ theme: 'social' })].map(({ body }) => body.ticket.no);

        disk.fill();
        const during = await takeUntilFull(hub);
        const key = { 'idempotency-key': 'tried on a full disk' };
        const refused = await hub.call<ErrorBody>('POST', '/api/tickets', { theme: 'social' }, { ...key, 'accept-language': 'en' });
        expect([refused.status, refused.body.error.code]).toEqual([507, 'storage-full']);
        expect(refused.body.error.message).toMatch(/[Ff]ull|space|room/);
        expect((await terminal.seen('staff are told', ({ health }) => health.storage === 'full')).health.storage).toBe('full');
        expect((await kiosk.seen('the kiosk is told', ({ health }) => health.storage === 'full')).health.storage).toBe('full');

        expect((await hub.call('GET', '/readyz')).status).toBe(503);
        expect((await hub.call('GET', '/healthz')).status).toBe(200);
        expect(await numbersOf(hub)).toEqual([...before, ...during].sort());
        for (const [verb, body] of [
            ['next', {}],
            ['pause', {}],
        ] as const) {
            expect((await hub.verb<ErrorBody>('clerk01', 1, verb, body)).body.error.code).toBe('storage-full');
        }
        const identified = await hub.call<ErrorBody>('POST', '/api/tickets', { item: 'id-card', identity: { idNumber: '110101199001011234' } });
        expect([identified.status, identified.body.error.code]).toEqual([507, 'storage-full']);
        const login = await hub.call<ErrorBody>('POST', '/api/session', { user: 'clerk02', password: 'Trial-2026' });
        expect([login.status, login.body.error.code]).toEqual([507, 'storage-full']);
        // Long enough for the log to be moved into the database once, which there is no room for either.
        await new Promise((resolve) => setTimeout(resolve, 6_000));
        expect((await hub.call('GET', '/readyz')).status).toBe(503);

        disk.free();
        await terminal.seen('staff are told that there is room', ({ health }) => health.storage === 'ok');
        expect((await hub.call('GET', '/readyz')).status).toBe(200);
        const again = await hub.take({ theme: 'social' }, key);
        expect(again.status).toBe(201);
        expect((await hub.take({ theme: 'social' }, key)).body).toEqual(again.body);
        const all = [...before, ...during, again.body.ticket.no].sort();
        expect(await numbersOf(hub)).toEqual(all);
        expect(new Set(all).size).toBe(all.length);
        expect(all).toEqual(all.map((_, index) => `A${String(index + 1).padStart(3, '0')}`));
        expect((await hub.verb('clerk01', 1, 'next')).body.ticket?.no).toBe('A001');

        await hub.kill9();
        await hub.restart();
        expect(await numbersOf(hub)).toEqual(all);
    });

    it('keeps what was acknowledged when the hub is killed on it, and starts again as soon as there is room', { timeout: 90_000 }, async () => {
        await hub.login('manager');
        disk.fill();
        const taken = await takeUntilFull(hub);
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
        expect((await hub.call('POST', '/api/session', { user: 'clerk03', password: 'Trial-2026' })).status).toBe(200);
    });
});
