/** A server on a free port of this machine. */
import { once } from 'node:events';
import type { Server } from 'node:http';

/** Resolves with its address. */
export async function listenFree(server: Server): Promise<string> {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('a server without a port');
    return `http://127.0.0.1:${address.port}`;
}
