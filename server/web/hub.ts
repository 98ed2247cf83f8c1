/**
 * A page's line to the hub. The hub sends the whole view on every connect and on every change, so the page holds exactly one view and knows
 * whether it is live; verbs go the other way and each gets an answer.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { io, type Socket } from 'socket.io-client';
import type { ErrorBody } from '#protocol/errors.ts';
import type { Ack, Handshake, Namespace } from '#protocol/sockets.ts';
import { at } from './base.ts';
import { deviceToken } from './device-token.ts';
import { showIdentity } from './identify.ts';
import { currentLanguage } from './language.ts';
import { newRequestId } from './request-id.ts';
import { commonWords } from './words/common.ts';

/** `connecting` until the first view, `live` while the view is the present, `lost` when it may be old. */
export type LinkState = 'connecting' | 'live' | 'lost';

/** How long a verb waits for its answer, across reconnects. */
const ANSWER_MS = 10_000;
/** How soon a page that the hub has turned away asks again: its reason may have gone. */
const ASK_AGAIN_MS = 4_000;

type Pending = { emit: () => void };
type Handler = (message: unknown) => unknown;

/** A view of the hub in an element. The element renders anew whenever `view`, `link` or `refused` changes. */
export class HubController<V extends { seq: number; at: number }> implements ReactiveController {
    /** The last view that came. Show it as the present only while `link` is `live`. */
    view: V | null = null;
    link: LinkState = 'connecting';
    /** Why the hub turned this page away, or null. It is asked again by itself every few seconds. */
    refused: ErrorBody | null = null;

    readonly #host: ReactiveControllerHost;
    readonly #namespace: Namespace;
    readonly #handshake: () => Handshake;
    readonly #pending = new Set<Pending>();
    readonly #heard = new Map<string, Handler>();
    #socket: Socket | null = null;
    /** The connection before this one, until this one is there. */
    #former: Socket | null = null;
    #retry = 0;
    #viewCameAt = 0;

    constructor(host: ReactiveControllerHost, namespace: Namespace, handshake: () => Handshake) {
        this.#host = host;
        this.#namespace = namespace;
        this.#handshake = handshake;
        host.addController(this);
    }

    /** Hall time in milliseconds, counted on from the last view; this machine's clock before there is one. */
    now(): number {
        return this.view === null ? Date.now() : this.view.at + (performance.now() - this.#viewCameAt);
    }

    /**
     * Gives a verb to the hub. It carries one request id over all its attempts, so it is done at most once; pass `requestId` in the input to
     * make several calls one request. Never rejects: without an answer in ten seconds (`patienceMs` for one that
     * takes its time) the refusal `no-answer` is made here.
     */
    send<Answer = Record<string, unknown>>(
        verb: string,
        input: Readonly<Record<string, unknown>> = {},
        patienceMs = ANSWER_MS,
    ): Promise<Ack<Answer>> {
        const message = { requestId: newRequestId(), ...input };
        return new Promise((resolve) => {
            const settle = (answer: Ack<Answer>): void => {
                clearTimeout(timer);
                this.#pending.delete(pending);
                resolve(answer);
            };
            const pending: Pending = { emit: () => void this.#socket?.emit(verb, message, settle) };
            const timer = setTimeout(() => settle(noAnswer()), patienceMs);
            this.#pending.add(pending);
            // While there is no link nothing is sent: on reconnect all that waits goes out once more.
            if (this.#socket?.connected === true) pending.emit();
        });
    }

    /**
     * Connects anew with a new handshake, for instance when the language or the session has changed. The old connection keeps the view live
     * until the new one is there.
     */
    reconnect(): void {
        clearTimeout(this.#retry);
        drop(this.#former);
        this.#former = this.#socket;
        this.#open();
    }

    /** Hears what the hub says beside the view. What the handler gives, or comes to, is the answer to one that wants an answer. */
    hear<Message>(event: string, handler: (message: Message) => unknown): this {
        this.#heard.set(event, handler as Handler);
        return this;
    }

    hostConnected(): void {
        this.#open();
        addEventListener('offline', this.#offline);
        addEventListener('online', this.#online);
    }

    hostDisconnected(): void {
        removeEventListener('offline', this.#offline);
        removeEventListener('online', this.#online);
        this.#close();
    }

    #open(): void {
        const socket = io(this.#namespace, {
            path: at('/socket.io'),
            transports: ['websocket'],
            multiplex: false,
            reconnectionDelay: 300,
            reconnectionDelayMax: 2_000,
            timeout: 5_000,
            auth: (give) => give(withDevice(this.#namespace, this.#handshake())),
        });
        this.#socket = socket;
        socket.on('connect', () => this.#connected());
        socket.on('view', (view: V) => this.#show(view));
        // The administrator of the devices asks for it.
        socket.on('reload', () => location.reload());
        socket.on('identify', showIdentity);
        for (const [event, handler] of this.#heard) socket.on(event, answering(handler));
        socket.on('disconnect', (reason) => {
            if (socket === this.#socket || this.#socket?.connected !== true) this.#lost(reason === 'io server disconnect');
        });
        socket.on('connect_error', (error) => this.#failed(error));
    }

    #close(): void {
        clearTimeout(this.#retry);
        drop(this.#former);
        drop(this.#socket);
        this.#former = null;
        this.#socket = null;
        if (this.link === 'live') this.#set('lost');
    }

    #connected(): void {
        drop(this.#former);
        this.#former = null;
        this.refused = null;
        // An old view stays old until the new one comes; a page that gets no view is live at once.
        if (this.view === null) this.link = 'live';
        this.#host.requestUpdate();
        for (const { emit } of this.#pending) emit();
    }

    #show(view: V): void {
        this.view = view;
        this.#viewCameAt = performance.now();
        this.refused = null;
        this.#set('live');
    }

    #lost(mustAskAgain: boolean): void {
        this.#set('lost');
        if (mustAskAgain) this.#askAgain();
    }

    #failed(error: Error): void {
        const body = refusalIn(error);
        if (body !== null) drop(this.#former);
        this.refused = body;
        this.#set('lost');
        // Socket.IO tries again by itself after a failed connection, but not after a refusal.
        if (body !== null) this.#askAgain();
    }

    #askAgain(): void {
        clearTimeout(this.#retry);
        this.#retry = setTimeout(() => this.#socket?.connect(), ASK_AGAIN_MS);
    }

    /** The browser knows that the cable is out before the heartbeat does. */
    readonly #offline = (): void => {
        this.#former?.io.engine?.close();
        this.#socket?.io.engine?.close();
    };

    readonly #online = (): void => {
        if (this.#socket?.connected === false) this.reconnect();
    };

    #set(link: LinkState): void {
        this.link = link;
        this.#host.requestUpdate();
    }
}

/** A page that is a paired device says so, unless it acts for somebody else. */
function withDevice(namespace: Namespace, said: Handshake): Handshake {
    const token = said.token ?? deviceToken(namespace);
    return token === undefined ? said : { ...said, token };
}

function answering(handler: Handler): (message: unknown, acknowledge?: unknown) => void {
    return (message, acknowledge) => {
        void Promise.resolve(handler(message)).then((answer) => {
            if (typeof acknowledge === 'function') acknowledge(answer ?? {});
        });
    };
}

function drop(socket: Socket | null): void {
    socket?.removeAllListeners();
    socket?.disconnect();
}

/** The refusal that a `connect_error` carries, or null for a connection that failed. */
function refusalIn(error: Error): ErrorBody | null {
    const data: unknown = 'data' in error ? error.data : null;
    return typeof data === 'object' && data !== null && 'error' in data ? (data as ErrorBody) : null;
}

function noAnswer(): { ok: false } & ErrorBody {
    return { ok: false, error: { code: 'no-answer', message: commonWords.say(currentLanguage(), 'no-answer') } };
}
