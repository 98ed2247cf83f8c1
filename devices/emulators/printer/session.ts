import { readToken, type Token } from './commands.ts';

/** What can be wrong with an emulated printer. */
export const emulatorFaults = [
    'paper-out',
    'paper-near-end',
    'cover-open',
    /** Accepts connections and never answers. */
    'silent',
    /** Refuses connections; a serial line is let go. */
    'off',
    /** Takes a job, prints half of it and drops the connection. */
    'half',
    /** Prints and does not say so. */
    'no-confirm',
    /** Takes its time for each job. */
    'slow',
    /** Sends noise before each answer. */
    'garbage',
    /** Sends status bytes unasked, all the time. */
    'asb-storm',
] as const;
export type EmulatorFault = (typeof emulatorFaults)[number];

/** One printed slip: its bytes without status questions. `whole` unless the printer died within it. */
export type PrintedJob = { number: number; bytes: Buffer; whole: boolean };

export type SessionHost = { fault: () => EmulatorFault | null; printed: (bytes: Buffer, whole: boolean) => void };

/** The printer's end of one connection. */
export type Wire = { write: (bytes: Buffer) => void; drop: () => void };

const slowMs = 1_500;
/** A job that nobody asks about is on paper so long after its cut. */
const unaskedMs = 100;
/** Bytes that are nobody's answer. */
const noise = Buffer.from([0xff, 0x80, 0x99, 0xe0]);

/** One connection to the emulated printer, from accept to close. */
export class Session {
    readonly #wire: Wire;
    readonly #host: SessionHost;
    /** Received and not yet processed, as in a printer's receive buffer. */
    #pending: Buffer = Buffer.alloc(0);
    /** The beginning of a DLE EOT question whose end has not come. */
    #question: number[] = [];
    #job: Buffer[] = [];
    #cut = false;
    #kanji = false;
    #automatic = false;
    #ended = false;
    #storm: NodeJS.Timeout | undefined;
    #unasked: NodeJS.Timeout | undefined;
    /** Set while it takes its time for a job. */
    #busy: NodeJS.Timeout | undefined;

    constructor(wire: Wire, host: SessionHost) {
        this.#wire = wire;
        this.#host = host;
        this.faultChanged();
    }

    /** Goes on with what a fault held up, tells a host that asked to be told. */
    faultChanged(): void {
        clearInterval(this.#storm);
        const fault = this.#host.fault();
        if (fault === 'asb-storm') {
            this.#answer(this.#asb());
            this.#storm = setInterval(() => this.#answer(this.#asb()), 1);
        } else if (this.#automatic) this.#answer(this.#asb());
        this.#process();
    }

    receive(bytes: Buffer): void {
        const processed: number[] = [];
        // Real-time questions are answered on arrival, however full the buffer and whatever the state.
        for (const byte of bytes) {
            this.#question.push(byte);
            const [first, second, third] = this.#question;
            if (first !== 0x10 || (second !== undefined && second !== 0x04)) processed.push(...this.#question.splice(0));
            else if (third !== undefined) this.#answerRealTime(this.#question.splice(0)[2] ?? 0);
        }
        this.#pending = Buffer.concat([this.#pending, Buffer.from(processed)]);
        this.#process();
    }

    /** The connection is gone; what was being printed stays as it is. */
    end(): void {
        this.#ended = true;
        clearInterval(this.#storm);
        clearTimeout(this.#busy);
        clearTimeout(this.#unasked);
        if (this.#cut) this.#finish();
    }

    #answerRealTime(about: number): void {
        const fault = this.#host.fault();
        const bits: Record<number, number> = {
            1: fault === 'paper-out' || fault === 'cover-open' ? 0x08 : 0,
            2: fault === 'paper-out' ? 0x20 : fault === 'cover-open' ? 0x04 : 0,
            3: 0,
            4: fault === 'paper-out' ? 0x6c : fault === 'paper-near-end' ? 0x0c : 0,
        };
        const answer = bits[about];
        if (answer !== undefined) this.#answer(Buffer.from([0x12 | answer]));
    }

    #process(): void {
        while (!this.#ended && this.#busy === undefined) {
            const fault = this.#host.fault();
            if (fault === 'paper-out' || fault === 'cover-open') return;
            if (fault === 'half' && this.#dieHalfWay()) return;
            const read = readToken(this.#pending, this.#kanji);
            if (read === null) return;
            if (fault === 'slow' && this.#job.length > 0 && completes(read.token)) return this.#takeTime();
            this.#next(read);
        }
    }

    #next({ token, length }: { token: Token; length: number }): void {
        const bytes = this.#pending.subarray(0, length);
        this.#pending = this.#pending.subarray(length);
        this.#execute(token, bytes);
    }

    #takeTime(): void {
        this.#busy = setTimeout(() => {
            this.#busy = undefined;
            const read = readToken(this.#pending, this.#kanji);
            if (read !== null) this.#next(read);
            this.#process();
        }, slowMs);
    }

    #execute(token: Token, bytes: Buffer): void {
        clearTimeout(this.#unasked);
        if (token.kind !== 'command') return void this.#job.push(bytes);
        if (token.name === 'automaticStatus') {
            this.#automatic = token.parameters[0] !== 0;
            if (this.#automatic) this.#answer(this.#asb());
            return;
        }
        if (token.name === 'kanjiOn') this.#kanji = true;
        if (token.name === 'kanjiOff' || token.name === 'reset') this.#kanji = false;
        if (token.name === 'cut') this.#cut = true;
        const asked = completes(token);
        // A question by itself is no job.
        if (!asked || this.#job.length > 0) this.#job.push(bytes);
        if (asked) this.#confirm(token);
        else if (this.#cut) this.#unasked = setTimeout(() => this.#finish(), unaskedMs);
    }

    #confirm({ name, parameters }: Extract<Token, { kind: 'command' }>): void {
        const confirms = this.#host.fault() !== 'no-confirm';
        this.#finish();
        if (!confirms) return;
        // The paper as it is now: the slip may have taken the last of it.
        if (name === 'transmitStatus') this.#answer(Buffer.from([this.#paperBits()]));
        else this.#answer(Buffer.concat([Buffer.from([0x37, 0x22]), parameters.subarray(5, 9), Buffer.from([0x00])]));
    }

    #finish(): void {
        this.#cut = false;
        if (this.#job.length > 0) this.#host.printed(Buffer.concat(this.#job.splice(0)), true);
    }

    /** Waits for a whole job, a question at its end, to know where its half is. */
    #dieHalfWay(): boolean {
        const end = Math.max(this.#pending.indexOf(Buffer.from([0x1d, 0x72])), this.#pending.indexOf(Buffer.from([0x1d, 0x28, 0x48])));
        if (end < 0) return false;
        this.#host.printed(Buffer.concat([...this.#job.splice(0), this.#pending.subarray(0, end >> 1)]), false);
        this.#pending = Buffer.alloc(0);
        this.#cut = false;
        this.#wire.drop();
        return true;
    }

    #asb(): Buffer {
        const fault = this.#host.fault();
        const first = 0x10 | (fault === 'cover-open' ? 0x28 : fault === 'paper-out' ? 0x08 : 0);
        return Buffer.from([first, 0, this.#paperBits(), 0x0f]);
    }

    /** The sensors of the roll as GS r 1 and the third byte of ASB tell them. */
    #paperBits(): number {
        const fault = this.#host.fault();
        return fault === 'paper-out' ? 0x0f : fault === 'paper-near-end' ? 0x03 : 0;
    }

    #answer(bytes: Buffer): void {
        const fault = this.#host.fault();
        if (fault !== 'silent' && !this.#ended) this.#wire.write(fault === 'garbage' ? Buffer.concat([noise, bytes]) : bytes);
    }
}

/** GS r, or GS ( H with a process id. */
function completes(token: Token): token is Extract<Token, { kind: 'command' }> {
    return token.kind === 'command' && (token.name === 'transmitStatus' || (token.name === 'symbol' && token.parameters[0] === 0x48));
}
