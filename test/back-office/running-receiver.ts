/** The reference receiver as a process of its own, and a road to it on which every third answer is lost. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../server/back-office/receiver/main.ts', import.meta.url));
const LOST = 3;

export const SECRET = 'a secret that both sides share';

export class RunningReceiver {
    readonly #file: string;
    #child: ChildProcess | undefined;
    #port = 0;

    constructor(file: string) {
        this.#file = file;
    }

    /** Starts it, again on the port that it had; gives its address. */
    async start(): Promise<string> {
        const { PATH = '' } = process.env;
        const child = spawn(process.execPath, [MAIN, '--port', String(this.#port), '--file', this.#file], {
            env: { PATH, HALL_BACK_OFFICE_SECRET: SECRET },
            stdio: ['ignore', 'ignore', 'pipe'],
        });
        this.#child = child;
        const { promise, resolve, reject } = Promise.withResolvers<string>();
        let said = '';
        child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
            said += chunk;
            const found = /^receiver ready (\S+)$/m.exec(said);
            if (found?.[1] !== undefined) resolve(found[1]);
        });
        child.once('exit', (code) => reject(new Error(`the receiver ended [code=${code}]\n${said}`)));
        const url = await promise;
        this.#port = Number(new URL(url).port);
        return url;
    }

    async kill9(): Promise<void> {
        const child = this.#child;
        this.#child = undefined;
        if (child === undefined || child.exitCode !== null) return;
        const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
        child.kill('SIGKILL');
        await gone;
    }
}

/** Passes requests on; of every three one is taken, and its answer lost. While there is no target nobody answers at all. */
export class LossyRoad {
    target: string | null = null;
    /** Ids of the messages in the order in which they were sent, repeats and all. */
    readonly sent: string[] = [];
    readonly #server: Server;
    #port = 0;

    constructor() {
        this.#server = createServer((incoming, answer) => {
            const id = incoming.headers['webhook-id'];
            this.sent.push(typeof id === 'string' ? id : '');
            const loses = this.sent.length % LOST === 0;
            this.#pass(incoming).then(
                (status) => (loses ? incoming.socket.destroy() : answer.writeHead(status).end()),
                () => incoming.socket.destroy(),
            );
        });
    }

    get url(): string {
        return `http://127.0.0.1:${this.#port}/messages`;
    }

    async start(): Promise<void> {
        await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
        const address = this.#server.address();
        this.#port = typeof address === 'object' && address !== null ? address.port : 0;
    }

    async close(): Promise<void> {
        this.#server.closeAllConnections();
        await new Promise<void>((resolve) => this.#server.close(() => resolve()));
    }

    async #pass(incoming: IncomingMessage): Promise<number> {
        const { target } = this;
        if (target === null) throw new Error('nobody is there');
        const { promise, resolve, reject } = Promise.withResolvers<number>();
        const onward = request(target, { method: incoming.method ?? 'POST', headers: incoming.headers, agent: false }, (response) => {
            response.resume();
            response.once('end', () => resolve(response.statusCode ?? 500));
        });
        onward.once('error', reject);
        incoming.pipe(onward);
        return promise;
    }
}
