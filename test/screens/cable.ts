import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A network cable between a browser and the hub, which can be pulled out and put back. */
export class Cable {
    readonly #server: Server;
    readonly #open = new Set<Socket>();
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
                from.on('error', () => to.destroy());
                from.on('close', () => {
                    this.#open.delete(from);
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
