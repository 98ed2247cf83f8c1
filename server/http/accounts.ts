/** Calls of the administrator about the people who work in the hall: an account each, with a role and a password of its own. */
import { Router } from 'express';
import { z } from 'zod';
import { account } from '#protocol/hall.ts';
import { hashPassword, isStrongEnough } from '../access/passwords.ts';
import { parseBody } from '../parsing.ts';
import { type Edge, languageOf, refuse, staff } from './call.ts';
import { accountView } from './staff.ts';

const password = z.string().min(1).max(200);

/** Somebody who begins to work in the hall. They change nothing of it themselves: the administrator gives a new password. */
export const newAccountBody = account.extend({ password });
export const passwordBody = z.strictObject({ password });

export function accountRoutes(edge: Edge): Router {
    const router = Router();
    router.get('/api/accounts', (request, response) => {
        if (staff(edge, request, response, 'admin', 'manager', 'supervisor') === undefined) return;
        response.json({ accounts: [...edge.people.accounts()].map(accountView) });
    });
    router.post('/api/accounts', async (request, response) => {
        if (staff(edge, request, response, 'admin') === undefined) return;
        const body = parseBody(newAccountBody, request.body, languageOf(request));
        if (!body.ok) return refuse(request, response, body.refusal);
        const { password: chosen, ...person } = body.value;
        if (!isStrongEnough(chosen)) return refuse(request, response, { code: 'weak-password' });
        const hash = await hashPassword(chosen);
        const added = edge.people.add(person, hash);
        if (added === null) return refuse(request, response, { code: 'user-taken', details: { user: person.user } });
        response.status(201).json({ account: accountView(added) });
    });
    router.put('/api/accounts/:ref/password', async (request, response) => {
        if (staff(edge, request, response, 'admin') === undefined) return;
        const body = parseBody(passwordBody, request.body, languageOf(request));
        if (!body.ok) return refuse(request, response, body.refusal);
        const known = edge.people.byRef(request.params.ref);
        if (known === undefined) return refuse(request, response, { code: 'unknown-account' });
        if (!(await edge.access.setPassword(known, body.value.password))) return refuse(request, response, { code: 'weak-password' });
        edge.access.logoutAll(known);
        response.json({});
    });
    return router;
}
