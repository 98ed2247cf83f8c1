/**
 * Tells the screens. The first change is told at once after its answers; in a flood a frame follows only after four times what the last one
 * took to send, so telling never takes more than a fifth of the hub's time and a screen is never sent what is already past.
 */
import type { Socket } from 'socket.io';
import { Audience } from './audience.ts';

const SHORTEST_PAUSE_MS = 8;
const PAUSE_PER_FRAME_TIME = 4;

export class Publisher {
    readonly #audiences = new Map<string, Audience>();
    #scheduled = false;
    #dirty = false;
    #quietUntil = 0;
    #timer: NodeJS.Timeout | undefined;

    /** Brings a socket into the audience of a view; `compute` gives null when there is nothing to see any more. */
    join(socket: Socket, room: string, compute: () => { seq: number; at: number } | null): void {
        const key = `${socket.nsp.name} ${room}`;
        let audience = this.#audiences.get(key);
        if (audience === undefined) {
            audience = new Audience(socket.nsp, room, compute);
            this.#audiences.set(key, audience);
        }
        audience.welcome(socket);
    }

    /** Something has changed. */
    changed(): void {
        this.#dirty = true;
        if (this.#scheduled) return;
        this.#scheduled = true;
        const pause = this.#quietUntil - performance.now();
        if (pause <= 0) setImmediate(() => this.#frame());
        else this.#timer = setTimeout(() => this.#frame(), pause);
    }

    close(): void {
        clearTimeout(this.#timer);
        this.#scheduled = true;
    }

    #frame(): void {
        this.#scheduled = false;
        if (!this.#dirty) return;
        this.#dirty = false;
        const begun = performance.now();
        for (const [key, audience] of this.#audiences) {
            if (audience.isEmpty) this.#audiences.delete(key);
            else audience.refresh();
        }
        const took = performance.now() - begun;
        this.#quietUntil = performance.now() + Math.max(SHORTEST_PAUSE_MS, PAUSE_PER_FRAME_TIME * took);
    }
}
