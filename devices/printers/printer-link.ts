import { type Line, LineError, type OpenOptions } from '../lines/line.ts';
import { openLine } from '../lines/open-line.ts';
import { asbFaults, offlineFaults, type PrinterAnswer, type PrinterFault, paperFaults, processedFaults, splitAnswers } from './status.ts';

const automaticStatusOff = Buffer.from([0x1d, 0x61, 0x00]);
const askPaper = Buffer.from([0x10, 0x04, 0x04]);
const askOffline = Buffer.from([0x10, 0x04, 0x02]);

/** Deadlines of a printer, ms each. */
export type PrinterTimeouts = {
    /** Until an unanswered connection is given up. */
    connect: number;
    /** Until a status question, which a printer answers at once in any state, counts as unanswered. */
    answer: number;
    /** Until a printer must have taken the bytes of a slip. */
    write: number;
    /** From the last byte sent until the printer must have said that it printed. */
    confirm: number;
};

type Asked = { kind: 'real-time' | 'processed'; settle: (byte: number | null) => void };

/** How a slip's bytes fared: confirmed or not, and what the printer said of itself afterwards, null if nothing. */
export type SendResult = { confirmed: boolean; faults: PrinterFault[] | null };

/** A conversation with a printer over one line, from opening to closing. Not used again after it is closed. */
export class PrinterLink {
    readonly #timeouts: PrinterTimeouts;
    #line: Line | null = null;
    #rest: Buffer = Buffer.alloc(0);
    #asked: Asked | null = null;
    #lost = false;
    #volunteered: PrinterFault[] | null = null;

    private constructor(timeouts: PrinterTimeouts) {
        this.#timeouts = timeouts;
    }

    /** Connects. Rejects with a `LineError`; aborting the signal gives up. */
    static async open(address: string, timeouts: PrinterTimeouts, signal: AbortSignal): Promise<PrinterLink> {
        const link = new PrinterLink(timeouts);
        const options: OpenOptions = { connectMs: timeouts.connect, signal };
        link.#line = await openLine(address, { onBytes: (bytes) => link.#hear(bytes), onClose: () => link.#lose() }, options);
        return link;
    }

    /** True once the line is gone, whoever closed it. */
    get lost(): boolean {
        return this.#lost;
    }

    /** Stops the unasked status bytes for this conversation. Printers that ignore it do no harm: their bytes are told apart. */
    async quieten(): Promise<void> {
        await this.#write(automaticStatusOff, this.#timeouts.answer);
    }

    /** Asks for the paper, then for what keeps the printer offline. Null when a question stayed unanswered. */
    async faults(): Promise<PrinterFault[] | null> {
        const paper = await this.#ask(askPaper, 'real-time', this.#timeouts.answer);
        if (paper === null) return null;
        // One at a time: the answers do not say which question they belong to.
        const offline = await this.#ask(askOffline, 'real-time', this.#timeouts.answer);
        return offline === null ? null : [...paperFaults(paper), ...offlineFaults(offline)];
    }

    /** Sends a job that ends with GS r 1 and waits for its answer. From the call on, any of its bytes may be on paper. */
    async send(job: Buffer): Promise<SendResult> {
        const answer = this.#expect('processed');
        const taken = await this.#write(job, this.#timeouts.write);
        const byte = taken ? await answer(this.#timeouts.confirm) : null;
        if (byte !== null) return { confirmed: true, faults: processedFaults(byte) };
        // Why it stays silent: a roll that ran out half way, or nothing that it can tell.
        const faults = this.#lost ? null : await this.faults();
        return { confirmed: false, faults: faults ?? this.#volunteered };
    }

    async close(): Promise<void> {
        this.#settle(null);
        await this.#line?.close();
    }

    async #ask(question: Buffer, kind: Asked['kind'], deadlineMs: number): Promise<number | null> {
        const answer = this.#expect(kind);
        return (await this.#write(question, this.#timeouts.answer)) ? answer(deadlineMs) : null;
    }

    /** Listens from now on, so that an answer that comes during the write counts; the deadline starts when the result is called. */
    #expect(kind: Asked['kind']): (deadlineMs: number) => Promise<number | null> {
        const answered = Promise.withResolvers<number | null>();
        this.#asked = { kind, settle: answered.resolve };
        return async (deadlineMs) => {
            if (this.#lost) this.#settle(null);
            const timer = setTimeout(() => this.#settle(null), deadlineMs);
            const byte = await answered.promise;
            clearTimeout(timer);
            return byte;
        };
    }

    async #write(bytes: Buffer, deadlineMs: number): Promise<boolean> {
        if (this.#line === null || this.#lost) return false;
        try {
            await this.#line.write(bytes, deadlineMs);
            return true;
        } catch (error) {
            if (error instanceof LineError) return false;
            throw error;
        }
    }

    #hear(bytes: Buffer): void {
        const { answers, rest } = splitAnswers(Buffer.concat([this.#rest, bytes]));
        this.#rest = rest;
        for (const answer of answers) this.#take(answer);
    }

    #take(answer: PrinterAnswer): void {
        if (answer.kind === 'asb') this.#volunteered = asbFaults(answer.bytes);
        else if (answer.kind !== 'flow' && answer.kind === this.#asked?.kind) this.#settle(answer.byte);
    }

    #lose(): void {
        this.#lost = true;
        this.#settle(null);
    }

    #settle(byte: number | null): void {
        this.#asked?.settle(byte);
        this.#asked = null;
    }
}
