import { type Line, LineError, type OpenOptions } from '../lines/line.ts';
import { openLine } from '../lines/open-line.ts';
import { type Completion, completionBytes } from './completion.ts';
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
    /** With completion `none`: from the last byte taken until the printer is asked whether it is well. */
    settle: number;
};

type Asked = { kind: 'real-time' | 'processed' | 'process'; id: string | null; settle: (answer: PrinterAnswer | null) => void };

/** How long nothing more may come before what earlier jobs asked counts as answered, ms. */
const quietMs = 300;

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
    #debts: number;
    /** When the last answer to an earlier job came. */
    #paidAt = 0;
    #doubtful = false;

    private constructor(timeouts: PrinterTimeouts, debts: number) {
        this.#timeouts = timeouts;
        this.#debts = debts;
    }

    /** Connects. Rejects with a `LineError`; aborting the signal gives up. `debts`: confirmations that jobs before it are still owed. */
    static async open(address: string, timeouts: PrinterTimeouts, signal: AbortSignal, debts: number): Promise<PrinterLink> {
        const link = new PrinterLink(timeouts, debts);
        const options: OpenOptions = { connectMs: timeouts.connect, signal };
        link.#line = await openLine(address, { onBytes: (bytes) => link.#hear(bytes), onClose: () => link.#lose() }, options);
        return link;
    }

    /** True once the line is gone, whoever closed it. */
    get lost(): boolean {
        return this.#lost;
    }

    /** Answers to GS r that have not come yet: a late one must not be taken for that of the next job. */
    get debts(): number {
        return this.#debts;
    }

    /** Whether a question stayed unanswered, so that its answer may still come. */
    get doubtful(): boolean {
        return this.#doubtful;
    }

    /**
     * Clears up what jobs before this one are still owed: a question of its own is answered after all of theirs, and a printer that was switched off
     * meanwhile answers that alone. One that answers neither may be slow; then its answers are counted.
     */
    async settleDebts(): Promise<void> {
        if (this.#debts === 0) return;
        this.#debts++;
        const asked = performance.now();
        if (!(await this.#write(completionBytes('gs-r', ''), this.#timeouts.answer))) return;
        while (this.#debts > 0 && !this.#lost) {
            const now = performance.now();
            const [since, patience] = this.#paidAt > asked ? [this.#paidAt, quietMs] : [asked, this.#timeouts.answer];
            if (now - since >= patience) break;
            await new Promise((resolve) => setTimeout(resolve, Math.min(patience - (now - since), 20)));
        }
        if (this.#paidAt > asked) this.#debts = 0;
    }

    /** Stops the unasked status bytes for this conversation. Printers that ignore it do no harm: their bytes are told apart. */
    async quieten(): Promise<void> {
        await this.#write(automaticStatusOff, this.#timeouts.answer);
    }

    /** Asks for the paper, then for what keeps the printer offline. Null when a question stayed unanswered. */
    async faults(): Promise<PrinterFault[] | null> {
        const paper = await this.#ask(askPaper);
        if (paper === null) return null;
        // One at a time: the answers do not say which question they belong to.
        const offline = await this.#ask(askOffline);
        return offline === null ? null : [...paperFaults(paper), ...offlineFaults(offline)];
    }

    /**
     * Sends a job and waits for what completes it. From the call on, any of its bytes may be on paper. `id` is four characters by which its
     * confirmation is known from others.
     */
    async send(job: Buffer, completion: Completion, id: string): Promise<SendResult> {
        const answer = this.#expect(completion === 'process-id' ? 'process' : 'processed', id);
        const taken = await this.#write(Buffer.concat([job, completionBytes(completion, id)]), this.#timeouts.write);
        if (completion === 'none') return this.#sentUnasked(taken);
        const confirmation = taken ? await answer(this.#timeouts.confirm) : null;
        if (confirmation?.kind === 'processed') return { confirmed: true, faults: processedFaults(confirmation.byte) };
        if (confirmation === null && completion === 'gs-r') this.#debts++;
        // Why it stays silent: a roll that ran out half way, or nothing that it can tell. One with process ids is asked in any case.
        const faults = this.#lost ? null : await this.faults();
        return { confirmed: confirmation !== null && faults !== null, faults: faults ?? this.#volunteered };
    }

    async #sentUnasked(taken: boolean): Promise<SendResult> {
        if (!taken) return { confirmed: false, faults: this.#lost ? null : await this.faults() };
        this.#settle(null);
        await new Promise((resolve) => setTimeout(resolve, this.#timeouts.settle));
        const faults = this.#lost ? null : await this.faults();
        return { confirmed: faults !== null, faults: faults ?? this.#volunteered };
    }

    async close(): Promise<void> {
        this.#settle(null);
        await this.#line?.close();
    }

    async #ask(question: Buffer): Promise<number | null> {
        const answer = this.#expect('real-time', null);
        const said = (await this.#write(question, this.#timeouts.answer)) ? await answer(this.#timeouts.answer) : null;
        return said?.kind === 'real-time' ? said.byte : null;
    }

    /** Listens from now on, so that an answer that comes during the write counts; the deadline starts when the result is called. */
    #expect(kind: Asked['kind'], id: string | null): (deadlineMs: number) => Promise<PrinterAnswer | null> {
        const answered = Promise.withResolvers<PrinterAnswer | null>();
        this.#asked = { kind, id, settle: answered.resolve };
        return async (deadlineMs) => {
            if (this.#lost) this.#settle(null);
            const timer = setTimeout(() => {
                this.#doubtful = true;
                this.#settle(null);
            }, deadlineMs);
            const answer = await answered.promise;
            clearTimeout(timer);
            return answer;
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
        else if (answer.kind === 'processed' && this.#debts > 0) {
            this.#debts--;
            this.#paidAt = performance.now();
        } else if (answer.kind === this.#asked?.kind && (answer.kind !== 'process' || answer.id === this.#asked.id)) this.#settle(answer);
    }

    #lose(): void {
        this.#lost = true;
        this.#settle(null);
    }

    #settle(answer: PrinterAnswer | null): void {
        this.#asked?.settle(answer);
        this.#asked = null;
    }
}
