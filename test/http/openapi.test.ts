import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commands } from '#protocol/commands.ts';
import { ERROR_STATUS, type ErrorBody } from '#protocol/errors.ts';
import { NAMESPACES, socketVerbs } from '#protocol/sockets.ts';
import type { TicketView } from '#protocol/views.ts';
import { hallFiles } from '../hub/hall-files.ts';
import { RunningHub, START_MS } from '../hub/running-hub.ts';

type Described = { responses: Record<string, { content?: Record<string, { schema?: object }> }>; summary: string };
type Contract = {
    openapi: string;
    paths: Record<string, Record<string, Described>>;
    'x-error-codes': Record<string, number>;
    'x-sockets': Record<string, Record<string, { properties?: object }>>;
};

describe('the published contract', () => {
    let hub: RunningHub;
    let contract: Contract;
    let real: Record<string, string>;
    beforeAll(async () => {
        hub = await RunningHub.start({ files: hallFiles() });
        contract = (await hub.call<Contract>('GET', '/api/openapi.json')).body;
        await hub.signIn(1, 'clerk01');
        const { body } = await hub.take({ theme: 'social' });
        real = { no: '1', id: body.ticket.id, secret: new URL(body.link).pathname.replace('/t/', '') };
    }, START_MS);
    afterAll(() => hub.remove());

    it('describes nothing that is not there', async () => {
        expect(contract.openapi).toBe('3.1.0');
        const calls = Object.entries(contract.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => [method, path] as const));
        expect(calls.length).toBeGreaterThan(20);
        // Logging out comes last, so that every other call is made by somebody.
        calls.sort(([, a], [, b]) => Number(a === '/api/session') - Number(b === '/api/session'));
        for (const [method, path] of calls) {
            const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) => real[name] ?? 'missing');
            const { status, body } = await hub.as<Partial<ErrorBody>>(
                'clerk02',
                method.toUpperCase(),
                filled,
                method === 'get' ? undefined : { nonsense: 1 },
            );
            expect([method, path, status, body.error?.code]).not.toContain('not-found');
            expect(status).toBeLessThan(500);
        }
    });

    it('describes every command that somebody outside of the hub may give', () => {
        const summaries = new Set(Object.values(contract.paths).flatMap((methods) => Object.values(methods).map(({ summary }) => summary)));
        // The events of the back office share one path, whose input lists them.
        const apart: ReadonlySet<string> = new Set(['hub', 'pad', 'integrator']);
        const onHttp = Object.entries(commands).filter(([name, { who }]) => !who.every((role) => apart.has(role)) && name !== 'skipRating');
        expect(onHttp.map(([, { summary }]) => summary).filter((summary) => !summaries.has(summary))).toEqual([]);
    });

    it('answers in the shapes that it describes', async () => {
        const shape = (path: string, method: string, status: string): z.ZodType => {
            const schema = contract.paths[path]?.[method]?.responses[status]?.content?.['application/json']?.schema;
            if (schema === undefined) throw new Error(`nothing is described [path=${path}]`);
            return z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
        };
        const taken = await hub.take({ item: 'passport' });
        shape('/api/tickets', 'post', '201').parse(taken.body);
        const { body } = await hub.as<{ tickets: TicketView[] }>('clerk01', 'GET', '/api/tickets');
        shape('/api/tickets', 'get', '200').parse(body);
        shape('/api/counters/{no}/next', 'post', '200').parse((await hub.verb('clerk01', 1, 'next')).body);
        for (const [path, filled] of [
            ['/api/board', '/api/board'],
            ['/api/hall', '/api/hall'],
            ['/api/t/{secret}', `/api/t/${real.secret}`],
            ['/readyz', '/readyz'],
            ['/healthz', '/healthz'],
        ] as const) {
            shape(path, 'get', '200').parse((await hub.call('GET', filled)).body);
        }
        for (const path of ['/api/channels', '/api/messages']) shape(path, 'get', '200').parse((await hub.as('supervisor', 'GET', path)).body);
    });

    it('lists the codes of errors with their status, and the verbs of every namespace', () => {
        expect(contract['x-error-codes']).toEqual(ERROR_STATUS);
        expect(Object.keys(contract['x-sockets']).sort()).toEqual([...NAMESPACES].sort());
        for (const namespace of NAMESPACES) expect(Object.keys(contract['x-sockets'][namespace] ?? {})).toEqual(Object.keys(socketVerbs[namespace]));
        expect(contract['x-sockets']['/pad']?.rate).toMatchObject({ properties: { level: { minimum: 1, maximum: 5 } } });
    });
});
