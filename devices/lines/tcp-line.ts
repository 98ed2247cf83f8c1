import { connect, type Socket } from 'node:net';
import { type Line, LineAddressError, LineError, type LineHandlers, type OpenOptions } from './line.ts';

/** How long a device may take to end its side after we ended ours, ms. Its bytes are still read meanwhile. */
const lingerMs = 500;

/** After so long without a byte the system asks whether the other side still lives, ms: else a pulled cable would never be noticed while reading. */
const keepAliveMs = 5_000;

/** Throws a `LineAddressError` unless the address is `tcp://HOST:PORT` and nothing else. */
export function checkTcpAddress(address: URL): void {
    const refuse = (why: string) => new LineAddressError(`A TCP line is tcp://HOST:PORT, ${why} [address=${address.href}]`);
    if (address.hostname === '') throw refuse('the host is missing');
    if (address.port === '') throw refuse('the port is missing');
    if (address.port === '0') throw refuse('port 0 cannot be called');
    if (address.username !== '' || address.password !== '') throw refuse('it takes no user or password');
    if (!['', '/'].includes(address.pathname) || address.search !== '' || address.hash !== '') throw refuse('nothing may follow the port');
}

/** Opens a TCP line; see `LineOpener`. */
export async function openTcpLine(address: URL, handlers: LineHandlers, options: OpenOptions): Promise<Line> {
    checkTcpAddress(address);
    const host = address.hostname.replace(/^\[(.*)\]$/, '$1');
    const socket = connect({ host, port: Number(address.port), noDelay: true, keepAlive: true, keepAliveInitialDelay: keepAliveMs });
    // A destroyed socket may still report its failure; nobody is left to hear it.
    socket.on('error', () => {});
    await connected(socket, address.host, options);
    return new TcpLine(socket, handlers);
}

function connected(socket: Socket, name: string, options: OpenOptions): Promise<void> {
    return new Promise((resolve, reject) => {
        const settle = (error: LineError | null) => {
            clearTimeout(timer);
            options.signal?.removeEventListener('abort', onAbort);
            socket.off('connect', onConnect);
            socket.off('error', onError);
            if (error === null) return resolve();
            socket.destroy();
            reject(error);
        };
        const onConnect = () => settle(null);
        const onError = (cause: Error) => settle(new LineError('refused', `Cannot connect: ${cause.message} [line=${name}]`, { cause }));
        const onAbort = () => settle(new LineError('aborted', `Connecting was given up [line=${name}]`));
        const timer = setTimeout(
            () => settle(new LineError('timeout', `No connection after ${options.connectMs} ms [line=${name}]`)),
            options.connectMs,
        );
        socket.on('connect', onConnect);
        socket.on('error', onError);
        if (options.signal?.aborted) return onAbort();
        options.signal?.addEventListener('abort', onAbort);
    });
}

/** One connection, used once: after `onClose` a new line has to be opened. */
class TcpLine implements Line {
    readonly #socket: Socket;
    readonly #closed: Promise<void>;
    #error: LineError | null = null;
    #linger: NodeJS.Timeout | undefined;

    constructor(socket: Socket, handlers: LineHandlers) {
        this.#socket = socket;
        this.#closed = new Promise((resolve) => {
            socket.once('close', () => {
                clearTimeout(this.#linger);
                handlers.onClose(this.#error);
                resolve();
            });
        });
        socket.on('error', (cause) => {
            this.#error ??= new LineError('lost', `The line broke: ${cause.message}`, { cause });
        });
        socket.on('data', handlers.onBytes);
    }

    async write(bytes: Uint8Array, deadlineMs: number): Promise<void> {
        if (!this.#socket.writable) throw this.#error ?? new LineError('lost', 'The line is closed');
        await new Promise<void>((resolve, reject) => {
            const timer = setTimeout(() => {
                this.#error ??= new LineError('timeout', `The device did not take ${bytes.length} bytes in ${deadlineMs} ms`);
                this.#socket.destroy();
            }, deadlineMs);
            this.#socket.write(bytes, (cause) => {
                clearTimeout(timer);
                if (cause == null) return resolve();
                reject(this.#error ?? new LineError('lost', `The line broke while writing: ${cause.message}`, { cause }));
            });
        });
    }

    async close(): Promise<void> {
        if (this.#linger === undefined && !this.#socket.closed) {
            this.#socket.end();
            this.#linger = setTimeout(() => this.#socket.destroy(), lingerMs);
        }
        await this.#closed;
    }
}
