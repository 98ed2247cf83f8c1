/** The limit of telling: a bare `ws` server that, when a client names a call, frames the message once and sends it to every screen. */
import { createServer } from 'node:http';
import * as ws from 'ws';
import { listenFree } from '../parts/listen.ts';
import { serve } from '../parts/workers.ts';

type FrameSender = { sendFrame: (frame: Buffer[]) => void };
type Framing = { frame: (data: Buffer, options: object) => Buffer[] };

/** Its own sender of ready-made frames: `ws` has it, but not in its public types. */
function senderOf(socket: ws.WebSocket): FrameSender {
    return Reflect.get(socket, '_sender') as FrameSender;
}

function framed(message: string): Buffer[] {
    return (Reflect.get(ws, 'Sender') as Framing).frame(Buffer.from(message), { readOnly: false, mask: false, rsv1: false, opcode: 1, fin: true });
}

const methods = {
    /** `before` and `after` are what the message holds around the number of the call. */
    listen: ({ before, after }: { before: string; after: string }): Promise<string> => {
        const http = createServer();
        const server = new ws.WebSocketServer({ server: http, perMessageDeflate: false, clientTracking: true });
        server.on('connection', (socket) => {
            socket.on('message', (callNo) => {
                const frame = framed(`${before}${String(callNo)}${after}`);
                for (const screen of server.clients) if (screen !== socket) senderOf(screen).sendFrame(frame);
            });
        });
        return listenFree(http);
    },
};
export type BareTelling = typeof methods;
serve(methods);
