import { EmulatedPort, portFaults } from './emulated-port.ts';
import type { EmulatedPlace, Emulator } from './emulator.ts';

/** What a virtual device needs of the line: a way to send a frame, and to say that what it shows has changed. */
export type Wire = { send(frame: Buffer): void; changed(): void };

/** The part of a virtual device that knows its protocol. */
export interface OnWire {
    hear(bytes: Buffer): void;
    readonly shown: readonly string[];
    readonly actions: readonly string[];
    act(action: string, value: string): boolean;
    /** What can go wrong with it besides its line, in stable words. */
    readonly faults?: readonly string[];
    /** Hears of each change of what is wrong with it or its line. */
    failed?(fault: string | null): void;
    close(): void;
}

/** A virtual device on a line of its own, with everything that can go wrong with a line. */
export class PortEmulator<Device extends OnWire = OnWire> implements Emulator {
    readonly device: Device;
    readonly faults: readonly string[];
    readonly #port: EmulatedPort;
    readonly #listeners = new Set<() => void>();
    #fault: string | null = null;

    constructor(place: EmulatedPlace, make: (wire: Wire) => Device) {
        this.#port = new EmulatedPort(place, { onBytes: (bytes) => this.device.hear(bytes) });
        this.device = make({ send: (frame) => this.#port.send(frame), changed: () => this.#tell() });
        this.faults = [...portFaults, ...(this.device.faults ?? [])];
    }

    async start(): Promise<this> {
        await this.#port.start();
        return this;
    }

    get address(): string {
        return this.#port.address;
    }

    /** Who drives it now; the end of a serial line counts as one when it is open. */
    get connections(): number {
        return this.#port.connections;
    }

    get fault(): string | null {
        return this.#fault;
    }

    async setFault(fault: string | null): Promise<boolean> {
        if (fault !== null && !this.faults.includes(fault)) return false;
        this.#fault = fault;
        this.device.failed?.(fault);
        await this.#port.setFault(portFaults.find((name) => name === fault) ?? null);
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
