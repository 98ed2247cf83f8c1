/**
 * The smallest hub there can be: decide, keep the events, fold them, answer; a repeat gets the first answer. Its journal is text, as on a disk, so
 * whatever does not survive being written down is found when the state is read anew.
 */
import type { Decision, HallCommand } from '#hall/decide/index.ts';
import type { HallState, Ticket } from '#hall/state.ts';
import type { Actor } from '#protocol/commands.ts';
import type { HallEvent } from '#protocol/events.ts';
import type { Core } from './core.ts';
import { SMALL_HALL, SMALL_HALL_PRINTER } from './small-hall.ts';

export type Asked = { readonly request: string; readonly command: HallCommand; readonly actor: Actor };

export class MemoryHub {
    state: HallState;
    readonly core: Core;
    readonly journal: string[] = [];
    /** Requests that were answered, oldest first. */
    readonly answered: Asked[] = [];
    readonly #answers = new Map<string, Decision>();
    readonly #past = new Map<string, Ticket>();
    readonly #begun: number;

    constructor(core: Core, at: number) {
        this.core = core;
        this.#begun = at;
        this.state = beginning(core, at);
    }

    /** Answers, and hands out the events that the command became: none for a refusal and for a repeat. */
    execute(asked: Asked, clock: number): { answer: Decision; events: readonly HallEvent[] } {
        const known = this.#answers.get(asked.request);
        if (known !== undefined) return { answer: known, events: [] };
        const now = Math.max(clock, this.state.at);
        const { command, actor } = asked;
        const past = command.type === 'rate' ? (this.#past.get(command.ticket) ?? null) : null;
        const answer = this.core.decide(this.state, command, { now, actor, past, caseFile: null });
        this.#answers.set(asked.request, answer);
        this.answered.push(asked);
        if (!answer.ok) return { answer, events: [] };
        if (command.type === 'endDay') for (const ticket of this.state.tickets.values()) this.#past.set(ticket.id, ticket);
        const events = answer.events.map((body, index) => ({ ...body, seq: this.state.seq + 1 + index, at: now, actor: actor.ref }));
        for (const event of events) {
            this.journal.push(JSON.stringify(event));
            this.core.evolve(this.state, event);
        }
        return { answer, events };
    }

    /** The state that the whole journal tells. */
    folded(): HallState {
        const state = beginning(this.core, this.#begun);
        for (const line of this.journal) this.core.evolve(state, readEvent(line));
        return state;
    }

    /** What a start reads: of earlier days only what still counts today, then today. */
    restarted(): HallState {
        const events = this.journal.map(readEvent);
        const begun = events.findLastIndex(({ type }) => type === 'day.started');
        const state = beginning(this.core, this.#begun);
        const earlier = events.slice(0, Math.max(0, begun));
        const newest = ['rules.changed', 'ratingReasons.changed', 'waits.learned', 'paper.carried'].flatMap(
            (kept) => earlier.findLast(({ type }) => type === kept) ?? [],
        );
        const lasting = [...newest, ...earlier.filter(({ type }) => /^(appointment|document|slips|device)\./.test(type))];
        // A hub keeps them in a table of their own, as they are now.
        for (const [id, order] of this.state.workOrders) state.workOrders.set(id, order);
        for (const event of [...lasting, ...events.slice(Math.max(0, begun))]) this.core.evolve(state, event);
        return state;
    }
}

/** The small hall with its printer, before its first day. */
function beginning(core: Core, at: number): HallState {
    const state = core.initialState(SMALL_HALL, 1, at);
    core.evolve(state, { type: 'device.added', device: SMALL_HALL_PRINTER, seq: 1, at, actor: 'hub' });
    return state;
}

function readEvent(line: string): HallEvent {
    // Written by this hub.
    return JSON.parse(line) as HallEvent;
}
