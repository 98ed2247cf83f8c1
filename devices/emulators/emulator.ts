import type { DeviceOptions } from '#protocol/devices.ts';

/** Where a virtual device is: on a port of this machine alone (0 takes a free one), or at the end of a serial line, such as a pseudo-terminal. */
export type EmulatedPlace = { readonly port: number } | { readonly serial: string };

/**
 * A virtual device: drivers find it on a line as they would a real one, a person sees what it shows, does what one can do at it, and makes it fail.
 * It serves tests, trials and the page of virtual devices.
 */
export interface Emulator {
    /** Where drivers find it, `tcp://127.0.0.1:PORT`; at a serial line the end that it holds itself. */
    readonly address: string;
    /** What can go wrong with it, in stable words. */
    readonly faults: readonly string[];
    readonly fault: string | null;
    /** Makes something go wrong, or all well again (null). Resolves when it is so; false for a word that is none of its faults. */
    setFault(fault: string | null): Promise<boolean>;
    /** What a person sees or hears at it now, line by line. */
    readonly shown: readonly string[];
    /** What a person can do at it, in stable words: `press`, `insert` … */
    readonly actions: readonly string[];
    /** Does it; `value` says which key, which card, which text. False when that is nothing one can do. */
    act(action: string, value: string): boolean;
    /** Hears of each change of what is shown. Returns the way to stop listening. */
    onChange(listener: () => void): () => void;
    /** Goes away with everything it opened. May be called again. */
    close(): Promise<void>;
}

/** Starts a virtual device of one kind. Rejects when its place is taken. */
export type StartEmulator = (place: EmulatedPlace, options: DeviceOptions) => Promise<Emulator>;
