/** The hub's voice over HTTP, for the pages of this hall. */
import { type RequestHandler, Router } from 'express';
import { z } from 'zod';
import { language } from '#protocol/hall.ts';
import { parseBody } from '../parsing.ts';
import { PACE_NAMES } from '../voice/espeak.ts';
import type { Voice } from '../voice/voice.ts';
import { isOwnOrigin, languageOf, refuse } from './call.ts';

/** Characters of a text; a page reads longer ones sentence by sentence. */
export const LONGEST_TEXT = 300;
/** New texts that one machine may ask for in a minute; what is kept already costs nothing and is not counted. */
const NEW_PER_MINUTE = 90;
const MINUTE_MS = 60_000;
const REMEMBERED = 1_000;

export const voiceQuery = z.strictObject({
    text: z.string().min(1).max(LONGEST_TEXT),
    language: language.default('zh-CN'),
    pace: z.enum(PACE_NAMES).default('normal'),
});

/** `GET /api/voice` gives a WAV file, `GET /api/voice/state` says whether there is a voice. */
export function voiceRoutes(voice: Voice): Router {
    const router = Router();
    const asked = new AskedLately();
    router.use('/api/voice', ownPagesOnly);
    router.get('/api/voice/state', async (_request, response) => {
        response.json({ state: await voice.look() });
    });
    router.get('/api/voice', async (request, response) => {
        const query = parseBody(voiceQuery, request.query, languageOf(request));
        if (!query.ok) return refuse(request, response, query.refusal);
        const { text, language: spoken, pace } = query.value;
        if (!voice.has(text, spoken, pace) && !asked.mayAsk(request.socket.remoteAddress ?? '')) {
            return refuse(request, response, { code: 'voice-busy' });
        }
        const answer = await voice.say(text, spoken, pace);
        if ('refusal' in answer) return refuse(request, response, answer.refusal);
        // What is read aloud may be a visitor's own number: the browser keeps nothing of it.
        response.set({ 'Content-Type': 'audio/wav', 'Cache-Control': 'no-store' }).send(answer.wave);
    });
    return router;
}

/** A page of another site must not use the voice; browsers that tell where a call comes from are believed. */
const ownPagesOnly: RequestHandler = (request, response, next) => {
    const origin = request.get('origin');
    const site = request.get('sec-fetch-site');
    const foreign =
        (origin !== undefined && !isOwnOrigin(origin, request.get('host'))) || (site !== undefined && !['same-origin', 'none'].includes(site));
    if (foreign) return refuse(request, response, { code: 'foreign-origin' });
    next();
};

/** How many new texts each machine has asked for in the present minute. */
class AskedLately {
    readonly #counts = new Map<string, number>();
    #since = performance.now();

    mayAsk(source: string): boolean {
        const now = performance.now();
        if (now - this.#since > MINUTE_MS || this.#counts.size > REMEMBERED) {
            this.#counts.clear();
            this.#since = now;
        }
        const count = (this.#counts.get(source) ?? 0) + 1;
        this.#counts.set(source, count);
        return count <= NEW_PER_MINUTE;
    }
}
