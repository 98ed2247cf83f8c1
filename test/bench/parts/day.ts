/** A day of a hall, made without its edges: the hub on a store of its own, in this process. */
import { pathToFileURL } from 'node:url';
import type { HallCommand } from '#hall/decide/index.ts';
import type { Actor } from '#protocol/commands.ts';
import { newAccounts } from '../../../server/access/trial.ts';
import { Clock } from '../../../server/clock.ts';
import { Hub } from '../../../server/hub.ts';
import { Links } from '../../../server/links.ts';
import { Store } from '../../../server/store/store.ts';
import { loadTrialHall } from '../../../server/trial/load.ts';

const KIOSK: Actor = { role: 'kiosk', ref: 'kiosk-1' };

/** Opens a hall of these files in a directory. */
export function openHall(files: string, data: string): { hub: Hub; store: Store } {
    const clock = new Clock({ offsetMs: 0, rate: 1 });
    const store = Store.open(data, clock.now(), () => {
        const { config, accounts } = loadTrialHall(pathToFileURL(`${files}/`));
        return { config, accounts: newAccounts(accounts) };
    });
    return { store, hub: new Hub({ journal: store.journal, clock, links: new Links(store.key, '') }) };
}

/** Gives commands in one go; throws when one is refused. */
export async function giveAll(hub: Hub, commands: readonly (readonly [HallCommand, Actor])[]): Promise<void> {
    const answers = await Promise.all(commands.map(([command, actor]) => hub.execute(command, actor)));
    for (const [index, answer] of answers.entries()) {
        if (!answer.ok) throw new Error(`the bench's day was refused [command=${commands[index]?.[0].type}, code=${answer.refusal.code}]`);
    }
}

/** Takes tickets for the first `items` of the catalogue in turn. */
export async function take(hub: Hub, count: number, items: number): Promise<void> {
    const handled = hub.state.setup.config.items.filter(({ purposes }) => purposes[0] === 'handle');
    const codes = handled.slice(0, items).map(({ code }) => code);
    const taken = Array.from({ length: count }, (_, index): [HallCommand, Actor] => [
        { type: 'takeTicket', item: codes[index % codes.length] ?? '', person: null },
        KIOSK,
    ]);
    for (let done = 0; done < count; done += 1_000) await giveAll(hub, taken.slice(done, done + 1_000));
}

/** A clerk at every counter. */
export async function openCounters(hub: Hub): Promise<(readonly [number, Actor])[]> {
    const seats = [...hub.state.counters.keys()].map((counter) => [counter, { role: 'clerk', ref: `clerk-${counter}` } as const] as const);
    await giveAll(
        hub,
        seats.map(([counter, clerk]) => [{ type: 'signIn', counter }, clerk]),
    );
    return seats;
}

/** Every ticket is called, served and rated, until nobody waits that anybody serves. */
export async function serveAll(hub: Hub): Promise<void> {
    const seats = await openCounters(hub);
    const at = (type: 'next' | 'start'): [HallCommand, Actor][] =>
        seats
            .filter(([counter]) => type === 'next' || hub.state.counters.get(counter)?.ticket != null)
            .map(([counter, clerk]) => [{ type, counter }, clerk]);
    for (;;) {
        await giveAll(hub, at('next'));
        const starting = at('start');
        if (starting.length === 0) return;
        await giveAll(hub, starting);
        const serving = seats.flatMap(([counter, clerk]) => {
            const ticket = hub.state.counters.get(counter)?.ticket;
            return ticket == null ? [] : [{ counter, clerk, ticket: ticket.id }];
        });
        await giveAll(
            hub,
            serving.map(({ counter, clerk }) => [{ type: 'finish', counter, outcome: 'settledOnSpot' }, clerk]),
        );
        await giveAll(
            hub,
            serving.map(({ counter, ticket }) => [
                { type: 'rate', ticket, level: 5 },
                { role: 'pad', ref: `pad-${counter}` },
            ]),
        );
    }
}
