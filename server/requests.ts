/** Requests that were answered: a repeat gets the first answer, whoever asks how often, also after a restart. */
import { createHash } from 'node:crypto';
import type { HallCommand } from '#hall/decide/index.ts';
import type { Actor } from '#protocol/commands.ts';
import type { AnswerBody } from './answers.ts';
import type { Answer } from './hub.ts';
import type { Journal } from './store/journal.ts';

/** Answers kept in memory; older ones are in the journal, refusals (which changed nothing) are then decided anew. */
const REMEMBERED = 20_000;

const REUSED: Answer = { ok: false, refusal: { code: 'request-id-reused' } };

/** `body` is a digest of what is asked: enough to know a repeat by, and what somebody wrote is kept in one place only. */
export type Request = { readonly id: string; readonly body: string };

export class Requests {
    readonly #journal: Journal;
    readonly #recent = new Map<string, { body: string; answer: Promise<Answer> }>();

    constructor(journal: Journal) {
        this.#journal = journal;
    }

    /** The answer to this request if it has been made lately or is under way, else null. */
    recent({ id, body }: Request): Promise<Answer> | null {
        const recent = this.#recent.get(id);
        if (recent === undefined) return null;
        return recent.body === body ? recent.answer : Promise.resolve(REUSED);
    }

    begin({ id, body }: Request, answer: Promise<Answer>): void {
        this.#recent.set(id, { body, answer });
        if (this.#recent.size <= REMEMBERED) return;
        const oldest = this.#recent.keys().next();
        if (oldest.done !== true) this.#recent.delete(oldest.value);
    }

    /** The answers that the journal already holds to requests of a turn, by id: one look for all of them. */
    stored(requests: readonly Request[]): ReadonlyMap<string, Answer> {
        const found = new Map<string, Answer>();
        if (requests.length === 0) return found;
        const bodies = new Map(requests.map(({ id, body }) => [id, body]));
        for (const { request, body, answer } of this.#journal.answersTo([...bodies.keys()])) {
            const asked = bodies.get(request);
            // What older versions stored is the command itself.
            if (body === asked || digest(body) === asked) {
                // The answer was ours and is given back as it was stored.
                found.set(request, { ok: true, body: JSON.parse(answer) as AnswerBody });
            } else {
                found.set(request, REUSED);
                this.forget(request);
            }
        }
        return found;
    }

    /** A request that could not be stored has not been made: it may be tried again. */
    forget(id: string): void {
        this.#recent.delete(id);
    }
}

/** A request by its actor and id, and what it asks: another command under the same id is refused. */
export function requestOf(actor: Actor, requestId: string, command: HallCommand): Request {
    return { id: `${actor.ref}:${requestId}`, body: digest(JSON.stringify(command)) };
}

function digest(body: string): string {
    return createHash('sha256').update(body).digest('base64url');
}
