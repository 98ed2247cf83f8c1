/** One kept connection that posts JSON and reads the answer to its end: HTTP by hand, to cost the machine little beside the server. */
import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';

export class HttpLine {
    readonly #socket: Socket;
    readonly #host: string;
    #resolve: (status: number) => void = () => {};
    #reject: (error: Error) => void = () => {};
    #rest = '';

    private constructor(socket: Socket, host: string) {
        this.#socket = socket;
        this.#host = host;
        socket.setEncoding('latin1');
        socket.on('data', (chunk: string) => this.#read(chunk));
        socket.once('close', () => this.#reject(new Error('the server closed a kept connection')));
    }

    static async open(url: string): Promise<HttpLine> {
        const { hostname, port, host } = new URL(url);
        const socket = createConnection({ host: hostname, port: Number(port), noDelay: true });
        await once(socket, 'connect');
        return new HttpLine(socket, host);
    }

    /** Posts a body and resolves with the answer's status. One call at a time. */
    post(path: string, headers: Readonly<Record<string, string>>, body: string): Promise<number> {
        const more = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
        const answer = new Promise<number>((resolve, reject) => {
            this.#resolve = resolve;
            this.#reject = reject;
        });
        this.#socket.write(
            `POST ${path} HTTP/1.1\r\nHost: ${this.#host}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${more.join('')}\r\n${body}`,
        );
        return answer;
    }

    #read(chunk: string): void {
        this.#rest += chunk;
        const end = this.#rest.indexOf('\r\n\r\n');
        if (end === -1) return;
        const length = /\r\ncontent-length: (\d+)/i.exec(this.#rest);
        if (length === null) return this.#reject(new Error('an answer without a length'));
        // Read as latin1: a character is a byte.
        if (this.#rest.length < end + 4 + Number(length[1])) return;
        const status = Number(this.#rest.slice(9, 12));
        this.#rest = '';
        this.#resolve(status);
    }
}
