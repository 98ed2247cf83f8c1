/** Requests that were answered: a repeat gets the first answer, whoever asks how often, also after a restart. */
import type { HallCommand } from '#hall/decide/index.ts';
import type { AnswerBody } from './answers.ts';
import type { Answer } from './hub.ts';
import type { Journal, StoredAnswer } from './store/journal.ts';

/** Answers kept in memory; older ones are in the journal, refusals (which changed nothing) are then decided anew. */
const REMEMBERED = 20_000;

export class Requests {
    readonly #journal: Journal;
    readonly #recent = new Map<string, { body: string; answer: Promise<Answer> }>();

    constructor(journal: Journal) {
        this.#journal = journal;
    }

    /** The answer to this request if it has been made before, else null. */
    find(request: string, command: HallCommand): Promise<Answer> | null {
        const recent = this.#recent.get(request);
        if (recent !== undefined) return recent.body === bodyOf(command) ? recent.answer : reused();
        const stored = this.#journal.answerTo(request);
        if (stored === null) return null;
        if (stored.body !== bodyOf(command)) return reused();
        // The answer was ours and is given back as it was stored.
        return Promise.resolve({ ok: true, body: JSON.parse(stored.answer) as AnswerBody });
    }

    begin(request: string, command: HallCommand, answer: Promise<Answer>): void {
        this.#recent.set(request, { body: bodyOf(command), answer });
        if (this.#recent.size <= REMEMBERED) return;
        const oldest = this.#recent.keys().next();
        if (oldest.done !== true) this.#recent.delete(oldest.value);
    }

    toStore(request: string, command: HallCommand, body: AnswerBody): StoredAnswer {
        return { request, body: bodyOf(command), answer: JSON.stringify(body) };
    }

    /** A request that could not be stored has not been made: it may be tried again. */
    forget(request: string): void {
        this.#recent.delete(request);
    }
}

function bodyOf(command: HallCommand): string {
    return JSON.stringify(command);
}

function reused(): Promise<Answer> {
    return Promise.resolve({ ok: false, refusal: { code: 'request-id-reused' } });
}
