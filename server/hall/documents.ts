/** The papers that counters gave out: documents that a visitor may still come back with, and hand-over lists. They outlive the business day. */
import { type DocumentKind, documentNumber, type HandoverSheet, type IssuedDocument, type PaperKind } from '#protocol/documents.ts';
import type { PrintStatus } from '#protocol/tickets.ts';

/** Days for which a document is known to the kiosks: longer than any promise of the catalogue. */
export const DOCUMENT_DAYS = 90;

/** A print that was asked for; `job` is the `seq` of the event that did. `again`: it says that it is a reprint. */
export type AskedPrint = { readonly job: number; readonly at: number; readonly counter: number; readonly again: boolean };

/** What became of a paper. `onPaper`: it came out, or may have. */
export type PrintedPaper = { readonly status: PrintStatus; readonly onPaper: boolean; readonly asked: AskedPrint | null };

const NEVER_PRINTED: PrintedPaper = { status: 'none', onPaper: false, asked: null };

export class Documents {
    readonly #byNumber = new Map<string, IssuedDocument>();
    readonly #sheets = new Map<string, HandoverSheet>();
    readonly #printed = new Map<string, PrintedPaper>();
    /** How many of a kind were given out on a day. */
    readonly #given = new Map<string, number>();
    /** The documents of a visit, by its ticket. */
    readonly #ofVisit = new Map<string, readonly string[]>();
    /** One-time notices by person and item, oldest first. */
    readonly #notices = new Map<string, readonly IssuedDocument[]>();
    /** The ticket that was last taken with a document, today. */
    readonly #tickets = new Map<string, string>();

    get(number: string): IssuedDocument | undefined {
        return this.#byNumber.get(number);
    }

    sheet(number: string): HandoverSheet | undefined {
        return this.#sheets.get(number);
    }

    /** Number of the next paper of a kind on a day, YYYY-MM-DD. */
    next(kind: PaperKind, day: string): string {
        return documentNumber(kind, day, (this.#given.get(`${kind} ${day}`) ?? 0) + 1);
    }

    issued(document: IssuedDocument): void {
        this.#count(document.kind, document.day);
        this.#byNumber.set(document.number, document);
        this.#ofVisit.set(document.ticket, [...(this.#ofVisit.get(document.ticket) ?? []), document.number]);
        if (document.kind !== 'oneTimeNotice' || document.person === null) return;
        const key = noticeKey(document.person, document.item);
        this.#notices.set(key, [...(this.#notices.get(key) ?? []), document]);
    }

    handedOver(sheet: HandoverSheet): void {
        this.#count('handoverSheet', sheet.day);
        this.#sheets.set(sheet.number, sheet);
    }

    /** The documents that were given out at the visit of a ticket. */
    ofVisit(ticket: string): readonly IssuedDocument[] {
        return (this.#ofVisit.get(ticket) ?? []).flatMap((number) => this.#byNumber.get(number) ?? []);
    }

    /** The last notice that a person was given about an item at another visit than that of `ticket`. */
    earlierNotice(person: string, item: string, ticket: string): IssuedDocument | undefined {
        return this.#notices.get(noticeKey(person, item))?.findLast((notice) => notice.ticket !== ticket);
    }

    ready(number: string): void {
        const known = this.#byNumber.get(number);
        if (known !== undefined) this.#byNumber.set(number, { ...known, ready: true });
    }

    /** What became of a document or a list on paper. */
    printed(number: string): PrintedPaper {
        return this.#printed.get(number) ?? NEVER_PRINTED;
    }

    asked(number: string, asked: AskedPrint): void {
        this.#printed.set(number, { ...this.printed(number), status: 'queued', asked });
    }

    cameOut(number: string, status: PrintStatus): void {
        const before = this.printed(number);
        this.#printed.set(number, { ...before, status, onPaper: before.onPaper || status === 'printed' || status === 'unknown' });
    }

    /** Those that were asked for since a time, and of which nobody has said what became of them. */
    unfinished(since: number): readonly string[] {
        return [...this.#printed].flatMap(([number, { status, asked }]) =>
            asked !== null && asked.at >= since && (status === 'queued' || status === 'unknown') ? [number] : [],
        );
    }

    /** The ticket of today that was taken with a document. */
    ticketOf(number: string): string | undefined {
        return this.#tickets.get(number);
    }

    taken(number: string, ticket: string): void {
        this.#tickets.set(number, ticket);
    }

    /** Forgets the tickets of the day before, and papers that nobody brings any more. `first` is the oldest day that is kept. */
    beginDay(first: string): void {
        this.#tickets.clear();
        for (const [number, { day, ticket }] of this.#byNumber) {
            if (day >= first) continue;
            this.#byNumber.delete(number);
            this.#printed.delete(number);
            this.#ofVisit.delete(ticket);
        }
        for (const [number, { day }] of this.#sheets) {
            if (day >= first) continue;
            this.#sheets.delete(number);
            this.#printed.delete(number);
        }
        for (const [key, notices] of this.#notices) {
            const kept = notices.filter(({ day }) => day >= first);
            if (kept.length === 0) this.#notices.delete(key);
            else if (kept.length < notices.length) this.#notices.set(key, kept);
        }
        for (const key of this.#given.keys()) if (key.slice(-first.length) < first) this.#given.delete(key);
    }

    #count(kind: PaperKind, day: string): void {
        const key = `${kind} ${day}`;
        this.#given.set(key, (this.#given.get(key) ?? 0) + 1);
    }
}

/** Documents that promise a result: it is collected, or asked about before it is there. */
export const PROMISES_RESULT: ReadonlySet<DocumentKind> = new Set(['receipt', 'acceptance', 'commitment']);

function noticeKey(person: string, item: string): string {
    return `${person} ${item}`;
}
