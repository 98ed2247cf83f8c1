import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A network cable between a browser and the hub, which can be pulled out and put back. */
export class Cable {
    readonly #server: Server;
    readonly #open = new Set<Socket>();
    /** Where the bytes of each end go: from the browser, and from the hub. */
    readonly #up = new Map<Socket, Socket>();
    readonly #down = new Map<Socket, Socket>();
    #pulled = false;

    private constructor(port: number) {
        this.#server = createServer((near) => {
            if (this.#pulled) return void near.destroy();
            const far = connect(port, '127.0.0.1');
            for (const [from, to] of [
                [near, far],
                [far, near],
            ] as const) {
                this.#open.add(from);
                from.pipe(to);
                (from === near ? this.#up : this.#down).set(from, to);
                from.on('error', () => to.destroy());
                from.on('close', () => {
                    this.#open.delete(from);
                    this.#up.delete(from);
                    this.#down.delete(from);
                    to.destroy();
                });
            }
        });
    }

    /** A cable to the hub at `url`. */
    static async to(url: string): Promise<Cable> {
        const cable = new Cable(Number(new URL(url).port));
        cable.#server.listen(0, '127.0.0.1');
        await once(cable.#server, 'listening');
        return cable;
    }

    get url(): string {
        return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    }

    /** Lets no more bytes through from the browser (`up`) or from the hub (`down`), on the connections that there are; both ends believe in them still. */
    choke(direction: 'up' | 'down'): void {
        for (const [from, to] of direction === 'up' ? this.#up : this.#down) {
            from.unpipe(to);
            from.pause();
        }
    }

    pull(): void {
        this.#pulled = true;
        for (const socket of this.#open) socket.destroy();
    }

    putBack(): void {
        this.#pulled = false;
    }

    async close(): Promise<void> {
        this.pull();
        this.#server.close();
        await once(this.#server, 'close');
    }
}
