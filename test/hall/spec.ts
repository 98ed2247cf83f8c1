/** Given these commands, when this one, then these events or this refusal: the core needs no hub, no clock and no disk to be asked. */
import { type Circumstances, decide, type HallCommand } from '#hall/decide/index.ts';
import { learnedBy } from '#hall/estimates.ts';
import { evolve } from '#hall/evolve/index.ts';
import { type HallState, initialState, type Ticket } from '#hall/state.ts';
import type { CaseFile } from '#protocol/case-files.ts';
import type { Actor } from '#protocol/commands.ts';
import type { Device } from '#protocol/devices.ts';
import type { Refusal } from '#protocol/errors.ts';
import type { HallEvent } from '#protocol/events.ts';
import type { HallConfig } from '#protocol/hall.ts';
import { trialConfig, trialDevices } from '../hub/hall-files.ts';

/** Monday morning in the hall: 2026-11-23 09:00 in Shanghai. */
export const MORNING = Date.parse('2026-11-23T09:00:00+08:00');
export const TODAY = '2026-11-23';

export const KIOSK: Actor = { role: 'kiosk', ref: 'kiosk-1' };
export const GUIDE: Actor = { role: 'guide', ref: 'p-guide' };
export const HUB: Actor = { role: 'hub', ref: 'hub' };
export const VISITOR: Actor = { role: 'visitor', ref: 'visitor' };
export function clerk(no: number): Actor {
    return { role: 'clerk', ref: `p-clerk-${no}` };
}
export function pad(no: number): Actor {
    return { role: 'pad', ref: `pad-${no}` };
}

const NEW_CASE: CaseFile = {
    ...{ caseNo: 'SH-1', seq: 1, state: 'linked', at: 0, session: null, ticket: null, item: null, counter: null, person: null },
    ...{ readyAt: null, waybill: null, expectedDay: null, deadline: null, collected: null },
};

export type Outcome = { events: readonly HallEvent[]; refusal: Refusal | null };

/** A hall's core with time at hand; it keeps its journal. */
export class CoreHall {
    readonly config: HallConfig;
    readonly journal: HallEvent[] = [];
    state: HallState;
    now = MORNING;
    readonly #devices: readonly Device[];

    constructor(change: (config: HallConfig) => HallConfig = (config) => config, devices: readonly Device[] = trialDevices()) {
        this.config = change(trialConfig());
        this.#devices = devices;
        this.state = this.#beginning();
        this.must({ type: 'endDay', day: TODAY }, HUB);
    }

    /** Lets time pass. */
    after(seconds: number): this {
        this.now += seconds * 1000;
        return this;
    }

    /** Gives a command; what it decides is folded. */
    when(command: HallCommand, actor: Actor, past: Ticket | null = null, caseFile: CaseFile | null = null): Outcome {
        const circumstances: Circumstances = { now: this.now, actor, past, caseFile };
        const decision = decide(this.state, command, circumstances);
        if (!decision.ok) return { events: [], refusal: decision.refusal };
        const events = decision.events.map(
            (body, index): HallEvent => ({ ...body, seq: this.state.seq + 1 + index, at: this.now, actor: actor.ref }),
        );
        for (const event of events) evolve(this.state, event);
        this.journal.push(...events);
        return { events, refusal: null };
    }

    /** Gives a command about a case that must be accepted. */
    about(command: HallCommand, actor: Actor, caseFile: Partial<CaseFile>): readonly HallEvent[] {
        const { events, refusal } = this.when(command, actor, null, { ...NEW_CASE, ...caseFile });
        if (refusal !== null) throw new Error(`refused [command=${command.type}, code=${refusal.code}]`);
        return events;
    }

    /** Gives a command that must be accepted. */
    must(command: HallCommand, actor: Actor): readonly HallEvent[] {
        const { events, refusal } = this.when(command, actor);
        if (refusal !== null) throw new Error(`refused [command=${command.type}, code=${refusal.code}]`);
        return events;
    }

    /** Takes a number for a theme and gives the ticket's id. */
    take(theme = 'social', actor: Actor = KIOSK): string {
        const [event] = this.must({ type: 'takeTicket', theme }, actor);
        if (event?.type !== 'ticket.taken') throw new Error('no ticket was taken');
        return event.ticket;
    }

    ticket(id: string): Ticket {
        const found = this.state.tickets.get(id);
        if (found === undefined) throw new Error(`no such ticket [id=${id}]`);
        return found;
    }

    #beginning(): HallState {
        const state = initialState(this.config, 1, MORNING - 60_000);
        for (const device of this.#devices) evolve(state, { type: 'device.added', device, seq: 1, at: state.at, actor: 'hub' });
        return state;
    }

    /** The state that the journal of the newest day alone tells, as a hub that starts again reads it. */
    refolded(): HallState {
        const state = this.#beginning();
        const begun = this.journal.findLastIndex(({ type }) => type === 'day.started');
        const learned = this.journal.slice(0, begun).findLast(({ type }) => type === 'waits.learned');
        for (const event of [...(learned === undefined ? [] : [learned]), ...this.journal.slice(begun)]) evolve(state, event);
        return state;
    }
}

/** What a state says, as plain values that can be compared. */
export function told(state: HallState): object {
    const id = (ticket: Ticket | null): string | null => ticket?.id ?? null;
    return {
        seq: state.seq,
        at: state.at,
        day: state.day,
        tickets: [...state.tickets.values()],
        open: [...state.open].map(([person, tickets]) => [person, [...tickets].map(id)]),
        serials: [...state.serials],
        waiting: [...state.waiting.lanes()].map((lane) => lane.first(lane.size).map(id)),
        passed: [...state.passed].map(id),
        held: [...state.held].map(id),
        toldWhatIsMissing: [...state.told],
        runs: state.setup.config.themes.map(({ id: theme }) => [theme, state.runs.inARow(theme)]),
        lastTaken: [...state.lastTaken].map(([channel, tickets]) => [channel, tickets.map(id)]),
        counters: [...state.counters.values()].map((counter) => ({
            ...counter,
            ticket: id(counter.ticket),
            served: id(counter.served),
            last: counter.last === null ? null : { ...counter.last, ticket: counter.last.ticket.id },
            pad: counter.pad === null ? null : { ticket: counter.pad.ticket.id, closesAt: counter.pad.closesAt },
        })),
        calls: state.calls.map((call) => ({ ...call, ticket: call.ticket.id })),
        learned: learnedBy(state),
    };
}
