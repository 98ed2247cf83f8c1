import { createServer, type Server, type Socket } from 'node:net';
import { KeptLine } from '../supervisor/kept-line.ts';
import type { EmulatedPlace } from './emulator.ts';

/** What can go wrong with any device on a line. */
export const portFaults = [
    /** Nothing is there: connections are refused, a serial line is let go. */
    'unplugged',
    /** The line is there, and nobody answers on it. */
    'silent',
    /** Answers come late and in pieces. */
    'slow',
    /** There is noise before and after each answer. */
    'garbage',
    /** Each byte comes by itself. */
    'split',
    /** One byte of each answer has fallen over. */
    'wrong-checksum',
    /** Noise without end. */
    'storm',
] as const;
export type PortFault = (typeof portFaults)[number];

/** Noise holds the beginnings of frames of all our protocols and no whole one. */
const noise = Buffer.from('00ff68050568a5a5a501aaaaaa9600fe7f680d0a010300', 'hex');
const slowMs = 300;
const stormMs = 5;
/** How often a port that is taken is tried, every 50 ms. */
const listenTries = 40;

export type PortHandlers = {
    /** Bytes from whoever drives the device. */
    onBytes(bytes: Buffer): void;
};

/** The device's end of a line, with what can go wrong with lines. What the bytes mean is the business of the device on it. */
export class EmulatedPort {
    readonly #place: EmulatedPlace;
    readonly #handlers: PortHandlers;
    readonly #sockets = new Set<Socket>();
    readonly #timers = new Set<NodeJS.Timeout>();
    #port: number;
    #server: Server | null = null;
    #serial: KeptLine | null = null;
    #fault: PortFault | null = null;
    #storm: NodeJS.Timeout | undefined;
    /** Answers leave one after the other, also when they are slow. */
    #sending: Promise<void> = Promise.resolve();

    constructor(place: EmulatedPlace, handlers: PortHandlers) {
        this.#place = place;
        this.#handlers = handlers;
        this.#port = 'port' in place ? place.port : 0;
    }

    /** Rejects when the TCP port is taken; a serial line is tried until it is there. */
    async start(): Promise<this> {
        await this.#plugIn();
        return this;
    }

    get address(): string {
        return 'port' in this.#place ? `tcp://127.0.0.1:${this.#port}` : `serial://${this.#place.serial}`;
    }

    get fault(): PortFault | null {
        return this.#fault;
    }

    /** Connections that are open now; a serial line counts as one. */
    get connections(): number {
        return this.#sockets.size + (this.#serial?.state.state === 'online' ? 1 : 0);
    }

    async setFault(fault: PortFault | null): Promise<void> {
        this.#fault = fault;
        clearInterval(this.#storm);
        if (fault === 'unplugged') return this.#pullOut();
        if (this.#server === null && this.#serial === null) await this.#plugIn();
        if (fault === 'storm') this.#storm = setInterval(() => this.#out(noise), stormMs);
    }

    /** Sends a frame to whoever drives the device, as the fault of the day lets it come. */
    send(frame: Buffer): void {
        this.#sending = this.#sending.then(() => this.#sendOne(frame));
    }

    /** Sends bytes as they are. */
    sendRaw(bytes: Buffer): void {
        this.#out(bytes);
    }

    async close(): Promise<void> {
        clearInterval(this.#storm);
        for (const timer of this.#timers) clearTimeout(timer);
        this.#timers.clear();
        await this.#pullOut();
    }

    async #sendOne(frame: Buffer): Promise<void> {
        switch (this.#fault) {
            case 'silent':
            case 'unplugged':
                return;
            case 'slow':
                await this.#pause(slowMs);
                for (const half of [frame.subarray(0, frame.length >> 1), frame.subarray(frame.length >> 1)]) {
                    this.#out(half);
                    await this.#pause(20);
                }
                return;
            case 'split':
                for (const byte of frame) {
                    this.#out(Buffer.from([byte]));
                    await this.#pause(1);
                }
                return;
            case 'garbage':
                return this.#out(Buffer.concat([noise, frame, noise]));
            case 'wrong-checksum':
                return this.#out(fallenOver(frame));
            default:
                return this.#out(frame);
        }
    }

    #pause(ms: number): Promise<void> {
        return new Promise((resolve) => {
            const timer = setTimeout(() => {
                this.#timers.delete(timer);
                resolve();
            }, ms);
            this.#timers.add(timer);
        });
    }

    #out(bytes: Buffer): void {
        for (const socket of this.#sockets) socket.write(bytes);
        void this.#serial?.write(bytes, 2_000);
    }

    #hear(bytes: Buffer): void {
        if (this.#fault !== 'silent') this.#handlers.onBytes(bytes);
    }

    async #plugIn(): Promise<void> {
        if (!('port' in this.#place)) {
            const handlers = { onOpen: () => {}, onState: () => {}, onBytes: (bytes: Buffer) => this.#hear(bytes) };
            this.#serial = new KeptLine(this.address, handlers, { firstPauseMs: 50, longestPauseMs: 200 });
            return;
        }
        for (let tries = 1; ; tries++) {
            try {
                return await this.#listen();
            } catch (error) {
                // While it was unplugged another program may have got its port for a moment.
                if (this.#port === 0 || tries === listenTries) throw error;
                await this.#pause(50);
            }
        }
    }

    async #listen(): Promise<void> {
        const server = createServer((socket) => this.#accept(socket));
        this.#server = server;
        await new Promise<void>((resolve, reject) => {
            server.once('error', reject);
            server.listen(this.#port, '127.0.0.1', resolve);
        });
        const address = server.address();
        if (address !== null && typeof address === 'object') this.#port = address.port;
    }

    #accept(socket: Socket): void {
        socket.setNoDelay(true);
        this.#sockets.add(socket);
        socket.on('error', () => {});
        socket.on('data', (bytes: Buffer) => this.#hear(bytes));
        socket.once('close', () => this.#sockets.delete(socket));
    }

    async #pullOut(): Promise<void> {
        const [server, serial] = [this.#server, this.#serial];
        this.#server = null;
        this.#serial = null;
        for (const socket of this.#sockets) socket.resetAndDestroy();
        if (server?.listening === true) await new Promise<void>((resolve) => server.close(() => resolve()));
        await serial?.close();
    }
}

/** In all our protocols the last byte but one belongs to the checksum, or is covered by it. */
function fallenOver(frame: Buffer): Buffer {
    const wrong = Buffer.from(frame);
    const at = Math.max(0, wrong.length - 2);
    wrong.writeUInt8(wrong.readUInt8(at) ^ 0x01, at);
    return wrong;
}
