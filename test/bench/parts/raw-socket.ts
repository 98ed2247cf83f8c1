/**
 * A Socket.IO client of one namespace, by hand over a TCP socket: it costs a few microseconds a message, where the usual client would take
 * more of the machine than the hub that is measured.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { FrameReader, textFrame } from './frames.ts';

const PING = '2'.charCodeAt(0);
const OPENED = '0'.charCodeAt(0);

/** Called with each text message; it is a piece of the reader's buffer and valid only during the call. */
export type OnMessage = (message: Buffer) => void;

export class RawSocket {
    readonly #socket: Socket;

    private constructor(socket: Socket) {
        this.#socket = socket;
    }

    /** Connects a websocket; with `namespace` it speaks Socket.IO and resolves when the namespace has let it in. */
    static async open(url: string, onMessage: OnMessage, joins?: { namespace: string; auth: object }): Promise<RawSocket> {
        const { hostname, port } = new URL(url);
        const socket = createConnection({ host: hostname, port: Number(port), noDelay: true });
        await once(socket, 'connect');
        const raw = new RawSocket(socket);
        const { promise: entered, resolve, reject } = Promise.withResolvers<void>();
        socket.once('close', () => reject(new Error('a socket was closed before it was let in')));
        const begin = joins === undefined ? null : `40${joins.namespace},${JSON.stringify(joins.auth)}`;
        const reader = new FrameReader((message) => {
            if (begin === null) onMessage(message);
            else if (message[0] === PING) raw.send('3');
            else if (message[0] === OPENED) raw.send(begin);
            else {
                if (message[1] === OPENED) resolve();
                onMessage(message);
            }
        });
        await upgrade(socket, joins === undefined ? '/' : '/socket.io/?EIO=4&transport=websocket', `${hostname}:${port}`, (first) => {
            reader.read(first);
            socket.on('data', (chunk: Buffer) => reader.read(chunk));
        });
        if (begin === null) resolve();
        await entered;
        return raw;
    }

    send(text: string): void {
        this.#socket.write(textFrame(text));
    }

    close(): void {
        this.#socket.destroy();
    }
}

/** The handshake of HTTP; `opened` gets what came after it in the same piece. */
async function upgrade(socket: Socket, path: string, host: string, opened: (first: Buffer) => void): Promise<void> {
    const key = randomBytes(16).toString('base64');
    socket.write(
        `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
    );
    const [chunk]: unknown[] = await once(socket, 'data');
    const answer = Buffer.isBuffer(chunk) ? chunk : Buffer.alloc(0);
    const end = answer.indexOf('\r\n\r\n');
    if (end === -1 || !answer.subarray(0, 12).equals(Buffer.from('HTTP/1.1 101')))
        throw new Error(`no websocket: ${answer.toString('latin1', 0, 200)}`);
    opened(answer.subarray(end + 4));
}
