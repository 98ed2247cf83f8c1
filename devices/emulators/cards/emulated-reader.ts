import { decodeSamCommand, encodeSamAnswer, type SamCommand, samStatus } from '../../cards/frames.ts';
import type { OnWire, Wire } from '../on-port.ts';
import { cardData, type SampleCard, sampleCards } from './sample-cards.ts';

/** What can go wrong between a card and a reader, with the step that it goes wrong at and the status that says so. */
const faults: Readonly<Record<string, { readonly at: SamCommand; readonly status: number }>> = {
    'select-fails': { at: 'select', status: samStatus.selectFailed },
    'read-fails': { at: 'read', status: samStatus.readFailed },
    'not-authorised': { at: 'read', status: samStatus.notAuthorised },
};

const cards = new Map<string, SampleCard>(Object.entries(sampleCards));

/** A virtual reader of identity cards: sample cards are put on it and lifted. Like a real one it finds a card that was selected only after it was lifted. */
export class EmulatedReader implements OnWire {
    readonly actions = ['insert', 'lift'];
    readonly faults = Object.keys(faults);
    readonly #wire: Wire;
    #pending: Buffer = Buffer.alloc(0);
    #card: string | null = null;
    #selected = false;
    #fault: string | null = null;

    constructor(wire: Wire) {
        this.#wire = wire;
    }

    get shown(): readonly string[] {
        return [this.#card === null ? 'no card' : `card ${this.#card}`];
    }

    /** `insert` with the name of a sample card, or `lift`. */
    act(action: string, value: string): boolean {
        if (action === 'insert' && !cards.has(value)) return false;
        if (!this.actions.includes(action)) return false;
        this.#card = action === 'insert' ? value : null;
        this.#selected = false;
        this.#wire.changed();
        return true;
    }

    failed(fault: string | null): void {
        this.#fault = fault;
    }

    hear(bytes: Buffer): void {
        this.#pending = Buffer.concat([this.#pending, bytes]);
        for (;;) {
            const read = decodeSamCommand(this.#pending);
            if (read === null) return;
            this.#pending = this.#pending.subarray(read.length);
            if (read.command !== null) this.#obey(read.command);
        }
    }

    close(): void {
        this.#card = null;
    }

    #obey(command: SamCommand): void {
        const fault = faults[this.#fault ?? ''];
        const [status, data] = this.#do(command);
        const failed = fault?.at === command && (status === samStatus.done || status === samStatus.found);
        this.#wire.send(encodeSamAnswer(failed ? { status: fault.status, data: Buffer.alloc(0) } : { status, data }));
    }

    #do(command: SamCommand): [status: number, data: Buffer] {
        const nothing = Buffer.alloc(0);
        const card = this.#card === null ? undefined : cards.get(this.#card);
        switch (command) {
            case 'state':
                return [samStatus.done, nothing];
            case 'find':
                return card === undefined || this.#selected ? [samStatus.noCard, nothing] : [samStatus.found, Buffer.alloc(4)];
            case 'select':
                if (card === undefined) return [samStatus.selectFailed, nothing];
                this.#selected = true;
                return [samStatus.done, Buffer.alloc(8)];
            case 'read':
                return card === undefined || !this.#selected ? [samStatus.readFailed, nothing] : [samStatus.done, cardData(card)];
        }
    }
}
