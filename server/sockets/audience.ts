/**
 * An audience: everybody who sees the same view, in a room of their own. The view is computed at most once a turn, only while somebody looks,
 * and sent only when it says something new.
 */
import type { Socket, Namespace as SocketNamespace } from 'socket.io';

type View = { seq: number; at: number };

export class Audience {
    readonly #namespace: SocketNamespace;
    readonly #room: string;
    readonly #compute: () => View | null;
    #said = '';

    constructor(namespace: SocketNamespace, room: string, compute: () => View | null) {
        this.#namespace = namespace;
        this.#room = room;
        this.#compute = compute;
    }

    get isEmpty(): boolean {
        return (this.#namespace.adapter.rooms.get(this.#room)?.size ?? 0) === 0;
    }

    /** A newcomer gets the whole view at once; nothing else is needed, however long it was away. */
    welcome(socket: Socket): void {
        void socket.join(this.#room);
        const view = this.#compute();
        if (view === null) return;
        socket.emit('view', view);
        // It may have seen what the others were not told: should that pass before the next frame, all must be told again.
        if (saidIn(view) !== this.#said) this.#said = '';
    }

    /** Sends the view as it is now, if it differs in more than its stamp from what was sent last. */
    refresh(): void {
        const view = this.#compute();
        if (view === null) return;
        const said = saidIn(view);
        if (said === this.#said) return;
        this.#said = said;
        this.#namespace.to(this.#room).emit('view', view);
    }
}

/** What a view says, apart from its stamp. */
function saidIn(view: View): string {
    return JSON.stringify({ ...view, seq: 0, at: 0 });
}
