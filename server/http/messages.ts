/** What messages to visitors say, for whoever looks after the hall. */
import { Router } from 'express';
import { aheadAt } from '#hall/messages.ts';
import { MESSAGE_KINDS, messageVocabulary } from '#protocol/messages.ts';
import { standardMessages, textOf } from '../deliveries/words.ts';
import { command, type Edge, staff } from './call.ts';

const HISTORY_SHOWN = 50;

export function messageRoutes(edge: Edge): Router {
    const router = Router();
    router.get('/api/messages', (request, response) => {
        if (staff(edge, request, response, 'manager', 'supervisor', 'admin') === undefined) return;
        const { state } = edge.hub;
        const messages = MESSAGE_KINDS.map((kind) => ({
            kind,
            changed: state.messages?.content.texts[kind] !== undefined,
            text: textOf(state, kind),
            began: standardMessages[kind],
            vocabulary: messageVocabulary[kind],
        }));
        const history = edge.journal.messagesHistory(HISTORY_SHOWN).map(({ by, ...change }) => ({
            ...change,
            by: { ref: by, name: edge.people.byRef(by)?.name ?? { 'zh-CN': by, en: by } },
        }));
        response.json({ version: state.messages?.version ?? 0, ahead: aheadAt(state), messages, history });
    });
    router.put('/api/messages', async (request, response) => {
        const account = staff(edge, request, response, 'manager', 'admin');
        if (account === undefined) return;
        await command(edge, request, response, { type: 'changeMessages', address: {}, actor: { role: account.role, ref: account.ref } });
    });
    return router;
}
