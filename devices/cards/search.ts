import { setTimeout as pause } from 'node:timers/promises';
import type { CardRead } from '#protocol/devices.ts';
import type { ChinaTime } from '../china-time.ts';
import { samStatus } from './frames.ts';
import { holdsText, readIdentity } from './identity.ts';
import type { Said, SamLink } from './sam-link.ts';

/** What a look for a card leads to. */
type Step =
    | { readonly next: 'done'; readonly card: CardRead }
    /** `problem`: a card was there, but could not be read; null when none was. */
    | { readonly next: 'again'; readonly problem: string | null }
    | { readonly next: 'end'; readonly reason: string };

export type Found = { readonly card: CardRead } | { readonly reason: string };

/** A single answer may get lost; a second one in a row is a fault. */
const missesAllowed = 1;
/** Of the line and the reader, these may pass. */
const passing: readonly string[] = ['no-answer', 'wrong-checksum', 'error'];
/** A card stays selected, so reading it may be tried again, while it is not found again. */
const reads = 2;

/** Looks for a card again and again until there is one, the time is over, or it is stopped. */
export class CardSearch {
    readonly #link: SamLink;
    readonly #today: () => ChinaTime;
    readonly #lookMs: number;
    readonly #stopping = new AbortController();
    #misses = 0;

    constructor(link: SamLink, today: () => ChinaTime, lookMs: number) {
        this.#link = link;
        this.#today = today;
        this.#lookMs = lookMs;
    }

    stop(): void {
        this.#stopping.abort();
    }

    /** A card that was read when the search was stopped is dropped. */
    async run(withinMs: number): Promise<Found> {
        const { state, reason } = this.#link.state;
        if (state === 'offline') return { reason: reason ?? 'no-answer' };
        const end = performance.now() + withinMs;
        let problem = 'no-card';
        while (!this.#stopping.signal.aborted) {
            const step = await this.#look();
            if (this.#stopping.signal.aborted) break;
            if (step.next === 'done') return { card: step.card };
            if (step.next === 'end') return { reason: step.reason };
            problem = step.problem ?? problem;
            const left = end - performance.now();
            if (left <= 0) return { reason: problem };
            await pause(Math.min(this.#lookMs, left), null, { signal: this.#stopping.signal }).catch(() => {});
        }
        return { reason: 'stopped' };
    }

    async #look(): Promise<Step> {
        const found = await this.#link.ask('find', () => null);
        if (found.kind === 'failed' || isSpoiled(found.status)) return this.#miss(found);
        this.#misses = 0;
        if (found.status !== samStatus.found) return { next: 'again', problem: null };
        const selected = await this.#link.ask('select', () => null);
        if (selected.kind === 'failed') return this.#miss(selected);
        if (selected.status !== samStatus.done) return { next: 'again', problem: 'unreadable' };
        return this.#read(1);
    }

    async #read(attempt: number): Promise<Step> {
        const today = this.#today();
        const read = await this.#link.ask('read', (data) => ({ whole: holdsText(data), card: readIdentity(data, today) }));
        if (read.kind === 'answer' && read.status === samStatus.notAuthorised) return { next: 'end', reason: 'not-authorised' };
        const done = read.kind === 'answer' && read.status === samStatus.done && read.taken.whole;
        if (done) return read.taken.card === null ? { next: 'end', reason: 'unreadable' } : { next: 'done', card: read.taken.card };
        if (read.kind === 'failed' && !passing.includes(read.reason)) return { next: 'end', reason: read.reason };
        return attempt < reads ? this.#read(attempt + 1) : { next: 'again', problem: 'unreadable' };
    }

    #miss(said: Said<null>): Step {
        const reason = said.kind === 'failed' ? said.reason : said.status === samStatus.broken ? 'error' : 'wrong-checksum';
        this.#misses++;
        return passing.includes(reason) && this.#misses <= missesAllowed ? { next: 'again', problem: null } : { next: 'end', reason };
    }
}

/** The reader did not get our question whole, or can do nothing. */
function isSpoiled(status: number): boolean {
    return status === samStatus.wrongChecksum || status === samStatus.wrongLength || status === samStatus.broken;
}
