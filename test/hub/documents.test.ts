/** A document of a counter over the public interface: issued, brought back, also after a power cut and on a later day. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DocumentView } from '#protocol/documents.ts';
import { RunningHub, START_MS } from './running-hub.ts';

const DAY_MS = 86_400_000;
let hub: RunningHub;

beforeAll(async () => {
    hub = await RunningHub.start();
}, START_MS);

afterAll(() => hub?.remove());

/** A whole session at counter 1 and a document at its end. */
async function issued(kind: string): Promise<DocumentView> {
    await hub.take({ item: 'id-card', identity: { idNumber: '11010519491231002X' } });
    for (const verb of ['next', 'start']) expect((await hub.verb('clerk01', 1, verb)).status).toBe(200);
    expect((await hub.verb('clerk01', 1, 'finish', { outcome: 'oneTimeNotice' })).status).toBe(200);
    const { status, body } = await hub.verb<{ document: DocumentView }>('clerk01', 1, 'document', { kind });
    expect(status).toBe(200);
    return body.document;
}

describe('a document', () => {
    test(
        'brings its visitor back to the counter that issued it, after a power cut and the day after',
        async () => {
            await hub.signIn(1, 'clerk01');
            const document = await issued('oneTimeNotice');
            expect(document).toMatchObject({ kind: 'oneTimeNotice', item: 'id-card', counter: 1, content: expect.stringMatching(/^TXN\d{12}$/) });
            expect(JSON.stringify(document)).not.toContain('person');
            await hub.kill9();
            await hub.restart();
            const back = await hub.take({ slip: document.content });
            expect(back).toMatchObject({ status: 201, body: { ticket: { item: 'id-card', class: 'returning', purpose: 'handle' } } });
            const twice = await hub.take({ slip: document.content });
            expect(twice).toMatchObject({ status: 409, body: { error: { code: 'open-ticket-exists', details: { no: back.body.ticket.no } } } });
            await hub.restart({ HALL_CLOCK_OFFSET_MS: String(DAY_MS) });
            expect(await hub.take({ slip: document.content })).toMatchObject({ status: 201, body: { ticket: { class: 'returning' } } });
        },
        START_MS,
    );

    test('that is not known, or not written right, is refused in words', async () => {
        const misread = await hub.call('POST', '/api/tickets', { slip: 'TXN261128000100' }, { 'accept-language': 'en' });
        expect(misread).toMatchObject({
            status: 422,
            body: { error: { code: 'document-misread', message: expect.stringContaining('check digits') } },
        });
        expect((await hub.take({ slip: 'something else' })).status).toBe(422);
        expect((await hub.as('clerk01', 'POST', '/api/documents/ready', { document: 'something else' })).status).toBe(422);
        expect((await hub.as('supervisor', 'POST', '/api/documents/ready', { document: 'x' })).status).toBe(403);
    });
});
