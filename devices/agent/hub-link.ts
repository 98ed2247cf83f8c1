/**
 * The agent's connection to its hub, made again for ever. Nothing is kept back for a hub that is away: what is said then is answered with
 * `no-answer`, and outcomes are said again by whoever keeps them.
 */
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import {
    type AgentResult,
    devicesMessage,
    type OrderMessage,
    type OutcomeMessage,
    orderMessage,
    outcomeAnswer,
    type ReportMessage,
    reportAnswer,
    type StatesMessage,
} from '#protocol/agent.ts';
import type { Device, ReportAnswer } from '#protocol/devices.ts';

export type HubLinkTimings = {
    /** Pause before the hub is called again, growing from the first to the second, ms. */
    reconnect: readonly [number, number];
    /** Pause before a hub that has refused the agent is asked again: somebody has to do something first. */
    refused: number;
    /** Until the hub must have answered. */
    answer: number;
};

const usualTimings: HubLinkTimings = { reconnect: [500, 10_000], refused: 10_000, answer: 10_000 };

/** What stands between the agent and its hub: refused with a code and the hub's sentence, or not reached, with the system's word for it. */
export type Hindrance = { readonly why: 'refused' | 'unreachable'; readonly code: string; readonly message: string };

export type HubLinkHandlers = {
    connected: () => void;
    hindered: (hindrance: Hindrance) => void;
    /** The connection broke; it is made again. */
    lost: () => void;
    devices: (devices: readonly Device[]) => void;
    order: (message: OrderMessage) => Promise<AgentResult>;
};

export type HubLinkOptions = {
    url: string;
    /** Asked for at each attempt: a new token in its file is found without a restart. Null if it cannot be read now. */
    token: () => string | null;
    instance: string;
    language: 'zh-CN' | 'en';
    /** Certificates of the authority that the hub's certificate is from; null for the system's. */
    ca: string | null;
    timings?: Partial<HubLinkTimings>;
};

const refusal = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

export class HubLink {
    readonly #socket: Socket;
    readonly #timings: HubLinkTimings;
    readonly #handlers: HubLinkHandlers;
    #again: NodeJS.Timeout | undefined;
    #closed = false;

    /** Begins to call at once. */
    constructor({ url, token, instance, language, ca, timings }: HubLinkOptions, handlers: HubLinkHandlers) {
        this.#timings = { ...usualTimings, ...timings };
        this.#handlers = handlers;
        const [reconnectionDelay, reconnectionDelayMax] = this.#timings.reconnect;
        this.#socket = io(`${url}/device`, {
            transports: ['websocket'],
            forceNew: true,
            reconnectionDelay,
            reconnectionDelayMax,
            auth: (give) => give({ token: token() ?? '', instance, language }),
            ...(ca === null ? {} : { ca }),
        });
        this.#socket.on('connect', () => handlers.connected());
        this.#socket.on('connect_error', (error) => this.#hindered(error));
        this.#socket.on('disconnect', () => {
            handlers.lost();
            // A hub that hangs up on purpose is not called again by the socket itself.
            if (!this.#socket.active) this.#callAgain(reconnectionDelay);
        });
        this.#socket.on('devices', (message: unknown, acknowledge: unknown) => this.#hearDevices(message, acknowledge));
        this.#socket.on('order', (message: unknown, acknowledge: unknown) => this.#hearOrder(message, acknowledge));
    }

    get connected(): boolean {
        return this.#socket.connected;
    }

    async report(message: ReportMessage): Promise<ReportAnswer> {
        const answer = reportAnswer.safeParse(await this.#say('report', message));
        return answer.success ? answer.data : { ok: false, code: 'no-answer' };
    }

    /** True once the hub has stored the outcome. */
    async outcome(message: OutcomeMessage): Promise<boolean> {
        const answer = outcomeAnswer.safeParse(await this.#say('outcome', message));
        return answer.success && answer.data.stored;
    }

    states(message: StatesMessage): void {
        if (this.#socket.connected) this.#socket.emit('states', message);
    }

    /** Hangs up for good. */
    close(): void {
        this.#closed = true;
        clearTimeout(this.#again);
        this.#socket.disconnect();
    }

    /** The answer, or null when there was none. */
    async #say(event: string, message: object): Promise<unknown> {
        // The socket would keep it and say it at the next connection, when it is no longer true.
        if (!this.#socket.connected) return null;
        try {
            return await this.#socket.timeout(this.#timings.answer).emitWithAck(event, message);
        } catch {
            return null;
        }
    }

    #hearDevices(message: unknown, acknowledge: unknown): void {
        const parsed = devicesMessage.safeParse(message);
        if (parsed.success) this.#handlers.devices(parsed.data.devices);
        answerTo(acknowledge)({ ok: parsed.success });
    }

    #hearOrder(message: unknown, acknowledge: unknown): void {
        const answer = answerTo(acknowledge);
        const parsed = orderMessage.safeParse(message);
        if (!parsed.success) return answer({ ok: false, reason: 'not-supported' });
        void this.#handlers.order(parsed.data).then(answer);
    }

    #hindered(error: Error & { data?: unknown; description?: unknown }): void {
        const refused = refusal.safeParse(error.data);
        if (!refused.success) return this.#handlers.hindered({ why: 'unreachable', code: causeOf(error), message: error.message });
        this.#handlers.hindered({ why: 'refused', ...refused.data.error });
        this.#callAgain(this.#timings.refused);
    }

    #callAgain(ms: number): void {
        clearTimeout(this.#again);
        if (this.#closed) return;
        this.#again = setTimeout(() => this.#socket.connect(), ms);
    }
}

function answerTo(acknowledge: unknown): (answer: object) => void {
    return typeof acknowledge === 'function' ? (answer) => void acknowledge(answer) : () => {};
}

/** The system's word for why a connection was not made, such as `ECONNREFUSED` or `DEPTH_ZERO_SELF_SIGNED_CERT`. */
function causeOf(error: { description?: unknown }): string {
    const event = z.object({ error: z.object({ code: z.string() }) }).safeParse(error.description);
    return event.success ? event.data.error.code : 'no-answer';
}
