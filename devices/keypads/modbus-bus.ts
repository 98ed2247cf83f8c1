import { setTimeout as pause } from 'node:timers/promises';
import type { DeviceState } from '#protocol/devices.ts';
import type { SeatedBus } from '../supervisor/bus-seat.ts';
import { KeptLine, type LineTimings } from '../supervisor/kept-line.ts';
import type { BusProtocol } from '../supervisor/lines.ts';
import { type Answer, findAnswer, type Request, readRegisters, writeRegisters } from './modbus.ts';
import { polled, registers } from './registers.ts';
import { Rest } from './rest.ts';

/** A keypad on the bus. */
export type KeypadMember = {
    readonly address: number;
    /** What it answered to being asked, the first `polled` registers. */
    onRegisters(values: readonly number[]): void;
    onState(state: DeviceState): void;
};

/** Between two questions to the same keypad, ms: five a second, so that a press is felt at once. */
const pollMs = 200;
/** Until a question counts as unanswered, ms. At 9600 baud the longest exchange takes 40; serial servers add to that. */
const answerMs = 200;
/** Silence between two exchanges that a bus needs to tell frames apart: three and a half characters at 9600 baud, and a little, ms. */
const silenceMs = 5;
const writeMs = 1_000;
/** So many unanswered questions in a row, and a keypad is away. Then it is asked more and more rarely: the others wait for each question. */
const missesLimit = 3;
const rarelyMs = [1_000, 2_000, 3_000] as const;

type Seat = { readonly member: KeypadMember; misses: number; dueAt: number };
type Write = { readonly seat: Seat; readonly request: Request; readonly settle: (reason: string | null) => void };

/** The one master of a Modbus bus: asks its keypads in turn whether a key was pressed, and tells them what they have to show in between. */
export class ModbusBus implements SeatedBus<KeypadMember> {
    readonly #line: KeptLine;
    readonly #seats = new Map<string, Seat>();
    readonly #writes: Write[] = [];
    readonly #rest = new Rest();
    readonly #running: Promise<void>;
    #heard: Buffer = Buffer.alloc(0);
    #closed = false;

    constructor(address: string, timings: LineTimings) {
        const onState = (state: DeviceState) => this.#lineIs(state);
        this.#line = new KeptLine(address, { onOpen: () => this.#rest.end(), onBytes: (bytes) => this.#hear(bytes), onState }, timings);
        this.#running = this.#run();
    }

    join(seat: string, member: KeypadMember): boolean {
        if (this.#seats.has(seat)) return false;
        this.#seats.set(seat, { member, misses: 0, dueAt: 0 });
        if (this.#line.state.state !== 'online') member.onState(this.#line.state);
        this.#rest.end();
        return true;
    }

    leave(seat: string): void {
        const left = this.#seats.get(seat);
        this.#seats.delete(seat);
        if (left !== undefined) this.#drop((write) => write.seat === left, 'closing');
    }

    /** Writes registers of a keypad before the next question; null when it took them, else why not, as a word of states. */
    write(seat: string, first: number, values: readonly number[]): Promise<string | null> {
        const found = this.#seats.get(seat);
        if (found === undefined || this.#line.state.state !== 'online') return Promise.resolve(this.#line.state.reason ?? 'unreachable');
        if (found.misses >= missesLimit) return Promise.resolve('no-answer');
        const settled = Promise.withResolvers<string | null>();
        this.#writes.push({ seat: found, request: writeRegisters(found.member.address, first, values), settle: settled.resolve });
        this.#rest.end();
        return settled.promise;
    }

    async close(): Promise<void> {
        this.#closed = true;
        this.#drop(() => true, 'closing');
        this.#rest.end();
        await this.#running;
        await this.#line.close();
    }

    async #run(): Promise<void> {
        while (!this.#closed) {
            const open = this.#line.state.state === 'online';
            const write = open ? this.#writes.shift() : undefined;
            const seat = open ? this.#nextSeat() : null;
            if (write !== undefined) await this.#write(write);
            else if (seat !== null && seat.dueAt <= performance.now()) await this.#poll(seat);
            else await this.#rest.begin(seat === null ? null : seat.dueAt - performance.now());
        }
    }

    /** The one that has waited longest for its question. */
    #nextSeat(): Seat | null {
        return [...this.#seats.values()].reduce<Seat | null>((first, seat) => (first === null || seat.dueAt < first.dueAt ? seat : first), null);
    }

    async #write({ seat, request, settle }: Write): Promise<void> {
        const answer = (await this.#exchange(request)) ?? (await this.#exchange(request));
        if (answer === null) settle(this.#line.state.reason ?? 'no-answer');
        else settle('refused' in answer ? 'error' : null);
        if (answer === null) seat.dueAt = 0;
    }

    async #poll(seat: Seat): Promise<void> {
        const begun = performance.now();
        const answer = await this.#exchange(readRegisters(seat.member.address, registers.status, polled));
        if (this.#closed || this.#line.state.state !== 'online') return;
        if (answer === null) return this.#miss(seat);
        seat.misses = 0;
        seat.dueAt = begun + pollMs;
        if ('refused' in answer) seat.member.onState({ state: 'fault', reason: 'error' });
        else seat.member.onRegisters(answer.values);
    }

    #miss(seat: Seat): void {
        seat.misses++;
        const late = seat.misses - missesLimit;
        seat.dueAt = performance.now() + (late < 0 ? pollMs : (rarelyMs[late] ?? rarelyMs[2]));
        if (late === 0) {
            this.#drop((write) => write.seat === seat, 'no-answer');
            // Something was said, and nothing of it was an answer.
            const spoiled = this.#heard.length > 0;
            seat.member.onState(spoiled ? { state: 'fault', reason: 'wrong-checksum' } : { state: 'offline', reason: 'no-answer' });
        }
    }

    async #exchange(request: Request): Promise<Answer | null> {
        await pause(silenceMs);
        this.#heard = Buffer.alloc(0);
        if (!(await this.#line.write(request.bytes, writeMs))) return null;
        const until = performance.now() + answerMs;
        for (let left = answerMs; left > 0; left = until - performance.now()) {
            const answer = findAnswer(request, this.#heard);
            if (answer !== null) return answer;
            await this.#rest.begin(left);
            if (this.#closed || this.#line.state.state !== 'online') return null;
        }
        return findAnswer(request, this.#heard);
    }

    #hear(bytes: Buffer): void {
        // A storm must not fill the memory: an answer is short.
        this.#heard = Buffer.concat([this.#heard, bytes]).subarray(-512);
        this.#rest.end();
    }

    #lineIs(state: DeviceState): void {
        if (state.state !== 'online') this.#drop(() => true, state.reason ?? 'line-lost');
        for (const seat of this.#seats.values()) {
            seat.misses = 0;
            seat.dueAt = 0;
            // Whether anybody answers on an open line the questions will tell.
            if (state.state !== 'online') seat.member.onState(state);
        }
        this.#rest.end();
    }

    #drop(which: (write: Write) => boolean, reason: string): void {
        for (const write of this.#writes.splice(0)) {
            if (which(write)) write.settle(reason);
            else this.#writes.push(write);
        }
    }
}

export const modbusProtocol: BusProtocol<ModbusBus> = {
    name: 'modbus',
    open: (address, timings) => new ModbusBus(address, timings),
    is: (bus) => bus instanceof ModbusBus,
};
