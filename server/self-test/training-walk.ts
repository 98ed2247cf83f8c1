/** The part of the self-test that a visitor and a clerk do: in the training hall, where nothing is real. */
import { padRef } from '#hall/decide/ratings.ts';
import type { Actor, CommandType } from '#protocol/commands.ts';
import type { AnswerBody } from '../answers.ts';
import type { AddressedTo } from '../parsing.ts';
import type { SocketEdge } from '../sockets/audiences.ts';

/** The clerk of the walk is nobody of the hall. */
const CLERK: Actor = { role: 'clerk', ref: 'self-test' };

/** What a step came to: a detail, or the code of why not. */
export type Walked = { readonly ok: true; readonly detail: string | null } | { readonly ok: false; readonly reason: string };

type Given = { readonly ok: true; readonly body: AnswerBody } | { readonly ok: false; readonly reason: string };

export class TrainingWalk {
    readonly #edge: SocketEdge;
    readonly #kiosk: string;
    readonly #counter: number;
    #ticket: { id: string; no: string } | null = null;
    #isSignedIn = false;

    constructor(edge: SocketEdge, kiosk: string, counter: number) {
        this.#edge = edge;
        this.#kiosk = kiosk;
        this.#counter = counter;
    }

    get number(): string | null {
        return this.#ticket?.no ?? null;
    }

    /** Takes a number for the first thing that the counter serves. */
    async take(): Promise<Walked> {
        const { setup, counters } = this.#edge.hub.state;
        const [first = ''] = counters.get(this.#counter)?.setup.serves ?? [];
        const role = counters.get(this.#counter)?.setup.role;
        const purpose = role === 'issuance' ? 'collect' : role === 'consult' ? 'consult' : 'handle';
        const input = { theme: setup.items.get(first)?.theme ?? first, purpose };
        const taken = await this.#give('takeTicket', {}, input, { role: 'kiosk', ref: this.#kiosk });
        if (!taken.ok) return taken;
        const { body } = taken;
        if (!('ticket' in body) || body.ticket === null) return { ok: false, reason: 'internal' };
        this.#ticket = { id: body.ticket.id, no: body.ticket.no };
        return { ok: true, detail: body.ticket.no };
    }

    /** Opens the counter and calls that very number, whoever else trains. Without a number there is nothing to call. */
    async call(): Promise<Walked | 'skipped'> {
        if (this.#ticket === null) return 'skipped';
        const signedIn = await this.#atCounter('signIn', {});
        if (!signedIn.ok) return signedIn;
        this.#isSignedIn = true;
        const called = await this.#atCounter('call', { ticket: this.#ticket.id, reason: 'self-test' });
        return called.ok ? { ok: true, detail: `${this.number} → ${this.#counter}` } : called;
    }

    /** Serves, finishes, and rates as the pad of the counter would. */
    async rate(): Promise<Walked | 'skipped'> {
        const ticket = this.#ticket;
        if (ticket === null || this.#edge.hub.state.counters.get(this.#counter)?.ticket?.id !== ticket.id) return 'skipped';
        const started = await this.#atCounter('start', {});
        if (!started.ok) return started;
        const finished = await this.#atCounter('finish', { outcome: 'settledOnSpot' });
        if (!finished.ok) return finished;
        const pad: Actor = { role: 'pad', ref: padRef(this.#counter) };
        const rated = await this.#give('rate', { ticket: ticket.id }, { level: 5 }, pad);
        return rated.ok ? { ok: true, detail: null } : rated;
    }

    /** Leaves nothing behind in the training hall, however far it came. */
    async leave(): Promise<void> {
        const { counters } = this.#edge.hub.state;
        if (this.#ticket !== null && counters.get(this.#counter)?.ticket?.id === this.#ticket.id)
            await this.#atCounter('abandon', { reason: 'self-test' });
        else if (this.#ticket !== null) await this.#give('cancel', { ticket: this.#ticket.id }, {}, { role: 'guide', ref: CLERK.ref });
        if (this.#isSignedIn) await this.#atCounter('signOut', {});
    }

    #atCounter(type: CommandType, input: object): Promise<Given> {
        return this.#give(type, { counter: this.#counter }, input, CLERK);
    }

    async #give(type: CommandType, address: AddressedTo, input: object, actor: Actor): Promise<Given> {
        const answer = await this.#edge.commanding.give({ type, address, input, actor, requestId: null, language: 'zh-CN' });
        return answer.ok ? { ok: true, body: answer.body } : { ok: false, reason: answer.refusal.code };
    }
}
