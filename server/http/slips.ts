/** Slips for whoever looks after the hall: what they say, changing it, and how it will look on paper. */
import { Router } from 'express';
import { z } from 'zod';
import { language } from '#protocol/hall.ts';
import { SLIP_NAMES, slipName, slipTemplate, slipVocabulary } from '#protocol/slip-templates.ts';
import { parseBody } from '../parsing.ts';
import { previewSlip } from '../slips/preview.ts';
import { slipSentences } from '../slips/sentences.ts';
import { templateOf } from '../slips/slips.ts';
import { standardSlips } from '../slips/standard.ts';
import { command, type Edge, languageOf, refuse, staff } from './call.ts';

const HISTORY_SHOWN = 50;

/** The code of a preview is as long as a real one and leads to no ticket. */
const SAMPLE_TICKET = '20000101-A000';

export const previewBody = z.strictObject({
    name: slipName,
    template: slipTemplate.nullable().default(null).describe('Without it the slip as it is now'),
    language: language.default('zh-CN'),
    columns: z.int().min(12).max(64).default(48),
});

export function slipRoutes(edge: Edge): Router {
    const router = Router();
    router.get('/api/slips', (request, response) => {
        if (staff(edge, request, response, 'manager', 'supervisor', 'admin') === undefined) return;
        const { state } = edge.hub;
        const slips = SLIP_NAMES.map((name) => ({
            name,
            version: state.slips.get(name)?.version ?? 0,
            changed: (state.slips.get(name)?.template ?? null) !== null,
            template: templateOf(state, name),
            began: standardSlips[name],
            vocabulary: slipVocabulary[name],
        }));
        const history = edge.journal.slipsHistory(HISTORY_SHOWN).map(({ by, ...change }) => ({
            ...change,
            by: { ref: by, name: edge.people.byRef(by)?.name ?? { 'zh-CN': by, en: by } },
        }));
        response.json({ slips, history });
    });
    router.post('/api/slips/preview', async (request, response) => {
        if (staff(edge, request, response, 'manager', 'supervisor', 'admin') === undefined) return;
        const body = parseBody(previewBody, request.body, languageOf(request));
        if (!body.ok) return refuse(request, response, body.refusal);
        const { hub, links } = edge;
        const { problems, ...picture } = await previewSlip(hub.state, hub.now(), links.linkTo(SAMPLE_TICKET), body.value);
        response.json({ ...picture, problems: slipSentences(problems, languageOf(request)) });
    });
    router.put('/api/slips/:name', async (request, response) => {
        const account = staff(edge, request, response, 'manager', 'admin');
        if (account === undefined) return;
        const name = slipName.safeParse(request.params.name);
        if (!name.success) return refuse(request, response, { code: 'unknown-slip', details: { slip: request.params.name } });
        const actor = { role: account.role, ref: account.ref };
        await command(edge, request, response, { type: 'changeSlips', address: {}, actor, more: { name: name.data } });
    });
    return router;
}
