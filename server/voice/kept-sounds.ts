/** Sounds by key, the latest used of them, up to a number of bytes. */
export class KeptSounds {
    readonly #most: number;
    readonly #sounds = new Map<string, Buffer>();
    #bytes = 0;

    constructor(most: number) {
        this.#most = most;
    }

    get(key: string): Buffer | undefined {
        const sound = this.#sounds.get(key);
        if (sound === undefined) return undefined;
        this.#sounds.delete(key);
        this.#sounds.set(key, sound);
        return sound;
    }

    /** Keeps a sound that is not yet kept; the longest unused make room. */
    keep(key: string, sound: Buffer): void {
        this.#sounds.set(key, sound);
        this.#bytes += sound.length;
        for (const [oldest, { length }] of this.#sounds) {
            if (this.#bytes <= this.#most) return;
            this.#sounds.delete(oldest);
            this.#bytes -= length;
        }
    }
}
