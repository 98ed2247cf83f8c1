/** The documents that counters gave out and that a visitor may still come back with. They outlive the business day. */
import { type DocumentKind, documentNumber, type IssuedDocument } from '#protocol/documents.ts';

/** Days for which a document is known to the kiosks: longer than any promise of the catalogue. */
export const DOCUMENT_DAYS = 90;

export class Documents {
    readonly #byNumber = new Map<string, IssuedDocument>();
    /** How many of a kind were given out on a day. */
    readonly #given = new Map<string, number>();
    /** The documents of a visit, by its ticket. */
    readonly #ofVisit = new Map<string, readonly string[]>();
    /** The ticket that was last taken with a document, today. */
    readonly #tickets = new Map<string, string>();

    get(number: string): IssuedDocument | undefined {
        return this.#byNumber.get(number);
    }

    /** Number of the next document of a kind on a day, YYYY-MM-DD. */
    next(kind: DocumentKind, day: string): string {
        return documentNumber(kind, day, (this.#given.get(`${kind} ${day}`) ?? 0) + 1);
    }

    issued(document: IssuedDocument): void {
        const key = `${document.kind} ${document.day}`;
        this.#given.set(key, (this.#given.get(key) ?? 0) + 1);
        this.#byNumber.set(document.number, document);
        this.#ofVisit.set(document.ticket, [...(this.#ofVisit.get(document.ticket) ?? []), document.number]);
    }

    /** The documents that were given out at the visit of a ticket. */
    ofVisit(ticket: string): readonly IssuedDocument[] {
        return (this.#ofVisit.get(ticket) ?? []).flatMap((number) => this.#byNumber.get(number) ?? []);
    }

    ready(number: string): void {
        const known = this.#byNumber.get(number);
        if (known !== undefined) this.#byNumber.set(number, { ...known, ready: true });
    }

    /** The ticket of today that was taken with a document. */
    ticketOf(number: string): string | undefined {
        return this.#tickets.get(number);
    }

    taken(number: string, ticket: string): void {
        this.#tickets.set(number, ticket);
    }

    /** Forgets the tickets of the day before, and documents that nobody brings any more. `first` is the oldest day that is kept. */
    beginDay(first: string): void {
        this.#tickets.clear();
        for (const [number, { day, ticket }] of this.#byNumber) {
            if (day >= first) continue;
            this.#byNumber.delete(number);
            this.#ofVisit.delete(ticket);
        }
        for (const key of this.#given.keys()) if (key.slice(-first.length) < first) this.#given.delete(key);
    }
}
