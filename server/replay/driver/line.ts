/** A socket to one namespace of the hall: the newest view, and verbs with their answers. */
import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { Ack, Handshake, Namespace } from '#protocol/sockets.ts';

const ANSWER_MS = 15_000;

type Stamped = { seq: number; at: number };
type FromHub = { view: (view: Stamped) => void };
type ToHub = Readonly<Record<string, (message: object, acknowledge: (answer: unknown) => void) => void>>;

/** The hall does not let this socket in. */
export class LineRefusedError extends Error {
    override readonly name = 'LineRefusedError';
}

export class Line<View extends Stamped> {
    /** Called with each view. */
    onView: (view: View) => void = () => {};
    view: View | null = null;
    readonly #socket: Socket<FromHub, ToHub>;

    private constructor(socket: Socket<FromHub, ToHub>) {
        this.#socket = socket;
        socket.on('view', (view) => {
            // Each namespace has one kind of view, and the caller names it.
            this.view = view as View;
            this.onView(this.view);
        });
    }

    static async open<View extends Stamped>(url: string, namespace: Namespace, auth: Handshake): Promise<Line<View>> {
        const socket: Socket<FromHub, ToHub> = io(url + namespace, { auth, transports: ['websocket'], forceNew: true });
        const line = new Line<View>(socket);
        await new Promise<void>((resolve, reject) => {
            socket.once('connect', resolve);
            socket.once('connect_error', (error) => {
                // One that was refused is not tried again by itself; one that did not get through is.
                if (socket.active) return;
                reject(new LineRefusedError(`the hall refuses a socket [namespace=${namespace}, reason=${error.message}]`, { cause: error }));
            });
        });
        return line;
    }

    /** Sends a verb and gives its answer; `no-answer` when none came in time. */
    async send<Answer>(verb: string, input: object): Promise<Ack<Answer>> {
        const message = { requestId: randomUUID(), ...input };
        try {
            return (await this.#socket.timeout(ANSWER_MS).emitWithAck(verb, message)) as Ack<Answer>;
        } catch {
            return { ok: false, error: { code: 'no-answer', message: 'the hall did not answer in time' } };
        }
    }

    close(): void {
        this.#socket.close();
    }
}
