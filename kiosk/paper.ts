/** What a visitor wants on paper beside the slip that comes by itself: a list of materials, a slip once more. */
import type { ErrorBody } from '#protocol/errors.ts';
import type { Language } from '#protocol/hall.ts';
import type { Ack, PrintAnswer } from '#protocol/sockets.ts';
import type { PrintStatus } from '#protocol/tickets.ts';
import type { TicketView } from '#protocol/views.ts';
import type { Asking, Send } from '#web/requests/asking.ts';
import { openTicketIn } from './open-ticket.ts';
import type { Proof, Screen } from './screen.ts';

/** What became of a list of materials: it can be had, is under way, came out, or did not. */
export type PaperState = 'yes' | 'queued' | 'printed' | 'failed';

/** A slip that is wanted once more, and what shows whose it is. */
export type SlipWish = { readonly ticket: string } & Partial<{ secret: string; identity: object }>;

export class Paper {
    materials: PaperState = 'yes';
    reprint: 'yes' | 'queued' = 'yes';
    readonly #send: Send;
    readonly #asking: Asking;
    readonly #changed: () => void;
    /** Another screen is another wish. */
    #screen = {};

    constructor(send: Send, asking: Asking, changed: () => void) {
        this.#send = send;
        this.#asking = asking;
        this.#changed = changed;
    }

    /** The visitor has gone on: what was asked for before is not shown any more. */
    begin(): void {
        this.#screen = {};
        this.materials = 'yes';
        this.reprint = 'yes';
    }

    async printMaterials(item: string, language: Language): Promise<void> {
        if (this.materials === 'queued' || this.materials === 'printed') return;
        const screen = this.#screen;
        this.#become('queued');
        const answer = await this.#send<PrintAnswer>('print-materials', { item, language });
        if (this.#screen !== screen) return;
        const status = answer.ok ? answer.print.status : 'not-sent';
        this.#become(status === 'printed' || status === 'queued' ? 'printed' : 'failed');
    }

    /** The refusal, or null when the slip is under way or nobody waits for it any more. */
    async printAgain(wish: SlipWish): Promise<ErrorBody['error'] | null> {
        if (this.reprint === 'queued') return null;
        const screen = this.#screen;
        this.reprint = 'queued';
        this.#changed();
        const answer: Ack = await this.#asking.ask('reprint', wish);
        return this.#screen === screen && !answer.ok ? answer.error : null;
    }

    #become(state: PaperState): void {
        this.materials = state;
        this.#changed();
    }
}

/** The ticket on a screen whose slip its visitor may want once more; null where there is none, or where nothing shows that it is theirs. */
export function slipOn(screen: Screen, printOf: (ticket: TicketView) => PrintStatus): SlipWish | null {
    if (screen.at === 'mine') return { ticket: screen.ticket.id, ...(screen.proof satisfies Proof) };
    // A new slip that certainly did not come out may be tried again by anybody.
    if (screen.at === 'taken') return printOf(screen.answer.ticket) === 'not-sent' ? { ticket: screen.answer.ticket.id } : null;
    if (screen.at !== 'refused') return null;
    const own = openTicketIn(screen.error);
    const identity = screen.take?.identity;
    return own === null || identity === undefined ? null : { ticket: own.id, identity };
}
