import { commands, type Frame, FrameDecoder, fromHub } from '../../pads/frames.ts';
import { rateKey } from '../../pads/key-names.ts';
import type { OnWire, Wire } from '../on-port.ts';
import { Sender } from './sender.ts';

/** What it shows: nothing, the question, that it waits for the hub, thanks, or that nobody took the rating. */
type Screen = 'idle' | 'asking' | 'sending' | 'thanks' | 'unheard';

/** A rating pad: asks when the hub lets it, sends what is pressed, thanks when its frame is receipted. */
export class EmulatedPad implements OnWire {
    readonly actions = ['press'];
    readonly #address: number;
    readonly #wire: Wire;
    readonly #decoder = new FrameDecoder(fromHub);
    readonly #sender: Sender;
    #screen: Screen = 'idle';
    #beeps = 0;

    constructor(wire: Wire, address: number) {
        this.#wire = wire;
        this.#address = address;
        this.#sender = new Sender(wire);
    }

    get shown(): readonly string[] {
        return [`screen ${this.#screen}`, `beeps ${this.#beeps}`];
    }

    /** `press` with the value of a key, 0 for the best. A pad lets its keys be pressed also when nobody asked. */
    act(action: string, value: string): boolean {
        if (action !== 'press' || !/^[0-9]$/.test(value)) return false;
        this.#show('sending');
        const frame = { address: this.#address, command: commands.rated, data: Buffer.from([Number(value)]) };
        this.#sender.say(frame, () => this.#show('unheard'));
        return true;
    }

    hear(bytes: Buffer): void {
        for (const frame of this.#decoder.push(bytes)) if (frame.address === this.#address) this.#take(frame);
    }

    close(): void {
        this.#sender.stop();
    }

    #take({ command, data }: Frame): void {
        if (command === commands.beep) {
            this.#beeps++;
            this.#wire.changed();
        } else if (command === commands.key && this.#sender.receipted(data)) this.#show('thanks');
        else if (command === commands.key && data[0] === rateKey) this.#show('asking');
    }

    #show(screen: Screen): void {
        this.#screen = screen;
        this.#wire.changed();
    }
}
