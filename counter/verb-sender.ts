/**
 * Gives a verb to the hub and tells the clerk what became of it. Silence means that it was done: the view shows it. Words are needed only
 * for a refusal, and for a verb that was under way when the link broke.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ErrorBody } from '#protocol/errors.ts';
import type { Ack } from '#protocol/sockets.ts';
import type { TerminalView } from '#protocol/views.ts';
import type { HubController } from '#web/hub.ts';
import { currentLanguage } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import type { Given, GivenVerb } from './events.ts';
import type { NoticeController } from './notices.ts';
import { refusalSentence } from './refusal.ts';

/** A verb whose answer has not come. `waiting` is the sentence that says so, once the link broke under it. */
type Pending = { readonly verb: GivenVerb; waiting: number | null };

export class VerbSender implements ReactiveController {
    readonly #host: ReactiveControllerHost;
    readonly #hub: HubController<TerminalView>;
    readonly #notices: NoticeController;
    readonly #give: (given: Given) => Promise<Ack>;
    #pending: Pending | null = null;

    /** `give` takes a verb to the hub and settles with its answer; it never rejects. */
    constructor(
        host: ReactiveControllerHost,
        { hub, notices, give }: { hub: HubController<TerminalView>; notices: NoticeController; give: (given: Given) => Promise<Ack> },
    ) {
        this.#host = host;
        this.#hub = hub;
        this.#notices = notices;
        this.#give = give;
        host.addController(this);
    }

    /** Whether an answer is awaited; one verb at a time, so that a second press of a nervous finger does nothing. */
    get busy(): boolean {
        return this.#pending !== null;
    }

    /** Gives the verb. True if the hub did it. */
    async run(given: Given): Promise<boolean> {
        const { verb } = given;
        if (this.#pending !== null) return false;
        if (this.#hub.link !== 'live') {
            this.#notices.show('refusal', this.#say('pending.notSent', verb));
            return false;
        }
        const pending: Pending = { verb, waiting: null };
        this.#pending = pending;
        this.#host.requestUpdate();
        const answer = await this.#give(given);
        this.#pending = null;
        this.#host.requestUpdate();
        if (pending.waiting !== null) this.#notices.close(pending.waiting);
        if (!answer.ok) this.#tellRefusal(answer);
        else if (verb === 'next' && answer.ticket === null) this.#notices.show('done', counterWords.say(currentLanguage(), 'pending.none'));
        else if (pending.waiting !== null) this.#notices.show('done', this.#say('pending.done', verb));
        else this.#tellDone(given);
        return answer.ok;
    }

    /** A verb that the link broke under is named at once, and again when its answer is known. */
    hostUpdate(): void {
        const pending = this.#pending;
        if (pending === null || pending.waiting !== null || this.#hub.link === 'live') return;
        pending.waiting = this.#notices.show('waiting', this.#say('pending.lost', pending.verb));
    }

    /** The view does not show everything: a slip that comes out elsewhere, a ticket that is no longer in sight. */
    #tellDone({ verb, no }: Given): void {
        const key = `done.${verb}`;
        if (counterWords.has(key)) this.#notices.show('done', counterWords.say(currentLanguage(), key, { no }));
    }

    #tellRefusal(answer: ErrorBody): void {
        const language = currentLanguage();
        // Nobody knows whether it was done: the clerk has to look.
        const sentence = answer.error.code === 'no-answer' ? counterWords.say(language, 'pending.failed') : refusalSentence(answer, language);
        this.#notices.show('refusal', sentence);
    }

    #say(key: 'pending.notSent' | 'pending.lost' | 'pending.done', verb: GivenVerb): string {
        const language = currentLanguage();
        return counterWords.say(language, key, { verb: counterWords.say(language, `verb.${verb}`) });
    }
}
