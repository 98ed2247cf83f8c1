import type { Socket } from 'node:net';
import { readToken, type Token } from './commands.ts';

/** What can be wrong with an emulated printer. */
export const emulatorFaults = [
    'paper-out',
    'paper-near-end',
    'cover-open',
    /** Accepts connections and never answers. */
    'silent',
    /** Refuses connections. */
    'off',
    /** Takes a job, prints half of it and drops the connection. */
    'half',
    /** Prints and does not answer GS r. */
    'no-confirm',
    /** Sends status bytes unasked, all the time. */
    'asb-storm',
] as const;
export type EmulatorFault = (typeof emulatorFaults)[number];

/** One printed slip: its bytes without status questions. `whole` unless the printer died within it. */
export type PrintedJob = { number: number; bytes: Buffer; whole: boolean };

export type SessionHost = { fault: () => EmulatorFault | null; printed: (bytes: Buffer, whole: boolean) => void };

/** One connection to the emulated printer, from accept to close. */
export class Session {
    readonly #socket: Socket;
    readonly #host: SessionHost;
    /** Received and not yet processed, as in a printer's receive buffer. */
    #pending: Buffer = Buffer.alloc(0);
    /** The beginning of a DLE EOT question whose end has not come. */
    #question: number[] = [];
    #job: Buffer[] = [];
    #kanji = false;
    #automatic = false;
    #storm: NodeJS.Timeout | undefined;

    constructor(socket: Socket, host: SessionHost) {
        this.#socket = socket;
        this.#host = host;
        socket.on('error', () => {});
        socket.on('data', (bytes: Buffer) => this.#receive(bytes));
        socket.on('close', () => clearInterval(this.#storm));
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

    #receive(bytes: Buffer): void {
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
        while (!this.#socket.destroyed) {
            const fault = this.#host.fault();
            if (fault === 'paper-out' || fault === 'cover-open') return;
            if (fault === 'half' && this.#dieHalfWay()) return;
            const read = readToken(this.#pending, this.#kanji);
            if (read === null) return;
            const bytes = this.#pending.subarray(0, read.length);
            this.#pending = this.#pending.subarray(read.length);
            this.#execute(read.token, bytes);
        }
    }

    #execute(token: Token, bytes: Buffer): void {
        if (token.kind !== 'command') return void this.#job.push(bytes);
        if (token.name === 'automaticStatus') {
            this.#automatic = token.parameters[0] !== 0;
            if (this.#automatic) this.#answer(this.#asb());
            return;
        }
        if (token.name === 'kanjiOn') this.#kanji = true;
        if (token.name === 'kanjiOff' || token.name === 'reset') this.#kanji = false;
        this.#job.push(bytes);
        if (token.name !== 'transmitStatus') return;
        const confirms = this.#host.fault() !== 'no-confirm';
        this.#host.printed(Buffer.concat(this.#job.splice(0)), true);
        // The paper as it is now: the slip may have taken the last of it.
        if (confirms) this.#answer(Buffer.from([this.#paperBits()]));
    }

    /** Waits for a whole job, GS r at its end, to know where its half is. */
    #dieHalfWay(): boolean {
        const end = this.#pending.indexOf(Buffer.from([0x1d, 0x72]));
        if (end < 0) return false;
        this.#host.printed(this.#pending.subarray(0, end >> 1), false);
        this.#socket.destroy();
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
        if (this.#host.fault() !== 'silent' && this.#socket.writable) this.#socket.write(bytes);
    }
}
