/**
 * Documents of counters on paper: hears of those that a counter's printer shall print, words them from the record of their session, and reports what
 * became of each. One that did not come out is a state that the clerk sees; the document itself has long been given a number.
 */
import { printerAtCounter } from '#hall/devices.ts';
import type { HallState } from '#hall/state.ts';
import type { DeviceHost } from '#protocol/devices.ts';
import type { HandoverSheet, IssuedDocument } from '#protocol/documents.ts';
import type { HallEvent } from '#protocol/events.ts';
import type { Language } from '#protocol/hall.ts';
import type { PrintOutcome, Slip } from '#protocol/slips.ts';
import type { Hub } from './hub.ts';
import { deviceLog } from './log.ts';
import { NO_PRINTER, outcomeOf, WITHIN_MS } from './printing.ts';
import { documentSlip, type Mark, sheetSlip } from './slips/slips.ts';
import type { Journal } from './store/journal.ts';
import type { People } from './store/people.ts';

/** What papers are read from, beside the state. */
export type PaperSource = { readonly journal: Pick<Journal, 'ticket' | 'notesOf'>; readonly people: Pick<People, 'byRef'> };

/** A document or a hand-over list that is known. */
export type Paper = { readonly document: IssuedDocument } | { readonly sheet: HandoverSheet };

export function paperOf({ documents }: HallState, number: string): Paper | null {
    const document = documents.get(number);
    if (document !== undefined) return { document };
    const sheet = documents.sheet(number);
    return sheet === undefined ? null : { sheet };
}

/** The language in which a paper is printed: the visitor's; a list is for the house. */
export function languageOfPaper(paper: Paper): Language {
    return 'document' in paper ? (paper.document.language ?? 'zh-CN') : 'zh-CN';
}

/** A paper in words, as its template has it. */
export function slipOfPaper(state: HallState, paper: Paper, source: PaperSource, language: Language, marks: readonly Mark[]): Slip {
    const { journal, people } = source;
    const { clerk } = 'document' in paper ? paper.document : paper.sheet;
    const badge = people.byRef(clerk)?.badge ?? '';
    if ('document' in paper) {
        const { document } = paper;
        return documentSlip(state, document, language, { badge, grounds: groundsOf(journal, document) }, marks);
    }
    const tickets = paper.sheet.tickets.flatMap((id) => state.tickets.get(id) ?? journal.ticket(id) ?? []);
    return sheetSlip(state, { sheet: paper.sheet, tickets }, language, { badge, grounds: '' }, marks);
}

/** Why it was refused, in the clerk's words: with the document, else at the end of the session. */
function groundsOf(journal: PaperSource['journal'], { kind, ticket }: IssuedDocument): string {
    if (kind !== 'refusal') return '';
    return journal.notesOf(ticket).findLast(({ type }) => type === 'issueDocument' || type === 'finish')?.text ?? '';
}

type Parts = { hub: Hub; host: Pick<DeviceHost, 'order'>; source: PaperSource };

export class DocumentPrinting {
    readonly #hub: Hub;
    readonly #host: Pick<DeviceHost, 'order'>;
    readonly #source: PaperSource;
    readonly #underWay = new Set<Promise<void>>();

    constructor({ hub, host, source }: Parts) {
        this.#hub = hub;
        this.#host = host;
        this.#source = source;
        hub.onCommit((events) => this.#hear(events));
    }

    /** Of those that were on their way when the hub ended: an agent is asked again and tells the truth, of all others nobody knows. */
    async settleUnfinished(): Promise<void> {
        const { documents, devices } = this.#hub.state;
        for (const number of documents.unfinished(this.#hub.now() - SETTLED_MS)) {
            const { asked } = documents.printed(number);
            const printer = asked === null ? undefined : printerAtCounter(devices, asked.counter);
            if (asked !== null && printer !== undefined && printer.agent !== null)
                this.#begin(number, { ageMs: Math.max(1, this.#hub.now() - asked.at) });
            else await this.#report(number, { status: 'unknown', reason: 'interrupted' });
        }
    }

    /** Whether a job is one of these. */
    static isJob(job: string): boolean {
        return job.startsWith(JOB);
    }

    /** Hears the outcome of a job at an agent, also long after it was ordered. True once it is stored, or of no use any more. */
    async heard(device: string, job: string, outcome: PrintOutcome): Promise<boolean> {
        const number = job.slice(JOB.length, job.lastIndexOf('.'));
        return this.#isNewest(number, job) ? this.#report(number, outcome, device) : true;
    }

    /** Resolves when the outcome of everything that was ordered is written down; the host must have ended it. */
    async close(): Promise<void> {
        await Promise.all(this.#underWay);
    }

    #hear(events: readonly HallEvent[]): void {
        for (const event of events) {
            const asked =
                event.type === 'document.issued' || event.type === 'document.handedOver'
                    ? event.print === 'queued'
                    : event.type === 'document.reprinted';
            if (asked && 'document' in event && typeof event.document === 'string') this.#begin(event.document);
        }
    }

    #begin(number: string, age: { ageMs?: number } = {}): void {
        const print = this.#print(number, age);
        this.#underWay.add(print);
        void print.finally(() => this.#underWay.delete(print));
    }

    async #print(number: string, age: { ageMs?: number }): Promise<void> {
        const { state } = this.#hub;
        const paper = paperOf(state, number);
        const { asked } = state.documents.printed(number);
        if (paper === null || asked === null) return;
        const job = jobOf(number, asked.job);
        const printer = printerAtCounter(state.devices, asked.counter);
        const slip = slipOfPaper(state, paper, this.#source, languageOfPaper(paper), asked.again ? ['reprint'] : []);
        const order = { do: 'print', job, slip, withinMs: WITHIN_MS, ...age } as const;
        const outcome = printer === undefined ? NO_PRINTER : outcomeOf(await this.#host.order(printer.id, order));
        if (outcome.status !== 'printed') deviceLog.warn({ counter: asked.counter, ...outcome }, 'a document was not confirmed');
        // A reprint that was asked for meanwhile has an outcome of its own.
        if (this.#isNewest(number, job)) await this.#report(number, outcome, printer?.id);
    }

    #isNewest(number: string, job: string): boolean {
        const { asked } = this.#hub.state.documents.printed(number);
        return asked !== null && jobOf(number, asked.job) === job;
    }

    async #report(document: string, { status }: PrintOutcome, printer?: string): Promise<boolean> {
        const about = printer === undefined ? {} : { printer };
        const { ok } = await this.#hub.execute({ type: 'reportDocument', document, status, ...about }, { role: 'hub', ref: 'printing' });
        return ok;
    }
}

/** What was asked for longer ago is not asked for again. */
const SETTLED_MS = 24 * 3_600_000;

const JOB = 'document-';

/** Name of a print job: the same after a restart, never the same for another print. */
function jobOf(number: string, job: number): string {
    return `${JOB}${number}.${job}`;
}
