import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { decodeCommand, encodeAnswer } from '../../../devices/strips/commands.ts';
import { encodeFrame, hub, StripDecoder, type StripFrame } from '../../../devices/strips/frames.ts';
import { decodeText } from '../../../devices/strips/strip-text.ts';

/** Several cards behind one gateway, as they are on an RS-485 bus; what each shows, by the number of its screen. */
export class StripsOnOneLine {
    readonly texts = new Map<number, string>();
    /** So many texts are refused from now on. */
    refuse = 0;
    readonly #screens: readonly number[];
    readonly #sockets = new Set<Socket>();
    readonly #server = createServer((socket) => this.#accept(socket));

    constructor(screens: readonly number[]) {
        this.#screens = screens;
    }

    async start(): Promise<this> {
        this.#server.listen(0, '127.0.0.1');
        await once(this.#server, 'listening');
        return this;
    }

    get address(): string {
        const address = this.#server.address();
        if (address === null || typeof address === 'string') throw new Error('It does not listen');
        return `tcp://127.0.0.1:${address.port}`;
    }

    async close(): Promise<void> {
        for (const socket of this.#sockets) socket.destroy();
        await new Promise((resolve) => this.#server.close(resolve));
    }

    #accept(socket: Socket): void {
        this.#sockets.add(socket);
        const decoder = new StripDecoder();
        socket.on('error', () => {});
        socket.on('data', (bytes: Buffer) => {
            for (const heard of decoder.push(bytes)) if (heard.kind === 'frame') this.#obey(socket, heard.frame);
        });
    }

    #obey(socket: Socket, { to, data }: StripFrame): void {
        if (!this.#screens.includes(to)) return;
        const command = decodeCommand(data);
        const isText = command.kind === 'areas';
        const refused = isText && this.refuse > 0;
        if (refused) this.refuse--;
        for (const area of isText && !refused ? command.show : []) this.texts.set(to, decodeText(area.text).trim());
        socket.write(encodeFrame({ to: hub, from: to, data: encodeAnswer(refused ? 12 : 0) }));
    }
}
