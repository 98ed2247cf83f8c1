import { createServer, type Server, type Socket } from 'node:net';
import { KeptLine } from '../../supervisor/kept-line.ts';
import type { EmulatedPlace, Emulator, StartEmulator } from '../emulator.ts';
import { decode } from './decode.ts';
import { type EmulatorFault, emulatorFaults, type PrintedJob, Session, type SessionHost } from './session.ts';

export type PrinterEmulatorOptions = EmulatedPlace & {
    /** How many of the last jobs are kept; 20 unless said. */
    keep?: number;
    /** What is wrong from the beginning. */
    fault?: EmulatorFault | null;
};

/** How a serial end looks for its line, ms: it stands for a device that is simply there. */
const replug = { firstPauseMs: 50, longestPauseMs: 200 };

/** A slip printer on 127.0.0.1, as a real one is on the hall's network, or on a serial line; it can be made to fail. */
export class PrinterEmulator implements Emulator {
    readonly faults = emulatorFaults;
    readonly actions = [];
    readonly #place: EmulatedPlace;
    readonly #keep: number;
    readonly #sessions = new Map<object, Session>();
    readonly #drops = new Map<object, () => void>();
    readonly #listeners = new Set<(job: PrintedJob) => void>();
    readonly #changed = new Set<() => void>();
    #port: number;
    #fault: EmulatorFault | null;
    #server: Server | null = null;
    #serial: KeptLine | null = null;
    #jobs: PrintedJob[] = [];
    #count = 0;
    #connections = 0;

    constructor({ keep = 20, fault = null, ...place }: PrinterEmulatorOptions) {
        this.#place = place;
        this.#port = 'port' in place ? place.port : 0;
        this.#keep = keep;
        this.#fault = fault;
    }

    /** Listens, even if it is to be `off`: then only long enough to have a port of its own. Rejects when the port is taken. */
    async start(): Promise<this> {
        await this.#plugIn();
        if (this.#fault === 'off') await this.#pullOut();
        return this;
    }

    get address(): string {
        return 'port' in this.#place ? `tcp://127.0.0.1:${this.#port}` : `serial://${this.#place.serial}`;
    }

    /** The last jobs, oldest first. */
    get jobs(): readonly PrintedJob[] {
        return this.#jobs;
    }

    /** The text of the last slip. */
    get shown(): readonly string[] {
        const last = this.#jobs.at(-1);
        return last === undefined ? [] : decode(last.bytes).lines.flatMap((line) => (line.kind === 'text' ? [line.text] : []));
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

    onChange(listener: () => void): () => void {
        this.#changed.add(listener);
        return () => this.#changed.delete(listener);
    }

    act(): boolean {
        return false;
    }

    async setFault(wanted: string | null): Promise<boolean> {
        const fault = emulatorFaults.find((known) => known === wanted) ?? null;
        if (fault !== wanted) return false;
        this.#fault = fault;
        if (fault === 'off') await this.#pullOut();
        else {
            if (this.#server === null && this.#serial === null) await this.#plugIn();
            for (const session of this.#sessions.values()) session.faultChanged();
        }
        return true;
    }

    async close(): Promise<void> {
        await this.#pullOut();
        this.#listeners.clear();
        this.#changed.clear();
    }

    async #plugIn(): Promise<void> {
        if ('serial' in this.#place) return this.#plugInSerial();
        const server = createServer((socket) => this.#accept(socket));
        await new Promise<void>((resolve, reject) => {
            server.once('error', reject);
            server.listen(this.#port, '127.0.0.1', resolve);
        });
        const address = server.address();
        if (address !== null && typeof address === 'object') this.#port = address.port;
        this.#server = server;
    }

    #plugInSerial(): void {
        const wire = { write: (bytes: Buffer) => void line.write(bytes, 2_000), drop: () => line.reopen() };
        let session: Session | null = null;
        const end = () => {
            session?.end();
            this.#sessions.delete(wire);
        };
        const line = new KeptLine(
            this.address,
            {
                onOpen: () => {
                    this.#connections++;
                    session = new Session(wire, this.#host);
                    this.#sessions.set(wire, session);
                },
                onBytes: (bytes) => session?.receive(bytes),
                onState: ({ state }) => {
                    if (state !== 'online') end();
                },
            },
            replug,
        );
        this.#serial = line;
        this.#drops.set(wire, end);
    }

    async #pullOut(): Promise<void> {
        const [server, serial] = [this.#server, this.#serial];
        this.#server = null;
        this.#serial = null;
        for (const drop of this.#drops.values()) drop();
        this.#drops.clear();
        if (server !== null) await new Promise<void>((resolve) => server.close(() => resolve()));
        await serial?.close();
    }

    #accept(socket: Socket): void {
        this.#connections++;
        const write = (bytes: Buffer): void => void (socket.writable && socket.write(bytes));
        const session = new Session({ write, drop: () => socket.destroy() }, this.#host);
        this.#sessions.set(socket, session);
        this.#drops.set(socket, () => socket.destroy());
        socket.on('error', () => {});
        socket.on('data', (bytes: Buffer) => session.receive(bytes));
        socket.once('close', () => {
            session.end();
            this.#sessions.delete(socket);
            this.#drops.delete(socket);
        });
    }

    get #host(): SessionHost {
        return { fault: () => this.#fault, printed: (bytes, whole) => this.#print(bytes, whole) };
    }

    #print(bytes: Buffer, whole: boolean): void {
        this.#count++;
        const job = { number: this.#count, bytes, whole };
        this.#jobs = [...this.#jobs, job].slice(-this.#keep);
        for (const listener of this.#listeners) listener(job);
        for (const listener of this.#changed) listener();
    }
}

export const startPrinter: StartEmulator = (place) => new PrinterEmulator(place).start();
