/**
 * A reference receiver: how a back office takes the hall's messages so that each has its effect once, whatever is lost or killed on the way.
 *
 *     look at the signature ─► known id? answer 200 and do nothing ─► write id and effect in ONE durable write ─► answer 200
 *
 * Here the durable write is a line of a file, synced before the answer; with a database it is one transaction in which the id is a primary key.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type BackOfficeMessage, backOfficeMessage } from '#protocol/back-office.ts';
import { doubtOf } from '../signature.ts';

const LARGEST_BODY = 64 * 1024;

export type ReceiverSettings = { file: string; secret: string; port: number; heard: (message: BackOfficeMessage) => void };

export class Receiver {
    readonly #secret: string;
    readonly #port: number;
    readonly #heard: (message: BackOfficeMessage) => void;
    readonly #known = new Set<string>();
    readonly #file: number;
    readonly #server: Server;

    constructor({ file, secret, port, heard }: ReceiverSettings) {
        this.#secret = secret;
        this.#port = port;
        this.#heard = heard;
        for (const { id } of readLedger(file)) this.#known.add(id);
        this.#file = openSync(file, 'a');
        this.#server = createServer(async (request, response) => {
            const status = await this.#take(request).catch(() => 400);
            response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
        });
    }

    /** Its address once it listens. */
    async start(): Promise<string> {
        await new Promise<void>((resolve, reject) => {
            this.#server.once('error', reject);
            this.#server.listen(this.#port, '127.0.0.1', resolve);
        });
        const address = this.#server.address();
        return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : this.#port}`;
    }

    async close(): Promise<void> {
        this.#server.closeAllConnections();
        await new Promise<void>((resolve) => this.#server.close(() => resolve()));
        closeSync(this.#file);
    }

    /** Status of the answer: 200 also for a repeat, 401 for what is not signed by the hall, 422 for what it cannot use at all. */
    async #take(request: IncomingMessage): Promise<number> {
        if (request.method !== 'POST') return 405;
        const body = await bodyOf(request);
        if (body === null) return 413;
        const headers = {
            'webhook-id': headerOf(request, 'webhook-id'),
            'webhook-timestamp': headerOf(request, 'webhook-timestamp'),
            'webhook-signature': headerOf(request, 'webhook-signature'),
        };
        if (doubtOf(this.#secret, headers, Date.now(), body) !== null) return 401;
        const parsed = backOfficeMessage.safeParse(JSON.parse(body));
        if (!parsed.success) return 422;
        const message = parsed.data;
        if (this.#known.has(message.id)) return 200;
        writeSync(this.#file, `${JSON.stringify(message)}\n`);
        fsyncSync(this.#file);
        this.#known.add(message.id);
        this.#heard(message);
        return 200;
    }
}

/** What was received so far. A last line that a power cut left unfinished was never answered: it is cut off and comes again. */
export function readLedger(file: string): BackOfficeMessage[] {
    if (!existsSync(file)) return [];
    const text = readFileSync(file, 'utf8');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    if (whole.length < text.length) truncateSync(file, Buffer.byteLength(whole));
    return whole
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => backOfficeMessage.parse(JSON.parse(line)));
}

function headerOf(request: IncomingMessage, name: string): string {
    const value = request.headers[name];
    return typeof value === 'string' ? value : '';
}

async function bodyOf(request: IncomingMessage): Promise<string | null> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of request) {
        const bytes = Buffer.from(chunk);
        size += bytes.length;
        if (size > LARGEST_BODY) return null;
        chunks.push(bytes);
    }
    return Buffer.concat(chunks).toString('utf8');
}
