/**
 * Training beside a working hall: begins when somebody first opens a page of it, begins anew each day, when the hall is configured anew and when a
 * manager says so. Whatever goes wrong in it ends it and nothing else.
 */
import type { Server as HttpServer } from 'node:http';
import { type RequestHandler, Router } from 'express';
import { NAMESPACES } from '#protocol/sockets.ts';
import { hubLog } from '../log.ts';
import { kioskRoom, type SocketEdge } from '../sockets/audiences.ts';
import { type HallSockets, socketServer } from '../sockets/server.ts';
import { type RealHall, TrainingHall } from './training-hall.ts';
import { TRAINING_PATH } from './training-routes.ts';

/** No agent drives anything for training. */
const PEOPLE_AND_PAGES = NAMESPACES.filter((name) => name !== '/device');

export class Training {
    readonly #real: RealHall;
    #hall: Promise<TrainingHall> | null = null;
    #io: HallSockets | null = null;
    #closed = false;

    constructor(real: RealHall) {
        this.#real = real;
        real.hub.onCommit((events) => {
            if (this.#hall !== null && events.some(({ type }) => type === 'hall.configured')) this.#over('the hall was configured');
        });
    }

    /** Everything under `/training`. */
    routes(): Router {
        const serve: RequestHandler = (request, response, next) => {
            // A failure here is answered as any other; the mounted application answers all else itself.
            this.#current().then(({ app }) => app(request, response, next), next);
        };
        return Router().use(TRAINING_PATH, serve);
    }

    /** Listens for its sockets; the hall itself begins with the first of them. */
    attach(http: HttpServer): void {
        this.#io = socketServer(http, {
            path: `${TRAINING_PATH}/socket.io`,
            namespaces: PEOPLE_AND_PAGES,
            access: this.#real.access,
            edge: () => this.edge(),
        });
    }

    /** What a walk through the training hall works with. */
    async edge(): Promise<SocketEdge> {
        return (await this.#current()).edge;
    }

    /** Throws the present hall away. Its pages come back by themselves and find an empty one. */
    async reset(): Promise<void> {
        const hall = this.#hall;
        this.#hall = null;
        for (const name of PEOPLE_AND_PAGES) this.#io?.of(name).disconnectSockets(true);
        await (await hall)?.close();
    }

    /** Closes the hall and its sockets, not the server that they came through. */
    async close(): Promise<void> {
        this.#closed = true;
        await this.reset();
        this.#io?.engine.close();
    }

    #current(): Promise<TrainingHall> {
        if (this.#closed) return Promise.reject(new Error('the hub is closing'));
        if (this.#hall !== null) return this.#hall;
        const begun = TrainingHall.begin(this.#real, {
            reset: () => this.reset(),
            over: (why) => this.#over(why, begun),
            scanned: (kiosk, text) => this.#io?.of('/kiosk').to(kioskRoom(kiosk)).emit('scanned', { text }),
        });
        this.#hall = begun;
        hubLog.info('a training hall begins');
        begun.catch(() => {
            if (this.#hall === begun) this.#hall = null;
        });
        return begun;
    }

    /** Only the hall that says so is over: the next one may have begun. */
    #over(why: string, which = this.#hall): void {
        if (this.#hall === null || this.#hall !== which) return;
        hubLog.info({ why }, 'the training hall begins anew');
        this.reset().catch((error: unknown) => hubLog.error({ err: error }, 'a training hall could not be closed'));
    }
}
