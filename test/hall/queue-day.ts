/** A day of the small hall in a test's hands: commands at a time of day, and what becomes of them. */
import { type Decision, decide, type HallCommand } from '#hall/decide/index.ts';
import { evolve } from '#hall/evolve/index.ts';
import { type HallState, initialState, type Ticket } from '#hall/state.ts';
import type { Actor } from '#protocol/commands.ts';
import type { ErrorCode } from '#protocol/errors.ts';
import type { EventBody, HallEvent } from '#protocol/events.ts';
import type { HallConfig } from '#protocol/hall.ts';
import type { WaitRules } from '#protocol/rules.ts';
import { MONDAY_8, rulesWith, SMALL_HALL } from './model/small-hall.ts';

type Take = Omit<Extract<HallCommand, { type: 'takeTicket' }>, 'type'>;
type Verb = Extract<HallCommand, { counter: number }>['type'];
type Input<T extends Verb> = Omit<Extract<HallCommand, { type: T }>, 'type' | 'counter'>;

export const KIOSK: Actor = { role: 'kiosk', ref: 'k1' };
export const GUIDE: Actor = { role: 'guide', ref: 'guide' };
export const HUB: Actor = { role: 'hub', ref: 'hub' };
const MANAGER: Actor = { role: 'manager', ref: 'manager' };

export class TestDay {
    state: HallState;
    now = MONDAY_8;
    readonly events: HallEvent[] = [];

    /** Monday 23 November 2026, 08:00, with counters open that a test names. */
    constructor({ rules = {}, config = SMALL_HALL, open = [] }: { rules?: Partial<WaitRules>; config?: HallConfig; open?: number[] } = {}) {
        this.state = initialState(config, 1, MONDAY_8);
        this.gives({ type: 'endDay', day: '2026-11-23' }, HUB);
        this.changes(rules);
        for (const counter of open) this.gives({ type: 'signIn', counter }, clerkOf(counter));
    }

    at(time: string): this {
        this.now = Date.parse(`2026-11-23T${time.length === 5 ? `${time}:00` : time}+08:00`);
        return this;
    }

    later(seconds: number): this {
        this.now += seconds * 1000;
        return this;
    }

    decides(command: HallCommand, actor: Actor): Decision {
        return decide(this.state, command, { now: this.now, actor, past: null, caseFile: null });
    }

    /** Gives a command that must be accepted; hands out what it became. */
    gives(command: HallCommand, actor: Actor): readonly EventBody[] {
        const decision = this.decides(command, actor);
        if (!decision.ok) throw new Error(`refused: ${decision.refusal.code} ${JSON.stringify(decision.refusal.details)}`);
        for (const body of decision.events) {
            const event = { ...body, seq: this.state.seq + 1, at: this.now, actor: actor.ref };
            evolve(this.state, event);
            this.events.push(event);
        }
        return decision.events;
    }

    /** The code with which a command is refused; null when it is not. */
    refuses(command: HallCommand, actor: Actor): ErrorCode | null {
        const decision = this.decides(command, actor);
        return decision.ok ? null : decision.refusal.code;
    }

    changes(rules: Partial<WaitRules>): readonly EventBody[] {
        return this.gives({ type: 'changeRules', rules: rulesWith(rules) }, MANAGER);
    }

    /** Takes a number and hands out its ticket. */
    takes(take: Take, actor: Actor = take.class === undefined ? KIOSK : GUIDE): Ticket {
        const [event] = this.gives({ type: 'takeTicket', ...take }, actor);
        if (event?.type !== 'ticket.taken') throw new Error('no number was given');
        return this.ticket(event.ticket);
    }

    /** A verb of a counter, given by its clerk. */
    does<T extends Verb>(counter: number, type: T, input: Input<T>): readonly EventBody[] {
        return this.gives(verb(counter, type, input), clerkOf(counter));
    }

    /** The code with which a verb of a counter is refused to its clerk. */
    refusesAt<T extends Verb>(counter: number, type: T, input: Input<T>): ErrorCode | null {
        return this.refuses(verb(counter, type, input), clerkOf(counter));
    }

    /** Calls the next and hands out its number; null when nobody is called. */
    calls(counter: number): string | null {
        const [event] = this.does(counter, 'next', {});
        return event?.type === 'ticket.called' ? this.ticket(event.ticket).no : null;
    }

    /** Serves the visitor at the counter to the end. */
    serves(counter: number): void {
        this.does(counter, 'start', {});
        this.does(counter, 'finish', { outcome: 'accepted' });
    }

    ticket(id: string): Ticket {
        const ticket = this.state.tickets.get(id);
        if (ticket === undefined) throw new Error(`there is no ticket ${id}`);
        return ticket;
    }

    passes(counter: number): void {
        this.later(5).does(counter, 'pass', {});
    }
}

export function clerkOf(counter: number): Actor {
    return { role: 'clerk', ref: `clerk-${counter}` };
}

function verb<T extends Verb>(counter: number, type: T, input: Input<T>): HallCommand {
    // A verb, its counter and its input are the command; the compiler does not put them together again.
    return { type, counter, ...input } as unknown as HallCommand;
}
