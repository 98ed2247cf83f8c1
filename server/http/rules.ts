/** Calls of the manager: the wait rules, their history, the breach ledger, the clock. */
import { Router } from 'express';
import { DEFAULT_RULES } from '#protocol/rules.ts';
import type { People } from '../store/people.ts';
import { command, type Edge, staff } from './call.ts';

const HISTORY_SHOWN = 50;
const LEDGER_SHOWN = 500;
const DAY_MS = 86_400_000;

export function ruleRoutes(edge: Edge): Router {
    const router = Router();
    router.get('/api/rules', (request, response) => {
        if (staff(edge, request, response, 'manager', 'supervisor', 'admin') === undefined) return;
        const { rules, version } = edge.hub.state.rules;
        const history = edge.journal.rulesHistory(HISTORY_SHOWN).map((change) => ({ ...change, by: nameOf(edge.people, change.by) }));
        // A hall begins with these: what the oldest change was made from.
        response.json({ version, rules, began: DEFAULT_RULES, history });
    });
    router.put('/api/rules', async (request, response) => {
        const account = staff(edge, request, response, 'manager');
        if (account === undefined) return;
        await command(edge, request, response, { type: 'changeRules', address: {}, actor: { role: account.role, ref: account.ref } });
    });
    router.post('/api/clock/confirm', async (request, response) => {
        const account = staff(edge, request, response, 'manager', 'admin');
        if (account === undefined) return;
        await command(edge, request, response, { type: 'confirmClock', address: {}, actor: { role: account.role, ref: account.ref } });
    });
    router.get('/api/breaches', (request, response) => {
        if (staff(edge, request, response, 'manager', 'supervisor', 'admin') === undefined) return;
        const days = Math.min(366, Math.max(1, Number(request.query.days) || 1));
        response.json({ breaches: edge.journal.breaches(edge.hub.now() - days * DAY_MS, LEDGER_SHOWN) });
    });
    return router;
}

/** Who changed something, in words; someone whose account is gone stays a reference. */
export function nameOf(people: People, ref: string): { ref: string; name: { 'zh-CN': string; en: string } } {
    return { ref, name: people.byRef(ref)?.name ?? { 'zh-CN': ref, en: ref } };
}
