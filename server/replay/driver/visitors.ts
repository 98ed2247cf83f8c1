/** Visitors: each comes when the file says, takes a number at the kiosk or from the guide, and gives it back when their patience ends. */
import type { KioskView, TakenAnswer } from '#protocol/views.ts';
import type { Visit } from '../csv.ts';
import { kindOf, type Mapping } from '../mapping.ts';
import type { Api, Told } from './api.ts';
import type { Floor } from './floor.ts';
import type { HallClock } from './hall-clock.ts';
import type { Line } from './line.ts';
import type { DriverLog } from './log.ts';
import type { Session } from './session.ts';

/** A visitor in the hall. */
export type Caller = {
    readonly visit: Visit;
    readonly theme: string;
    /** Seconds at the counter, once called. */
    readonly service: number;
    /** What the ticket's link ends with; null when no number was given. */
    secret: string | null;
};

type Parts = {
    map: Mapping;
    /** The instant of the recorded day's midnight. */
    midnight: number;
    api: Api;
    kiosk: Line<KioskView>;
    /** The guide grants classes that a kiosk may not. */
    guide: Session;
    /** The recorded day has begun in the hall. */
    opened: Promise<void>;
    clock: HallClock;
    floor: Floor;
    log: DriverLog;
};

export class Visitors {
    readonly callers: readonly Caller[];
    readonly #parts: Parts;
    readonly #byTicket = new Map<string, PromiseWithResolvers<Caller>>();
    #guideDesk: Promise<unknown> = Promise.resolve();

    /** `visits` of one day, as they came. */
    constructor(visits: readonly Visit[], parts: Parts) {
        this.#parts = parts;
        const usual = usualService(visits);
        this.callers = visits.map((visit) => ({
            visit,
            theme: kindOf(parts.map, visit.kind).theme,
            // Who left was never served; should the hall be quicker this time, they take as long as others of their kind.
            service: visit.service ?? usual(visit.kind),
            secret: null,
        }));
    }

    /** Who holds a ticket. A clerk may call it before the kiosk has told its visitor the number. */
    holderOf(ticket: string): Promise<Caller> {
        return this.#slot(ticket).promise;
    }

    /** Lets everybody come. Resolves when the last has come and all who gave up have left. */
    async come(): Promise<void> {
        const { clock, log, midnight, opened } = this.#parts;
        await opened;
        const inside: Promise<void>[] = [];
        for (const caller of this.callers) {
            log.late(await clock.until(midnight + caller.visit.arrived * 1000));
            inside.push(this.#visit(caller).catch((error: unknown) => log.failed(`line ${caller.visit.line}`, error)));
        }
        await Promise.all(inside);
    }

    async #visit(caller: Caller): Promise<void> {
        const { floor, log, clock } = this.#parts;
        const { visit, theme } = caller;
        floor.arrives(theme, visit.outcome === 'served');
        const taken = await log.timed(this.#take(visit));
        if (!taken.ok) {
            floor.goes(theme);
            return log.refused('take', taken.error.code);
        }
        const { ticket, link } = taken.body;
        caller.secret = link.slice(link.lastIndexOf('/') + 1);
        this.#slot(ticket.id).resolve(caller);
        floor.rings(theme);
        if (visit.outcome === 'served') return;
        log.late(await clock.until(ticket.takenAt + visit.waited * 1000));
        await this.#giveUp(caller, caller.secret);
    }

    async #take(visit: Visit): Promise<Told<TakenAnswer>> {
        const { map, kiosk } = this.#parts;
        const granted = map.classes[visit.class] ?? null;
        const input = { ...kindOf(map, visit.kind), ...(granted === null ? {} : { class: granted }) };
        if (granted !== null) {
            // A guide attends to one visitor after the other, so nobody overtakes on the way to the hub.
            const taken = this.#guideDesk.then(() => this.#takeFromGuide(input));
            this.#guideDesk = taken.catch(() => {});
            return taken;
        }
        const answer = await kiosk.send<TakenAnswer>('take', input);
        return answer.ok ? { ok: true, body: answer } : answer;
    }

    async #takeFromGuide(body: object): Promise<Told<TakenAnswer>> {
        const { api, guide, clock } = this.#parts;
        return api.call<TakenAnswer>('POST', '/api/tickets', { token: await guide.tokenUntil(clock.now(), api, clock), body });
    }

    async #giveUp({ theme }: Caller, secret: string): Promise<void> {
        const { api, floor, log } = this.#parts;
        const told = await api.call('DELETE', `/api/t/${secret}`, {});
        if (told.ok) floor.goes(theme);
        // Called in the meantime, or sent home at the end of the day: there is nothing to give back.
        else if (told.error.code !== 'wrong-state' && told.error.code !== 'ticket-not-today') log.refused('give up', told.error.code);
    }

    #slot(ticket: string): PromiseWithResolvers<Caller> {
        const slot = this.#byTicket.get(ticket) ?? Promise.withResolvers<Caller>();
        this.#byTicket.set(ticket, slot);
        return slot;
    }
}

/** Median service of a kind on this day, in seconds. */
function usualService(visits: readonly Visit[]): (kind: string) => number {
    const byKind = new Map<string, number[]>();
    for (const { kind, service } of visits) if (service !== null) byKind.set(kind, [...(byKind.get(kind) ?? []), service]);
    const medians = new Map<string, number>();
    for (const [kind, times] of byKind) medians.set(kind, times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0);
    return (kind) => medians.get(kind) ?? 60;
}
