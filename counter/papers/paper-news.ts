/** Tells the clerk what became of a document: that it is being printed, that its page has opened, that it did not come out. */
import type { Ack } from '#protocol/sockets.ts';
import type { PrintStatus } from '#protocol/tickets.ts';
import type { PapersView } from '#protocol/views.ts';
import { currentLanguage } from '#web/language.ts';
import { paperWords } from '#web/words/papers.ts';
import type { NoticeController } from '../notices.ts';
import { nameOfPaper, pageOf } from './paper-words.ts';

type Paper = { readonly number: string; readonly kind?: string; readonly print: PrintStatus };

export class PaperNews {
    readonly #notices: NoticeController;
    /** As the view showed it last, by number. */
    #prints: ReadonlyMap<string, PrintStatus> = new Map();

    constructor(notices: NoticeController) {
        this.#notices = notices;
    }

    /** A document or a list that the hub has numbered. Where the counter has no printer its page opens. */
    given(answer: Ack): void {
        const paper = paperIn(answer);
        if (paper === null) return;
        const { number, kind = 'handoverSheet', print } = paper;
        // The card says how a document fares; a list has no card.
        if (print !== 'none' && paper.kind !== undefined) return;
        const opened = print !== 'none' || open(pageOf(number), '_blank') !== null;
        const key = print === 'none' ? (opened ? 'told.page' : 'told.blocked') : 'told.queued';
        this.#notices.show('done', paperWords.say(currentLanguage(), key, { number, kind: nameOfPaper(currentLanguage(), kind) }));
    }

    /** Opens the page of one that was given out before. */
    open(number: string): Ack {
        open(pageOf(number), '_blank');
        return { ok: true };
    }

    /** Called with what the view says: one that has just failed is told of. `key` prints again. */
    follow(papers: PapersView | null, key: string): void {
        const given = papers?.given ?? [];
        for (const { number, kind, print } of given) {
            const lost = print === 'not-sent' && this.#prints.get(number) === 'queued';
            if (!lost) continue;
            const values = { number, key, kind: nameOfPaper(currentLanguage(), kind) };
            this.#notices.show('refusal', paperWords.say(currentLanguage(), 'told.lost', values));
        }
        this.#prints = new Map(given.map(({ number, print }) => [number, print]));
    }
}

function paperIn(answer: Ack): Paper | null {
    const { document, sheet } = answer as { document?: Paper; sheet?: Paper };
    return document ?? sheet ?? null;
}
