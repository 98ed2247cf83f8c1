/** Calls that only the training hall has. */
import { Router } from 'express';
import { type Edge, staff } from '../http/call.ts';

/** Under this path the pages, calls and sockets of the training hall are those of the real one. */
export const TRAINING_PATH = '/training';

export type TrainingControl = { /** Throws away everything; whoever comes next finds an empty hall. */ reset: () => Promise<void> };

export function trainingRoutes(edge: Edge, { reset }: TrainingControl): Router {
    const router = Router();
    router.post('/api/reset', async (request, response) => {
        if (staff(edge, request, response, 'manager', 'admin') === undefined) return;
        await reset();
        response.json({});
    });
    return router;
}
