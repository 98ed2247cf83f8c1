import { functions, isSealed, sealed } from '../../keypads/modbus.ts';

/** Reasons of a refusal. */
const illegal = { function: 1, register: 2, value: 3 } as const;

/** The registers of a device as a slave offers them: null or false where there is no such register, or no such value for it. */
export type Registers = { read(register: number): number | null; write(register: number, value: number): boolean };

/** A Modbus RTU slave: hears the bytes of its bus and answers the requests to its address. */
export class Slave {
    readonly #address: number;
    readonly #registers: Registers;
    readonly #send: (answer: Buffer) => void;
    #heard: Buffer = Buffer.alloc(0);

    constructor(address: number, registers: Registers, send: (answer: Buffer) => void) {
        this.#address = address;
        this.#registers = registers;
        this.#send = send;
    }

    hear(bytes: Buffer): void {
        this.#heard = Buffer.concat([this.#heard, bytes]).subarray(-600);
        for (let at = 0; at + 8 <= this.#heard.length; ) {
            const request = this.#requestAt(at);
            if (request === null) {
                at++;
                continue;
            }
            this.#heard = this.#heard.subarray(at + request.length);
            at = 0;
            if (request[0] === this.#address) this.#answer(request);
        }
    }

    #requestAt(at: number): Buffer | null {
        const length = this.#heard[at + 1] === functions.writeMany ? 9 + (this.#heard[at + 6] ?? 0) : 8;
        const request = this.#heard.subarray(at, at + length);
        return request.length === length && isSealed(request) ? request : null;
    }

    #answer(request: Buffer): void {
        const code = request.readUInt8(1);
        const answer = this.#carryOut(code, request);
        const body = typeof answer === 'number' ? [code | 0x80, answer] : [code, ...answer];
        this.#send(sealed(Buffer.from([this.#address, ...body])));
    }

    #carryOut(code: number, request: Buffer): Uint8Array | number {
        const first = request.readUInt16BE(2);
        if (code === functions.read) return this.#read(first, request.readUInt16BE(4));
        if (code === functions.writeOne) return this.#write(first, [request.readUInt16BE(4)]) ?? request.subarray(2, 6);
        if (code !== functions.writeMany) return illegal.function;
        const count = request.readUInt16BE(4);
        if (request.readUInt8(6) !== 2 * count) return illegal.value;
        const values = Array.from({ length: count }, (_, index) => request.readUInt16BE(7 + 2 * index));
        return this.#write(first, values) ?? request.subarray(2, 6);
    }

    #read(first: number, count: number): Uint8Array | number {
        if (count < 1 || count > 125) return illegal.value;
        const values = Buffer.alloc(2 * count);
        for (let index = 0; index < count; index++) {
            const value = this.#registers.read(first + index);
            if (value === null) return illegal.register;
            values.writeUInt16BE(value, 2 * index);
        }
        return Buffer.concat([Buffer.from([values.length]), values]);
    }

    #write(first: number, values: readonly number[]): number | null {
        for (const [index, value] of values.entries()) if (!this.#registers.write(first + index, value)) return illegal.register;
        return null;
    }
}
