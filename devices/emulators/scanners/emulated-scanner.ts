import type { OnWire, Wire } from '../on-port.ts';

/** A virtual code scanner: sends the text of a code, ended as most scanners are set up. */
export class EmulatedScanner implements OnWire {
    readonly actions = ['scan'];
    readonly #wire: Wire;
    #last: string | null = null;

    constructor(wire: Wire) {
        this.#wire = wire;
    }

    /** What it read last. */
    get shown(): readonly string[] {
        return this.#last === null ? [] : [`scanned ${this.#last}`];
    }

    /** `scan` with the text of a code. */
    act(action: string, value: string): boolean {
        if (action !== 'scan' || value === '') return false;
        this.#last = value;
        this.#wire.send(Buffer.from(`${value}\r\n`));
        this.#wire.changed();
        return true;
    }

    /** Nobody tells a scanner anything. */
    hear(): void {}

    close(): void {}
}
