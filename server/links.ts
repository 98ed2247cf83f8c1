/**
 * Secrets of ticket links. A secret is the ticket's id and a keyed code over it: it proves that the ticket is real, cannot be guessed from
 * another, and needs to be stored nowhere.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { dayOfTicket } from '#hall/numbering.ts';

const CODE_BYTES = 16;
const ALIAS_LENGTH = 10;

export class Links {
    readonly #key: Buffer;
    #publicUrl: string;

    constructor(key: Buffer, publicUrl: string) {
        this.#key = key;
        this.#publicUrl = publicUrl;
    }

    /** The address that QR codes lead to, once it is known. */
    set publicUrl(url: string) {
        this.#publicUrl = url;
    }

    get publicUrl(): string {
        return this.#publicUrl;
    }

    secretOf(ticket: string): string {
        return `${ticket.replace('-', '')}-${this.#code(ticket).toString('base64url')}`;
    }

    linkTo(ticket: string): string {
        return `${this.#publicUrl}/t/${this.secretOf(ticket)}`;
    }

    /** The ticket of a secret, or null when it is none of ours. */
    ticketOf(secret: string): string | null {
        const found = /^(\d{8})(X?[A-Z]\d{3,6})-([\w-]{22})$/.exec(secret);
        if (found === null) return null;
        const ticket = `${found[1]}-${found[2]}`;
        const given = Buffer.from(found[3] ?? '', 'base64url');
        if (dayOfTicket(ticket) === null || given.length !== CODE_BYTES || !timingSafeEqual(given, this.#code(ticket))) return null;
        return ticket;
    }

    /** Another name of a work order, for the clerk whom it is about: it says nothing of the visit. */
    aliasOf(order: string): string {
        return `W${createHmac('sha256', this.#key).update(`order:${order}`).digest('hex').slice(0, ALIAS_LENGTH).toUpperCase()}`;
    }

    #code(ticket: string): Buffer {
        return createHmac('sha256', this.#key).update(`ticket:${ticket}`).digest().subarray(0, CODE_BYTES);
    }
}
