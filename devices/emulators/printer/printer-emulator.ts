import { createServer, type Server, type Socket } from 'node:net';
import { type EmulatorFault, type PrintedJob, Session } from './session.ts';

export type PrinterEmulatorOptions = {
    /** 0 takes a free one. */
    port: number;
    /** How many of the last jobs are kept; 20 unless said. */
    keep?: number;
    /** What is wrong from the beginning. */
    fault?: EmulatorFault | null;
};

/** A slip printer that listens on 127.0.0.1 as a real one does on the hall's network, and can be made to fail. */
export class PrinterEmulator {
    readonly #keep: number;
    readonly #sessions = new Map<Socket, Session>();
    readonly #listeners = new Set<(job: PrintedJob) => void>();
    #port: number;
    #fault: EmulatorFault | null;
    #server: Server | null = null;
    #jobs: PrintedJob[] = [];
    #count = 0;
    #connections = 0;

    constructor(options: PrinterEmulatorOptions) {
        this.#port = options.port;
        this.#keep = options.keep ?? 20;
        this.#fault = options.fault ?? null;
    }

    /** Listens, even if it is to be `off`: then only long enough to have a port of its own. Rejects when the port is taken. */
    async start(): Promise<this> {
        await this.#listen();
        if (this.#fault === 'off') await this.#hangUp();
        return this;
    }

    /** Where drivers find it, `tcp://127.0.0.1:PORT`. */
    get address(): string {
        return `tcp://127.0.0.1:${this.#port}`;
    }

    /** The last jobs, oldest first. */
    get jobs(): readonly PrintedJob[] {
        return this.#jobs;
    }

    get fault(): EmulatorFault | null {
        return this.#fault;
    }

    /** Connections accepted since the start. */
    get connections(): number {
        return this.#connections;
    }

    /** Hears each job when it is on paper. Returns the way to stop listening. */
    onJob(listener: (job: PrintedJob) => void): () => void {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
    }

    /** Makes something go wrong, or all well again (null). Resolves when it is so. */
    async setFault(fault: EmulatorFault | null): Promise<void> {
        this.#fault = fault;
        if (fault === 'off') return this.#hangUp();
        if (this.#server === null) await this.#listen();
        for (const session of this.#sessions.values()) session.faultChanged();
    }

    /** Drops every connection and gives the port back. May be called again. */
    async close(): Promise<void> {
        await this.#hangUp();
        this.#listeners.clear();
    }

    async #listen(): Promise<void> {
        const server = createServer((socket) => this.#accept(socket));
        await new Promise<void>((resolve, reject) => {
            server.once('error', reject);
            server.listen(this.#port, '127.0.0.1', resolve);
        });
        const address = server.address();
        if (address !== null && typeof address === 'object') this.#port = address.port;
        this.#server = server;
    }

    async #hangUp(): Promise<void> {
        const server = this.#server;
        this.#server = null;
        for (const socket of this.#sessions.keys()) socket.destroy();
        if (server !== null) await new Promise<void>((resolve) => server.close(() => resolve()));
    }

    #accept(socket: Socket): void {
        this.#connections++;
        this.#sessions.set(socket, new Session(socket, { fault: () => this.#fault, printed: (bytes, whole) => this.#print(bytes, whole) }));
        socket.once('close', () => this.#sessions.delete(socket));
    }

    #print(bytes: Buffer, whole: boolean): void {
        this.#count++;
        const job = { number: this.#count, bytes, whole };
        this.#jobs = [...this.#jobs, job].slice(-this.#keep);
        for (const listener of this.#listeners) listener(job);
    }
}
