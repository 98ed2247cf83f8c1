/** Questions to the hub: the same question asked once more is the same request, so it is done at most once. */
import type { Ack } from '#protocol/sockets.ts';

export type Input = Readonly<Record<string, unknown>>;
export type Send = <Answer>(verb: string, input: Input) => Promise<Ack<Answer>>;

/** Whether a refusal leaves open what became of the request, so that the same may be asked once more. */
export function mayAskAgain(code: string): boolean {
    return code === 'no-answer' || code === 'shutting-down' || code === 'internal';
}

export class Asking {
    readonly #send: Send;
    readonly #newId: () => string;
    /** The question whose outcome is not known. */
    #open: { readonly question: string; readonly requestId: string } | null = null;

    constructor(send: Send, newId: () => string) {
        this.#send = send;
        this.#newId = newId;
    }

    async ask<Answer>(verb: string, input: Input): Promise<Ack<Answer>> {
        const question = JSON.stringify([verb, input]);
        const open = this.#open?.question === question ? this.#open : { question, requestId: this.#newId() };
        this.#open = open;
        const answer = await this.#send<Answer>(verb, { ...input, requestId: open.requestId });
        // What was done or refused is over: asked again it is a new question, for the reason may have gone.
        if (this.#open === open && (answer.ok || !mayAskAgain(answer.error.code))) this.#open = null;
        return answer;
    }

    /** What the visitor before asked is nobody's any more. */
    forget(): void {
        this.#open = null;
    }
}
