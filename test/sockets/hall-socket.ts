/** A socket of a page, for a test: it keeps what the hub showed and says what the hub answered. */
import { io, type Socket } from 'socket.io-client';
import type { ErrorBody } from '#protocol/errors.ts';
import type { Ack, Handshake, Namespace } from '#protocol/sockets.ts';

const PATIENCE_MS = 10_000;

export class HallSocket<View extends { seq: number }> implements Disposable {
    /** Every view that came, oldest first. */
    readonly views: View[] = [];
    /** Why the hub did not let it in. */
    refused: ErrorBody['error'] | null = null;
    /** Why the transport could not be made. */
    failed: string | null = null;
    readonly socket: Socket;
    readonly #waiting = new Set<() => void>();

    /** `path` is where the sockets of the hall are: the training hall's are under its own. */
    constructor(url: string, namespace: Namespace | '/', handshake: Handshake = {}, headers: Record<string, string> = {}, path = '/socket.io') {
        this.socket = io(`${url}${namespace}`, {
            path,
            transports: ['websocket'],
            forceNew: true,
            auth: handshake,
            extraHeaders: headers,
            reconnectionDelay: 50,
            reconnectionDelayMax: 200,
        });
        this.socket.on('view', (view: View) => {
            this.views.push(view);
            this.#look();
        });
        this.socket.on('connect', () => this.#look());
        this.socket.on('disconnect', () => this.#look());
        this.socket.on('connect_error', (error: Error & { data?: ErrorBody }) => {
            if (error.data === undefined) this.failed = error.message;
            else this.refused = error.data.error;
            this.#look();
        });
    }

    get view(): View | undefined {
        return this.views.at(-1);
    }

    /** Waits until something holds of this socket. */
    async until(what: string, holds: (socket: this) => boolean): Promise<this> {
        if (holds(this)) return this;
        const { promise, resolve, reject } = Promise.withResolvers<this>();
        const look = (): void => {
            if (holds(this)) resolve(this);
        };
        const timer = setTimeout(() => reject(new Error(`waited in vain until ${what} [last view=${JSON.stringify(this.view)}]`)), PATIENCE_MS);
        this.#waiting.add(look);
        try {
            return await promise;
        } finally {
            clearTimeout(timer);
            this.#waiting.delete(look);
        }
    }

    /** Waits for a view, and for one that is as wanted. */
    async seen(what: string, wanted: (view: View) => boolean = () => true): Promise<View> {
        await this.until(what, ({ view }) => view !== undefined && wanted(view));
        if (this.view === undefined) throw new Error('a view was seen and is gone');
        return this.view;
    }

    /** Gives a command and waits for its answer. */
    send<Answer = Record<string, unknown>>(verb: string, input: unknown = {}): Promise<Ack<Answer>> {
        return this.socket.timeout(PATIENCE_MS).emitWithAck(verb, input) as Promise<Ack<Answer>>;
    }

    [Symbol.dispose](): void {
        this.socket.disconnect();
    }

    #look(): void {
        for (const look of this.#waiting) look();
    }
}
