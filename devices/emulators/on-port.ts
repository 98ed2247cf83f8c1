import { EmulatedPort, type PortFault, portFaults } from './emulated-port.ts';
import type { EmulatedPlace, Emulator } from './emulator.ts';

/** What a virtual device needs of the line: a way to send a frame, and to say that what it shows has changed. */
export type Wire = { send(frame: Buffer): void; changed(): void };

/** The part of a virtual device that knows its protocol. */
export interface OnWire {
    hear(bytes: Buffer): void;
    readonly shown: readonly string[];
    readonly actions: readonly string[];
    act(action: string, value: string): boolean;
    close(): void;
}

/** A virtual device on a line of its own, with everything that can go wrong with a line. */
export class PortEmulator<Device extends OnWire = OnWire> implements Emulator {
    readonly device: Device;
    readonly faults = portFaults;
    readonly #port: EmulatedPort;
    readonly #listeners = new Set<() => void>();

    constructor(place: EmulatedPlace, make: (wire: Wire) => Device) {
        this.#port = new EmulatedPort(place, { onBytes: (bytes) => this.device.hear(bytes) });
        this.device = make({ send: (frame) => this.#port.send(frame), changed: () => this.#tell() });
    }

    async start(): Promise<this> {
        await this.#port.start();
        return this;
    }

    get address(): string {
        return this.#port.address;
    }

    get fault(): PortFault | null {
        return this.#port.fault;
    }

    async setFault(fault: string | null): Promise<boolean> {
        const known = portFaults.find((name) => name === fault);
        if (known === undefined && fault !== null) return false;
        await this.#port.setFault(known ?? null);
        this.#tell();
        return true;
    }

    get shown(): readonly string[] {
        return this.device.shown;
    }

    get actions(): readonly string[] {
        return this.device.actions;
    }

    act(action: string, value: string): boolean {
        return this.device.act(action, value);
    }

    onChange(listener: () => void): () => void {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
    }

    async close(): Promise<void> {
        this.device.close();
        this.#listeners.clear();
        await this.#port.close();
    }

    #tell(): void {
        for (const listener of this.#listeners) listener();
    }
}
