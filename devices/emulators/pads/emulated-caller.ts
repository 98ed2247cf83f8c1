import { commands, type Frame, FrameDecoder, fromHub } from '../../pads/frames.ts';
import { digitOf, keyCode } from '../../pads/key-names.ts';
import type { OnWire, Wire } from '../on-port.ts';
import { Sender } from './sender.ts';

/** What leaves a place of the display as it is. */
const unchanged = 0x0a;

/** A caller with keys and a display of two numbers. It keeps digits until a function key and sends them in one frame with it. */
export class EmulatedCaller implements OnWire {
    readonly actions = ['press'];
    readonly #address: number;
    readonly #wire: Wire;
    readonly #decoder = new FrameDecoder(fromHub);
    readonly #sender: Sender;
    #digits: number[] = [];
    #display = [...'------'];
    #beeps = 0;
    #heard: 'yes' | 'waiting' | 'no' = 'yes';

    constructor(wire: Wire, address: number) {
        this.#wire = wire;
        this.#address = address;
        this.#sender = new Sender(wire);
    }

    get shown(): readonly string[] {
        const display = this.#display.join('');
        return [`waiting ${display.slice(0, 3)}`, `ticket ${display.slice(3)}`, `beeps ${this.#beeps}`, `heard ${this.#heard}`];
    }

    /** `press` with a digit or the name of a function key, such as `call`. */
    act(action: string, value: string): boolean {
        const code = action === 'press' ? keyCode(value) : null;
        if (code === null) return false;
        if (digitOf(code) !== null) this.#digits = [...this.#digits, code].slice(-5);
        else this.#say(code);
        return true;
    }

    hear(bytes: Buffer): void {
        for (const frame of this.#decoder.push(bytes)) if (frame.address === this.#address) this.#take(frame);
    }

    close(): void {
        this.#sender.stop();
    }

    #say(code: number): void {
        const data = Buffer.from([...this.#digits, code]);
        this.#digits = [];
        this.#heard = 'waiting';
        this.#sender.say({ address: this.#address, command: commands.key, data }, () => {
            this.#heard = 'no';
            this.#wire.changed();
        });
        this.#wire.changed();
    }

    #take({ command, data }: Frame): void {
        if (command === commands.beep) this.#beeps++;
        else if (command === commands.key && this.#sender.receipted(data)) this.#heard = 'yes';
        else if (command === commands.display && data.length === 6) this.#draw(data);
        this.#wire.changed();
    }

    #draw(data: Buffer): void {
        this.#display = this.#display.map((shown, place) => {
            const digit = data.readUInt8(place);
            return digit === unchanged ? shown : (digitOf(digit) ?? '?');
        });
    }
}
