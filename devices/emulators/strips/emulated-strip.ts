import type { DeviceOptions } from '#protocol/devices.ts';
import { decodeCommand, encodeAnswer, type StripCommand, stripErrors } from '../../strips/commands.ts';
import { encodeFrame, hub, StripDecoder, type StripFrame } from '../../strips/frames.ts';
import { decodeText } from '../../strips/strip-text.ts';
import type { OnWire, Wire } from '../on-port.ts';

/** A card that has no font for what it is to show. */
const nack = 'nack';
const noFont = 12;

/** A virtual LED strip with a font card: takes commands for its screen and shows the text that a person would read on it. */
export class EmulatedStrip implements OnWire {
    readonly actions = [];
    readonly faults = [nack];
    readonly #wire: Wire;
    readonly #screen: number;
    readonly #decoder = new StripDecoder();
    readonly #areas = new Map<number, string>();
    #refusing = false;
    #clock: string | null = null;

    constructor(wire: Wire, options: DeviceOptions) {
        this.#wire = wire;
        this.#screen = options.screen ?? options.address ?? 1;
    }

    /** The texts of its areas from top to bottom; none while it is dark. */
    get shown(): readonly string[] {
        return [...this.#areas.values()].map((text) => text.trim()).filter((text) => text !== '');
    }

    /** The time that it was last set to, `2026-11-28 19:30:00`; null before. */
    get clock(): string | null {
        return this.#clock;
    }

    act(): boolean {
        return false;
    }

    failed(fault: string | null): void {
        this.#refusing = fault === nack;
        // Without power it forgets.
        if (fault === 'unplugged') this.#change(() => this.#areas.clear());
    }

    hear(bytes: Buffer): void {
        for (const heard of this.#decoder.push(bytes)) {
            if (heard.kind === 'frame' && heard.frame.to === this.#screen) this.#obey(heard.frame);
            // Whose it was cannot be known, but this strip has the line for itself.
            if (heard.kind === 'broken' && heard.why === 'wrong-checksum') this.#answer(stripErrors.wrongChecksum);
        }
    }

    close(): void {
        this.#areas.clear();
    }

    #obey(frame: StripFrame): void {
        const command = decodeCommand(frame.data);
        if (command.kind === 'refused') return this.#answer(command.error);
        if (command.kind === 'areas' && this.#refusing) return this.#answer(noFont);
        this.#do(command);
        this.#answer(0);
    }

    #do(command: StripCommand): void {
        if (command.kind === 'clock') {
            const { year, month, day, hour, minute, second } = command.time;
            const two = (value: number) => String(value).padStart(2, '0');
            this.#clock = `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`;
        }
        if (command.kind !== 'areas') return;
        this.#change(() => {
            for (const number of command.remove) this.#areas.delete(number);
            for (const area of command.show) this.#areas.set(area.number, decodeText(area.text));
        });
    }

    #answer(error: number): void {
        this.#wire.send(encodeFrame({ to: hub, from: this.#screen, data: encodeAnswer(error) }));
    }

    #change(change: () => void): void {
        const before = this.shown.join('\n');
        change();
        if (this.shown.join('\n') !== before) this.#wire.changed();
    }
}
