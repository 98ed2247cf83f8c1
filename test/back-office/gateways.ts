/** Where messages to visitors go: an SMS gateway and a mail server, each on a free port, that can be away, lose answers and refuse. */
import { createServer as createHttpServer, type Server as HttpServer, type IncomingHttpHeaders } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';

type Sms = { headers: IncomingHttpHeaders; phone: string; text: string; id: string };

/** What it does with the next request: a status, or it takes the message and its answer is lost. */
export type Manner = number | 'lost';

export class SmsGateway {
    readonly heard: Sms[] = [];
    manner: (sms: Sms) => Manner = () => 200;
    readonly #server: HttpServer;
    #port = 0;

    constructor() {
        this.#server = createHttpServer(async (request, response) => {
            let body = '';
            for await (const chunk of request) body += String(chunk);
            const sms: Sms = { headers: request.headers, ...JSON.parse(body) };
            this.heard.push(sms);
            const manner = this.manner(sms);
            if (manner === 'lost') request.socket.destroy();
            else response.writeHead(manner).end();
        });
    }

    get url(): string {
        return `http://127.0.0.1:${this.#port}/send`;
    }

    /** Starts, again on the port that it had. */
    async start(): Promise<void> {
        this.#port = await listening(this.#server, this.#port);
    }

    async stop(): Promise<void> {
        this.#server.closeAllConnections();
        await new Promise<void>((resolve) => this.#server.close(() => resolve()));
    }
}

export type Mail = { to: string; from: string; id: string; subject: string; text: string };

/** Speaks as much SMTP as a client that sends needs: EHLO, AUTH PLAIN, MAIL, RCPT, DATA. */
export class MailServer {
    readonly heard: Mail[] = [];
    /** The answer to a recipient. */
    recipient: (address: string) => string = () => '250 fine';
    /** Whether the answer to the next message is lost after it was taken. */
    loses = false;
    password = '';
    readonly #server: Server;
    readonly #sockets = new Set<Socket>();
    port = 0;

    constructor() {
        this.#server = createServer((socket) => {
            this.#sockets.add(socket);
            socket.once('close', () => this.#sockets.delete(socket)).on('error', () => {});
            this.#serve(socket);
        });
    }

    async start(): Promise<void> {
        this.port = await listening(this.#server, this.port);
    }

    async stop(): Promise<void> {
        for (const socket of this.#sockets) socket.destroy();
        await new Promise<void>((resolve) => this.#server.close(() => resolve()));
    }

    #serve(socket: Socket): void {
        const say = (line: string): void => void socket.write(`${line}\r\n`);
        let envelope = { from: '', to: '' };
        let data: string | null = null;
        let read = '';
        say('220 mail of the test');
        socket.setEncoding('utf8').on('data', (chunk: string) => {
            read += chunk;
            for (let end = read.indexOf('\r\n'); end >= 0; end = read.indexOf('\r\n')) {
                const line = read.slice(0, end);
                read = read.slice(end + 2);
                if (data !== null && line !== '.') {
                    data += `${line.replace(/^\./, '')}\n`;
                } else if (data !== null) {
                    this.heard.push({ ...envelope, ...parsed(data) });
                    data = null;
                    if (this.loses) socket.destroy();
                    else say('250 taken');
                } else if (/^EHLO/i.test(line)) {
                    say(this.password === '' ? '250 test' : '250-test');
                    if (this.password !== '') say('250 AUTH PLAIN');
                } else if (/^AUTH PLAIN /i.test(line)) {
                    const [, , password] = Buffer.from(line.slice(11), 'base64').toString().split('\0');
                    say(password === this.password ? '235 in' : '535 no');
                } else if (/^MAIL FROM:/i.test(line)) {
                    envelope = { from: addressIn(line), to: '' };
                    say('250 fine');
                } else if (/^RCPT TO:/i.test(line)) {
                    envelope = { ...envelope, to: addressIn(line) };
                    say(this.recipient(envelope.to));
                } else if (/^DATA/i.test(line)) {
                    data = '';
                    say('354 go on');
                } else if (/^QUIT/i.test(line)) {
                    say('221 bye');
                    socket.end();
                } else say('250 fine');
            }
        });
    }
}

function addressIn(line: string): string {
    return /<([^>]*)>/.exec(line)?.[1] ?? '';
}

/** As much of MIME as the hall's messages use: one text, encoded headers. */
function parsed(data: string): Omit<Mail, 'to' | 'from'> {
    const [head = '', ...rest] = data.split('\n\n');
    const header = (name: string): string => new RegExp(`^${name}: (.*(?:\n[ \t].*)*)`, 'im').exec(head)?.[1] ?? '';
    const body = rest.join('\n\n');
    const text = /^base64/i.test(header('Content-Transfer-Encoding'))
        ? Buffer.from(body, 'base64').toString()
        : Buffer.from(
              body.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
              'latin1',
          ).toString();
    return { id: header('Message-ID'), subject: words(header('Subject')), text };
}

function words(header: string): string {
    return header.replace(/\?=\s+=\?/g, '?==?').replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_whole, kind: string, said: string) =>
        kind.toUpperCase() === 'B'
            ? Buffer.from(said, 'base64').toString()
            : Buffer.from(
                  said.replace(/_/g, ' ').replace(/=([0-9A-F]{2})/g, (_q, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
                  'latin1',
              ).toString(),
    );
}

async function listening(server: HttpServer | Server, port: number): Promise<number> {
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
}
