/** The socket edge: Socket.IO with its doors closed. */
import type { Server as HttpServer } from 'node:http';
import { type DefaultEventsMap, Server } from 'socket.io';
import type { Namespace } from '#protocol/sockets.ts';
import type { Access } from '../access/access.ts';
import { errorBody } from '../commanding.ts';
import { isOwnOrigin } from '../http/call.ts';
import { socketLog } from '../log.ts';
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

/** A hall as its sockets see it: under which path, and what they work with, which the training hall makes when somebody comes and anew when it begins anew. */
export type SocketHall = { path: string; namespaces: readonly Namespace[]; access: Access; edge: () => SocketEdge | Promise<SocketEdge> };

export function socketServer(http: HttpServer, { path, namespaces, access, edge: edgeNow }: SocketHall): HallSockets {
    const io = new Server<Client, Client, Client, SocketData>(http, {
        path,
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
    for (const name of namespaces) {
        const namespace = io.of(name);
        namespace.use((socket, next) => {
            const enter = (edge: SocketEdge): void => {
                const said = saidBy(socket);
                const entry = admit[name](edge, socket, said);
                if (typeof entry !== 'function') return next(new RefusedError(errorBody(entry, said.language ?? 'zh-CN')));
                socket.data.enter = entry;
                next();
            };
            const edge = edgeNow();
            if (!(edge instanceof Promise)) return enter(edge);
            edge.then(enter).catch((error: unknown) => {
                socketLog.error({ err: error, namespace: name }, 'nobody can be let in');
                next(new RefusedError(errorBody({ code: 'internal' }, 'zh-CN')));
            });
        });
        namespace.on('connection', (socket) => {
            const { enter } = socket.data;
            enter();
        });
    }
    access.onLogout(() => {
        for (const name of namespaces) {
            for (const socket of io.of(name).sockets.values()) {
                const { token } = socket.data;
                if (token !== undefined && access.accountOf(token) === undefined) socket.disconnect(true);
            }
        }
    });
    cutSlowSockets(io, namespaces);
    return io;
}

/** Ends every connection of those who act in the hall; whoever still may comes back. */
export function cutEverybody(io: HallSockets): void {
    for (const name of ['/kiosk', '/pad', '/counter', '/guide', '/manager'] as const) io.of(name).disconnectSockets(true);
}

function cutSlowSockets(io: HallSockets, namespaces: readonly Namespace[]): void {
    const timer = setInterval(() => {
        for (const name of namespaces) {
            for (const socket of io.of(name).sockets.values()) {
                const waiting: unknown = Reflect.get(socket.conn, 'writeBuffer');
                if (Array.isArray(waiting) && waiting.length > MOST_WAITING_PACKETS) socket.conn.close(true);
            }
        }
    }, LOOK_MS);
    timer.unref();
    io.engine.once('close', () => clearInterval(timer));
}
