import { askingBit, prompts, registers, textRegisters } from '../../keypads/registers.ts';
import type { OnWire, Wire } from '../on-port.ts';
import { Slave } from './slave.ts';

const gb18030 = new TextDecoder('gb18030');

/** A keypad with a line of text and a prompt, as registers of a Modbus slave. */
export class EmulatedKeypad implements OnWire {
    readonly actions = ['press', 'break', 'mend'];
    readonly #wire: Wire;
    readonly #slave: Slave;
    readonly #text = Buffer.alloc(2 * textRegisters, ' ');
    #prompt = 0;
    #press = 0;
    #key = 0;
    #broken = 0;
    #beeps = 0;

    constructor(wire: Wire, address: number) {
        this.#wire = wire;
        const own = { read: (register: number) => this.#read(register), write: (register: number, value: number) => this.#write(register, value) };
        this.#slave = new Slave(address, own, (answer) => wire.send(answer));
    }

    get shown(): readonly string[] {
        const prompt = Object.entries(prompts).find(([, value]) => value === this.#prompt)?.[0] ?? String(this.#prompt);
        return [`text ${gb18030.decode(this.#text).trimEnd()}`, `prompt ${prompt}`, `beeps ${this.#beeps}`];
    }

    /** `press` with the number of a key, 1 to 255; `break` and `mend` its keyboard. */
    act(action: string, value: string): boolean {
        const key = /^\d{1,3}$/.test(value) ? Number(value) : 0;
        if (action === 'press' && key >= 1 && key <= 255) {
            this.#press = (this.#press + 1) & 0xffff;
            this.#key = key;
        } else if (action === 'break') this.#broken = 1;
        else if (action === 'mend') this.#broken = 0;
        else return false;
        return true;
    }

    hear(bytes: Buffer): void {
        this.#slave.hear(bytes);
    }

    close(): void {
        // It has no timers: a slave only answers.
    }

    #read(register: number): number | null {
        const status = this.#prompt === prompts.ask ? askingBit : 0;
        if (register === registers.prompt) return this.#prompt;
        const text = register - registers.text;
        if (text >= 0 && text < textRegisters) return this.#text.readUInt16BE(2 * text);
        return [status, this.#press, this.#key, this.#broken][register] ?? null;
    }

    #write(register: number, value: number): boolean {
        const text = register - registers.text;
        if (register === registers.prompt) {
            if (value === prompts.beep) this.#beeps++;
            else this.#prompt = value;
        } else if (text >= 0 && text < textRegisters) this.#text.writeUInt16BE(value, 2 * text);
        else return false;
        this.#wire.changed();
        return true;
    }
}
