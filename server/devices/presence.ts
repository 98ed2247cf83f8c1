/** Which paired pages and agents are connected now. */
import type { Socket } from 'socket.io';

export class Presence {
    /** Told of each device that has come or gone. */
    onChange: (device: string) => void = () => {};
    readonly #sockets = new Map<string, Set<Socket>>();

    /** A socket that acts for a device, until it ends. */
    enter(device: string, socket: Socket): void {
        const sockets = this.#sockets.get(device) ?? new Set();
        this.#sockets.set(device, sockets.add(socket));
        socket.once('disconnect', () => {
            sockets.delete(socket);
            if (sockets.size > 0) return;
            this.#sockets.delete(device);
            this.onChange(device);
        });
        if (sockets.size === 1) this.onChange(device);
    }

    isHere(device: string): boolean {
        return this.#sockets.has(device);
    }

    /** The sockets of a device, the newest last. */
    socketsOf(device: string): readonly Socket[] {
        return [...(this.#sockets.get(device) ?? [])];
    }

    /** Ends its connections; whoever may come back does. */
    cut(device: string): void {
        for (const socket of this.socketsOf(device)) socket.disconnect(true);
    }
}
