/** The socket edge: Socket.IO with its doors closed. */
import type { Server as HttpServer } from 'node:http';
import { type DefaultEventsMap, Server } from 'socket.io';
import { NAMESPACES } from '#protocol/sockets.ts';
import { errorBody } from '../commanding.ts';
import { isOwnOrigin } from '../http/call.ts';
import { admit, type Enter, type SocketEdge, saidBy } from './audiences.ts';

/** Messages are validated where they are taken, not by their type. */
type Client = DefaultEventsMap;

/** What is known of a socket: what it does once it is connected, and the session that it acts for. */
type SocketData = { enter: Enter; token?: string };

export type HallSockets = Server<Client, Client, Client, SocketData>;

/** What a refused client gets as `connect_error`. */
class RefusedError extends Error {
    readonly data: ReturnType<typeof errorBody>;

    constructor(body: ReturnType<typeof errorBody>) {
        super(body.error.code);
        this.data = body;
    }
}

/** Sockets of which more than this waits to be written are cut: they come back and get the present. */
const MOST_WAITING_PACKETS = 500;
const LOOK_MS = 1_000;

export function socketServer(http: HttpServer, edge: SocketEdge): HallSockets {
    const io = new Server<Client, Client, Client, SocketData>(http, {
        serveClient: false,
        // Websocket only: long polling would need sticky sessions and costs a storm of reconnects twice.
        transports: ['websocket'],
        // A screen that is gone is noticed, and notices it, within ten seconds.
        pingInterval: 5_000,
        pingTimeout: 5_000,
        maxHttpBufferSize: 16_384,
        perMessageDeflate: false,
        // CORS does not protect a websocket: the origin is looked at here.
        allowRequest: (request, callback) => {
            const { origin, host } = request.headers;
            callback(null, origin === undefined || isOwnOrigin(origin, host));
        },
    });
    io.on('connection', (socket) => {
        // Nothing is said in the main namespace.
        socket.disconnect(true);
    });
    for (const name of NAMESPACES) {
        const namespace = io.of(name);
        namespace.use((socket, next) => {
            const said = saidBy(socket);
            const entry = admit[name](edge, socket, said);
            if (typeof entry !== 'function') return next(new RefusedError(errorBody(entry, said.language ?? 'zh-CN')));
            socket.data.enter = entry;
            next();
        });
        namespace.on('connection', (socket) => {
            const { enter } = socket.data;
            enter();
        });
    }
    edge.access.onLogout = (token) => {
        for (const socket of io.of('/counter').sockets.values()) if (socket.data.token === token) socket.disconnect(true);
    };
    cutSlowSockets(io);
    return io;
}

function cutSlowSockets(io: HallSockets): void {
    const timer = setInterval(() => {
        for (const name of NAMESPACES) {
            for (const socket of io.of(name).sockets.values()) {
                const waiting: unknown = Reflect.get(socket.conn, 'writeBuffer');
                if (Array.isArray(waiting) && waiting.length > MOST_WAITING_PACKETS) socket.conn.close(true);
            }
        }
    }, LOOK_MS);
    timer.unref();
    io.engine.once('close', () => clearInterval(timer));
}
