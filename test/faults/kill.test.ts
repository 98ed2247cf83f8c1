import { describe, expect, it } from 'vitest';
import type { TakenAnswer, TicketView } from '#protocol/views.ts';
import { hallFiles } from '../hub/hall-files.ts';
import { type Reply, RunningHub } from '../hub/running-hub.ts';
import { Random } from './random.ts';

const KILLS = 20;
const CLIENTS = 8;
/** A restart that staff would notice takes 3 s; threefold room for a busy test machine. */
const READY_WITHIN_MS = 9_000;
const TICKETS_OF_A_BUSY_DAY = 5_000;
const THEMES = ['social', 'enterprise', 'construction', 'other'];

type Acknowledged = { key: string; answer: string; id: string; no: string };

/** A visitor's client: presses, and presses again with the same key until there is an answer. */
class Client {
    readonly acknowledged: Acknowledged[] = [];
    retried = 0;
    readonly #hub: RunningHub;
    readonly #name: string;

    constructor(hub: RunningHub, name: string) {
        this.#hub = hub;
        this.#name = name;
    }

    /** Takes numbers until told to stop. */
    async run(theme: string, stopped: () => boolean): Promise<void> {
        while (!stopped()) {
            const key = `${this.#name}-${this.acknowledged.length}`;
            const { status, body } = await this.#untilAnswered(theme, key);
            if (status !== 201) throw new Error(`a number was refused [status=${status}, answer=${JSON.stringify(body)}]`);
            this.acknowledged.push({ key, answer: JSON.stringify(body), id: body.ticket.id, no: body.ticket.no });
        }
    }

    async #untilAnswered(theme: string, key: string): Promise<Reply<TakenAnswer>> {
        for (;;) {
            try {
                return await this.#hub.take({ theme }, { 'idempotency-key': key });
            } catch {
                this.retried += 1;
                await new Promise((resolve) => setTimeout(resolve, 20));
            }
        }
    }
}

async function tickets(hub: RunningHub): Promise<Map<string, TicketView>> {
    const { body } = await hub.as<{ tickets: TicketView[] }>('manager', 'GET', '/api/tickets');
    return new Map(body.tickets.map((ticket) => [ticket.id, ticket]));
}

describe('a hub that is killed', () => {
    it('keeps every acknowledged ticket, repeats no number and gives retries their first answer, twenty times', { timeout: 300_000 }, async () => {
        const random = new Random();
        console.info(`seed of the kills: ${random.seed}`);
        await using hub = await RunningHub.start({ files: hallFiles() });
        let stopped = false;
        const clients = Array.from({ length: CLIENTS }, (_, index) => new Client(hub, `client ${index}`));
        const running = Promise.all(clients.map((client, index) => client.run(THEMES[index % THEMES.length] ?? 'other', () => stopped)));
        for (let kill = 0; kill < KILLS; kill += 1) {
            await new Promise((resolve) => setTimeout(resolve, 30 + random.below(400)));
            await hub.kill9();
            await hub.restart();
        }
        stopped = true;
        await running;

        const acknowledged = clients.flatMap((client) => client.acknowledged);
        const stored = await tickets(hub);
        expect(acknowledged.length).toBeGreaterThan(KILLS);
        expect(clients.reduce((sum, client) => sum + client.retried, 0)).toBeGreaterThan(0);
        expect(acknowledged.filter(({ id, no }) => stored.get(id)?.no !== no)).toEqual([]);
        expect(new Set(acknowledged.map(({ id }) => id)).size).toBe(acknowledged.length);
        expect(stored.size).toBe(acknowledged.length);
        const sample = acknowledged.filter(() => random.below(acknowledged.length) < 60);
        for (const { key, answer, no } of sample) {
            const theme = THEMES.find((name) => stored.get([...stored.keys()].find((id) => id.endsWith(no)) ?? '')?.theme === name);
            const again = await hub.take({ theme }, { 'idempotency-key': key });
            expect(JSON.stringify(again.body)).toBe(answer);
        }
        expect((await tickets(hub)).size).toBe(stored.size);
    });

    it('is ready again soon with five thousand tickets of the day', { timeout: 120_000 }, async () => {
        await using hub = await RunningHub.start({ files: hallFiles() });
        for (let taken = 0; taken < TICKETS_OF_A_BUSY_DAY; taken += 200) {
            await Promise.all(Array.from({ length: 200 }, (_, index) => hub.take({ theme: THEMES[index % THEMES.length] })));
        }
        await hub.kill9();
        await hub.restart();
        expect(hub.readyAfterMs).toBeLessThan(READY_WITHIN_MS);
        const waiting = (await hub.board()).themes.reduce((sum, theme) => sum + theme.waiting, 0);
        expect(waiting).toBe(TICKETS_OF_A_BUSY_DAY);
        const { body } = await hub.take({ theme: 'social' });
        expect(body.ticket.no).toBe(`A${TICKETS_OF_A_BUSY_DAY / 4 + 1}`);
    });
});
