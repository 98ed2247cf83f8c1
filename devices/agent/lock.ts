/**
 * One agent for a data directory: two would print the same job. A name that the operating system frees when the process ends, however it ends: an
 * abstract socket on Linux, a pipe on Windows. It holds within one machine (and within one container), which is where a data directory belongs.
 */
import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { createServer, type Server } from 'node:net';

export class DirectoryLock {
    readonly #server: Server;

    private constructor(server: Server) {
        this.#server = server;
    }

    /** Takes the directory, which is there; null when another agent has it. */
    static take(directory: string): Promise<DirectoryLock | null> {
        const server = createServer((socket) => socket.destroy());
        return new Promise((resolve, reject) => {
            server.once('error', (error) => ('code' in error && error.code === 'EADDRINUSE' ? resolve(null) : reject(error)));
            server.listen(nameOf(directory), () => resolve(new DirectoryLock(server)));
        });
    }

    free(): Promise<void> {
        return new Promise((resolve) => this.#server.close(() => resolve()));
    }
}

function nameOf(directory: string): string {
    const name = `tingxu-agent-${createHash('sha256').update(realpathSync(directory)).digest('hex').slice(0, 32)}`;
    return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : `\0${name}`;
}
