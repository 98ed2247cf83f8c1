import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorBody } from '#protocol/errors.ts';
import type { SelfTestRun, SelfTestStep } from '#protocol/self-test.ts';
import type { BoardView } from '#protocol/views.ts';
import { PASSWORD, RunningHub, START_MS } from '../hub/running-hub.ts';
import { HallSocket } from '../sockets/hall-socket.ts';

/** Longer than a whole walk takes on a busy machine, with a screen that stays silent in it. */
const WALK = { timeout: 60_000 };

describe('the self-test', () => {
    let hub: RunningHub;
    beforeAll(async () => {
        hub = await RunningHub.start({ env: { HALL_ADMIN_PASSWORD: PASSWORD } });
    }, START_MS);
    afterAll(() => hub.remove());

    const look = async (): Promise<SelfTestRun | null> => (await hub.as<{ run: SelfTestRun | null }>('admin', 'GET', '/api/self-test')).body.run;
    const walk = async (input: object): Promise<Record<SelfTestStep, string>> => {
        expect((await hub.as('admin', 'POST', '/api/self-test', input)).status).toBe(202);
        await expect.poll(async () => (await look())?.running, WALK).toBe(false);
        const steps = (await look())?.steps ?? [];
        const told = steps.map(({ step, state, reason }) => [step, reason === null ? state : `${state}: ${reason}`]);
        return Object.fromEntries(told) as Record<SelfTestStep, string>;
    };
    const spoil = (id: string, fault: string | null) => hub.call('POST', `/api/trial/devices/${id}`, { fault });
    const online = async (id: string): Promise<string | undefined> => {
        const { body } = await hub.as<{ devices: { id: string; state: string }[] }>('admin', 'GET', '/api/devices');
        return body.devices.find((device) => device.id === id)?.state;
    };
    /** A hall screen that shows what it is sent, as the page does. */
    const screen = (shows: boolean): HallSocket<BoardView> => {
        const socket = new HallSocket<BoardView>(hub.url, '/display');
        socket.socket.on('test', (_test: unknown, acknowledge: (answer: object) => void) => {
            if (shows) acknowledge({ ok: true });
        });
        return socket;
    };

    it('walks from the kiosk to the rating through every device, and nothing real is touched', { timeout: 120_000 }, async () => {
        for (const id of ['printer-1', 'led-strip-1', 'rating-pad-1', 'caller-1', 'card-reader-1', 'scanner-1']) {
            await expect.poll(() => online(id), WALK).toBe('online');
        }
        using shown = screen(true);
        await shown.seen('the board');
        const before = (await hub.board()).seq;
        expect(await walk({ kiosk: 'kiosk-1', counter: 3, print: true })).toEqual({
            kiosk: 'skipped',
            ticket: 'passed',
            print: 'passed',
            call: 'passed',
            voice: 'passed',
            screens: 'passed',
            ledStrip: 'passed',
            caller: 'passed',
            ratingPad: 'passed',
            rating: 'passed',
            idCardReader: 'passed',
            scanner: 'passed',
        });
        expect((await hub.board()).seq).toBe(before);
        const { body } = await hub.as<{ tickets: { state: string; no: string }[] }>('manager', 'GET', '/training/api/tickets');
        expect(body.tickets.map(({ no, state }) => [no.slice(0, 1), state])).toEqual([['X', 'done']]);
        // The counter is free for whoever trains there next.
        expect((await hub.as('clerk03', 'POST', '/training/api/counters/3/sign-in', {})).status).toBe(200);
        await hub.as('clerk03', 'POST', '/training/api/counters/3/sign-out', {});
    });

    it('says of each step that failed why', { timeout: 120_000 }, async () => {
        using silent = screen(false);
        await silent.seen('the board');
        await spoil('printer-1', 'paper-out');
        await spoil('rating-pad-1', 'unplugged');
        await expect.poll(() => online('rating-pad-1'), WALK).toBe('offline');
        const steps = await walk({ kiosk: 'kiosk-1', counter: 3, print: true });
        expect(steps).toMatchObject({ print: 'failed: paper-out', screens: 'failed: screen-silent', ticket: 'passed', rating: 'passed' });
        expect(steps.ratingPad).toMatch(/^failed: (unreachable|line-lost|not-connected)$/);
        await spoil('printer-1', null);
        await spoil('rating-pad-1', null);
    });

    it('does not stand in the way of somebody who trains at the counter', { timeout: 120_000 }, async () => {
        await hub.as('clerk03', 'POST', '/training/api/counters/3/sign-in', {});
        const steps = await walk({ kiosk: 'kiosk-1', counter: 3 });
        expect(steps).toMatchObject({ print: 'skipped', screens: 'failed: no-screen', call: 'failed: counter-taken', rating: 'skipped' });
        const { body } = await hub.as<{ tickets: { state: string }[] }>('manager', 'GET', '/training/api/tickets?state=waiting');
        expect(body.tickets).toEqual([]);
    });

    it('is for the administrator, at a kiosk and a counter that are there', async () => {
        const refused = async (user: string, input: object) => {
            const { status, body } = await hub.as<ErrorBody>(user, 'POST', '/api/self-test', input);
            return [status, body.error.code];
        };
        expect(await refused('manager', { kiosk: 'kiosk-1', counter: 3 })).toEqual([403, 'forbidden']);
        expect(await refused('admin', { kiosk: 'kiosk-9', counter: 3 })).toEqual([404, 'unknown-kiosk']);
        expect(await refused('admin', { kiosk: 'kiosk-1', counter: 99 })).toEqual([404, 'unknown-counter']);
        expect(await refused('admin', { kiosk: 'kiosk-1' })).toEqual([400, 'invalid-body']);
    });
});
