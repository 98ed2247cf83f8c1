import { EventEmitter } from 'node:events';
import type { SerialPort } from 'serialport';
import { type Line, LineError, type LineErrorKind, type LineHandlers, type OpenOptions } from './line.ts';
import { readSerialAddress } from './serial-address.ts';

type Port = Awaited<ReturnType<(typeof SerialPort)['binding']['open']>>;

/** How long bytes that were written may take to leave when the line is closed, ms. */
const lingerMs = 500;
/** Between two questions whether the port is still there, ms. */
const watchMs = 200;

/** Throws a `LineAddressError` unless the address is that of a serial line; see `readSerialAddress`. */
export function checkSerialAddress(address: URL): void {
    readSerialAddress(address);
}

/** Opens a serial line for this process alone; see `LineOpener`. It never makes a file of a path that is none. */
export async function openSerialLine(address: URL, handlers: LineHandlers, options: OpenOptions): Promise<Line> {
    const settings = readSerialAddress(address);
    // Only where there is a serial line is its native part loaded.
    const { SerialPort } = await import('serialport');
    const port = await opened(SerialPort.binding.open({ ...settings, lock: true }), settings.path, options);
    return new SerialLine(port, handlers);
}

async function opened(opening: Promise<Port>, name: string, options: OpenOptions): Promise<Port> {
    const gaveUp = Promise.withResolvers<never>();
    const onAbort = () => gaveUp.reject(new LineError('aborted', `Opening was given up [line=${name}]`));
    const onTime = () => gaveUp.reject(new LineError('timeout', `Not open after ${options.connectMs} ms [line=${name}]`));
    const timer = setTimeout(onTime, options.connectMs);
    options.signal?.addEventListener('abort', onAbort);
    if (options.signal?.aborted) onAbort();
    try {
        return await Promise.race([opening, gaveUp.promise]);
    } catch (cause) {
        // It may still open; nobody would close it.
        opening.then((port) => port.close()).catch(() => {});
        throw cause instanceof LineError ? cause : new LineError(kindOf(cause), `Cannot open: ${String(cause)} [line=${name}]`, { cause });
    } finally {
        clearTimeout(timer);
        options.signal?.removeEventListener('abort', onAbort);
    }
}

/** The library has no codes, only the system's words. */
function kindOf(cause: unknown): LineErrorKind {
    const message = String(cause);
    if (/no such (file|device)|file not found/i.test(message)) return 'no-such-path';
    if (/cannot lock port|resource busy|temporarily unavailable/i.test(message)) return 'in-use';
    // Windows says so of a port that another program has open.
    if (/access (is )?denied/i.test(message)) return 'in-use';
    if (/permission denied|not permitted/i.test(message)) return 'no-permission';
    if (/inappropriate ioctl|is a directory|not a directory|not a typewriter|cannot get/i.test(message)) return 'not-a-serial-line';
    return 'refused';
}

/**
 * One opening of a port, used once. It speaks to the library's binding, not to its stream: the stream tells an end twice, and one that broke while
 * writing opens again without ever reading.
 */
class SerialLine implements Line {
    readonly #port: Port;
    readonly #handlers: LineHandlers;
    readonly #watch: NodeJS.Timeout;
    #error: LineError | null = null;
    #ending: Promise<void> | null = null;
    /** Settles when all writes so far have; never rejects. */
    #writing: Promise<void> = Promise.resolve();

    constructor(port: Port, handlers: LineHandlers) {
        this.#port = port;
        this.#handlers = handlers;
        wakeOnEvents(port);
        this.#watch = setInterval(() => void this.#look(), watchMs);
        void this.#read();
    }

    async write(bytes: Uint8Array, deadlineMs: number): Promise<void> {
        if (this.#ending !== null) throw this.#error ?? new LineError('lost', 'The line is closed');
        const written = this.#writing.then(() => this.#port.write(Buffer.from(bytes)));
        this.#writing = written.catch(() => {});
        await new Promise<void>((resolve, reject) => {
            const timer = setTimeout(() => {
                reject(this.#break(new LineError('timeout', `The device did not take ${bytes.length} bytes in ${deadlineMs} ms`)));
            }, deadlineMs);
            written.then(resolve, (cause) => reject(this.#break(lost('writing', cause)))).finally(() => clearTimeout(timer));
        });
    }

    async close(): Promise<void> {
        this.#ending ??= this.#end();
        await this.#ending;
    }

    async #read(): Promise<void> {
        const buffer = Buffer.allocUnsafe(4096);
        while (this.#ending === null) {
            const bytes = await this.#port.read(buffer, 0, buffer.length).then(
                ({ bytesRead }) => takeOut(buffer.subarray(0, bytesRead)),
                (cause) => this.#break(lost('reading', cause)),
            );
            // A read that was under way while the port was closed may be of whoever got its number from the system.
            if (!(bytes instanceof Buffer) || this.#ending !== null) return;
            this.#handlers.onBytes(bytes);
        }
    }

    /**
     * A port that vanishes amid its bytes reads as empty for ever, and the library, which takes that for "nothing yet", asks again and again. Only a
     * question about its settings tells.
     */
    async #look(): Promise<void> {
        await this.#port.getBaudRate().catch((cause) => this.#break(lost('looking', cause)));
    }

    /** Returns the first error, which is the one that counts. */
    #break(error: LineError): LineError {
        if (this.#ending === null) {
            this.#error = error;
            this.#ending = this.#end();
        }
        return this.#error ?? error;
    }

    async #end(): Promise<void> {
        clearInterval(this.#watch);
        const left = this.#error === null && (await settledWithin(this.#leave(), lingerMs));
        // What the device does not take would keep the system's own closing busy for half a minute.
        if (!left) await this.#port.flush().catch(() => {});
        await this.#port.close().catch(() => {});
        this.#handlers.onClose(this.#error);
    }

    async #leave(): Promise<void> {
        await this.#writing;
        await this.#port.drain();
    }
}

/**
 * The library's native part tells of bytes without letting what waits for them go on: that happens at the next event of the process, which in a quiet
 * one may be half a second away. An empty turn of the loop is such an event.
 */
function wakeOnEvents(port: Port): void {
    if (!('poller' in port) || !(port.poller instanceof EventEmitter)) return;
    for (const event of ['readable', 'writable']) port.poller.on(event, () => setImmediate(() => {}));
}

/** What comes over a line may be a person's card: nothing of it stays here. */
function takeOut(read: Buffer): Buffer {
    const bytes = Buffer.from(read);
    read.fill(0);
    return bytes;
}

function lost(doing: string, cause: unknown): LineError {
    return new LineError('lost', `The line broke while ${doing}: ${String(cause)}`, { cause });
}

async function settledWithin(promise: Promise<unknown>, ms: number): Promise<boolean> {
    const late = Promise.withResolvers<boolean>();
    const timer = setTimeout(() => late.resolve(false), ms);
    const done = promise.then(
        () => true,
        () => false,
    );
    const result = await Promise.race([done, late.promise]);
    clearTimeout(timer);
    return result;
}
