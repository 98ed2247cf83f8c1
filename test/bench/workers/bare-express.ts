/** The limit of the HTTP edge: Express that reads the body, as any call needs, and answers each ticket with the same constant. */
import { createServer } from 'node:http';
import express from 'express';
import { listenFree } from '../parts/listen.ts';
import { serve } from '../parts/workers.ts';

const methods = {
    /** Resolves with the server's address. */
    listen: (constant: object): Promise<string> => {
        const app = express();
        app.disable('x-powered-by');
        app.set('etag', false);
        app.post('/api/tickets', express.json(), (_request, response) => {
            response.status(201).json(constant);
        });
        return listenFree(createServer(app));
    },
};
export type BareExpress = typeof methods;
serve(methods);
