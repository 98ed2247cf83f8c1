import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorBody } from '#protocol/errors.ts';
import { ERROR_STATUS } from '#protocol/errors.ts';
import { hallFiles } from '../hub/hall-files.ts';
import { RunningHub, START_MS } from '../hub/running-hub.ts';

/** A call that must be refused: who makes it (null: this machine), what, and the code. */
type Wrong = {
    user: string | null;
    call: [method: string, path: string, body?: unknown];
    headers?: Record<string, string>;
    code: keyof typeof ERROR_STATUS;
};

const TAKE = ['POST', '/api/tickets'] as const;
const verb = (no: number | string, name: string, body?: unknown): Wrong['call'] => ['POST', `/api/counters/${no}/${name}`, body ?? {}];

// The hall of these calls: clerk01 serves at counter 1, clerk02 is at counter 2 with nobody, clerk03 has called at 3, clerk04 is paused at 4.
const WRONG: Record<string, Wrong> = {
    'an unknown theme': { user: null, call: [...TAKE, { theme: 'nowhere' }], code: 'unknown-theme' },
    'an unknown item': { user: null, call: [...TAKE, { item: 'nothing' }], code: 'unknown-item' },
    'neither item nor theme': { user: null, call: [...TAKE, {}], code: 'no-item-or-theme' },
    'no body': { user: null, call: [...TAKE], code: 'no-item-or-theme' },
    'an item of another theme': { user: null, call: [...TAKE, { item: 'id-card', theme: 'other' }], code: 'items-of-different-themes' },
    'a purpose that the item does not have': {
        user: null,
        call: [...TAKE, { item: 'document-copying', purpose: 'collect' }],
        code: 'purpose-not-offered',
    },
    'six items': { user: null, call: [...TAKE, { items: ['a', 'b', 'c', 'd', 'e', 'f'] }], code: 'invalid-body' },
    'a field of the wrong kind': { user: null, call: [...TAKE, { theme: 7 }], code: 'invalid-body' },
    'an unknown field': { user: null, call: [...TAKE, { theme: 'social', colour: 'red' }], code: 'invalid-body' },
    'a list instead of an object': { user: null, call: [...TAKE, []], code: 'invalid-body' },
    'malformed JSON': { user: null, call: [...TAKE, '{"theme":'], code: 'malformed-json' },
    'JSON that is no object': { user: null, call: [...TAKE, '"social"'], code: 'malformed-json' },
    'an encoding that nobody knows': { user: null, call: [...TAKE, '{}'], headers: { 'content-encoding': 'rot13' }, code: 'malformed-json' },
    'a body too large': { user: null, call: [...TAKE, { theme: 'social', padding: 'x'.repeat(17_000) }], code: 'body-too-large' },
    'a class that a kiosk may not grant': { user: null, call: [...TAKE, { theme: 'social', class: 'military' }], code: 'class-not-yours' },
    'a number by a proxy’s caller': {
        user: null,
        call: [...TAKE, { theme: 'social' }],
        headers: { 'x-forwarded-for': '203.0.113.9' },
        code: 'device-not-paired',
    },
    'a kiosk that is not there': { user: null, call: [...TAKE, { theme: 'social' }], headers: { 'x-kiosk': 'kiosk-9' }, code: 'device-not-paired' },
    'a number by someone who may not take one': { user: 'manager', call: [...TAKE, { theme: 'social' }], code: 'forbidden' },
    'an empty idempotency key': { user: null, call: [...TAKE, { theme: 'social' }], headers: { 'idempotency-key': '' }, code: 'invalid-body' },
    'an endless idempotency key': {
        user: null,
        call: [...TAKE, { theme: 'social' }],
        headers: { 'idempotency-key': 'x'.repeat(101) },
        code: 'invalid-body',
    },
    'a write from another site': {
        user: null,
        call: [...TAKE, { theme: 'social' }],
        headers: { origin: 'http://evil.example' },
        code: 'foreign-origin',
    },
    'a write that a browser calls cross-site': {
        user: null,
        call: [...TAKE, { theme: 'social' }],
        headers: { 'sec-fetch-site': 'cross-site' },
        code: 'foreign-origin',
    },
    'next without a session': { user: null, call: verb(1, 'next'), code: 'not-signed-in' },
    'next with a forged session': { user: null, call: verb(1, 'next'), headers: { authorization: 'Bearer forged' }, code: 'not-signed-in' },
    'next by a guide': { user: 'guide', call: verb(1, 'next'), code: 'forbidden' },
    'an unknown counter': { user: 'clerk01', call: verb(99, 'next'), code: 'unknown-counter' },
    'a counter that is no number': { user: 'clerk01', call: verb('one', 'next'), code: 'unknown-counter' },
    'an unknown verb': { user: 'clerk01', call: verb(1, 'dance'), code: 'not-found' },
    'next while serving': { user: 'clerk01', call: verb(1, 'next'), code: 'ticket-at-counter' },
    'next while somebody is called': { user: 'clerk03', call: verb(3, 'next'), code: 'ticket-at-counter' },
    'next with another ticket in mind': { user: 'clerk02', call: verb(2, 'next', { current: '20200101-A001' }), code: 'current-changed' },
    'next at a foreign counter': { user: 'clerk01', call: verb(2, 'next'), code: 'not-your-counter' },
    'next before signing in': { user: 'clerk05', call: verb(5, 'next'), code: 'counter-closed' },
    'next while paused': { user: 'clerk04', call: verb(4, 'next'), code: 'counter-paused' },
    'a counter that is taken': { user: 'clerk05', call: verb(1, 'sign-in'), code: 'counter-taken' },
    'a second counter': { user: 'clerk01', call: verb(5, 'sign-in'), code: 'already-at-a-counter' },
    'signing out with a visitor at the counter': { user: 'clerk01', call: verb(1, 'sign-out'), code: 'ticket-at-counter' },
    'finish without a ticket': { user: 'clerk02', call: verb(2, 'finish', { outcome: 'accepted' }), code: 'no-ticket-at-counter' },
    'start without a ticket': { user: 'clerk02', call: verb(2, 'start'), code: 'no-ticket-at-counter' },
    'recall without a ticket': { user: 'clerk02', call: verb(2, 'recall'), code: 'no-ticket-at-counter' },
    'pass without a ticket': { user: 'clerk02', call: verb(2, 'pass'), code: 'no-ticket-at-counter' },
    'finish before start': { user: 'clerk03', call: verb(3, 'finish', { outcome: 'accepted' }), code: 'wrong-state' },
    'start while serving': { user: 'clerk01', call: verb(1, 'start'), code: 'wrong-state' },
    'pass while serving': { user: 'clerk01', call: verb(1, 'pass'), code: 'wrong-state' },
    'finish without an outcome': { user: 'clerk01', call: verb(1, 'finish'), code: 'invalid-body' },
    'finish with an outcome that is none': { user: 'clerk01', call: verb(1, 'finish', { outcome: 'great' }), code: 'invalid-body' },
    'a refusal without a reason': { user: 'clerk01', call: verb(1, 'finish', { outcome: 'refused' }), code: 'reason-required' },
    'finish with an item that is not there': {
        user: 'clerk01',
        call: verb(1, 'finish', { outcome: 'accepted', item: 'nothing' }),
        code: 'unknown-item',
    },
    'reopen without a pause': { user: 'clerk02', call: verb(2, 'reopen'), code: 'counter-not-paused' },
    'an unknown ticket': { user: 'clerk01', call: ['GET', '/api/tickets/20200101-A001'], code: 'unknown-ticket' },
    'giving back an unknown ticket': { user: 'guide', call: ['POST', '/api/tickets/nothing/cancel', {}], code: 'unknown-ticket' },
    'giving back a ticket of another day': { user: 'guide', call: ['POST', '/api/tickets/20200101-A001/cancel', {}], code: 'ticket-not-today' },
    'the day’s tickets without a session': { user: null, call: ['GET', '/api/tickets'], code: 'not-signed-in' },
    'who is logged in without a session': { user: null, call: ['GET', '/api/session'], code: 'not-signed-in' },
    'a secret that is not ours': { user: null, call: ['GET', '/api/t/20200101A001-AAAAAAAAAAAAAAAAAAAAAA'], code: 'unknown-ticket' },
    'giving back with such a secret': { user: null, call: ['DELETE', '/api/t/nonsense'], code: 'unknown-ticket' },
    'a path that cannot be decoded': { user: null, call: ['GET', '/api/t/%E0%A4%A'], code: 'not-found' },
    'an address that is not there': { user: null, call: ['GET', '/api/nothing'], code: 'not-found' },
    'a log-in without a password': { user: null, call: ['POST', '/api/session', { user: 'clerk01' }], code: 'invalid-body' },
    'a wrong password': { user: null, call: ['POST', '/api/session', { user: 'clerk09', password: 'Trial-2025' }], code: 'wrong-password' },
    'a name that nobody has': { user: null, call: ['POST', '/api/session', { user: 'nobody', password: 'Trial-2026' }], code: 'wrong-password' },
};

describe('a call that is wrong', () => {
    let hub: RunningHub;
    beforeAll(async () => {
        hub = await RunningHub.start({ files: hallFiles({ counters: 6 }) });
        for (const no of [1, 2, 3, 4]) await hub.signIn(no, `clerk0${no}`);
        for (let count = 0; count < 4; count += 1) await hub.take({ theme: 'social' });
        await hub.verb('clerk01', 1, 'next');
        await hub.verb('clerk01', 1, 'start');
        await hub.verb('clerk03', 3, 'next');
        await hub.verb('clerk04', 4, 'pause');
        await hub.login('clerk05');
    }, START_MS);
    afterAll(() => hub.remove());

    async function make({ user, call, headers = {} }: Wrong, language: string): ReturnType<typeof hub.call<ErrorBody>> {
        const all = { 'accept-language': language, ...headers };
        return user === null ? hub.call<ErrorBody>(...fill(call), all) : hub.as<ErrorBody>(user, ...fill(call), all);
    }

    it.each(Object.entries(WRONG))('%s: has a code and a sentence in both languages, and changes nothing', async (_what, wrong) => {
        const { seq } = await hub.board();
        const chinese = await make(wrong, 'zh-CN');
        const english = await make(wrong, 'en');
        expect(chinese.body.error.code).toBe(wrong.code);
        expect(english.body.error.code).toBe(wrong.code);
        expect([chinese.status, english.status]).toEqual([ERROR_STATUS[wrong.code], ERROR_STATUS[wrong.code]]);
        expect(chinese.status).toBeGreaterThanOrEqual(400);
        expect(chinese.status).toBeLessThan(500);
        expect(chinese.body.error.message).toMatch(/\p{Script=Han}/u);
        expect(english.body.error.message).toMatch(/^[A-Z][^\p{Script=Han}]+$/u);
        expect(chinese.body.error.message + english.body.error.message).not.toMatch(/\{\w+\}|\[object/);
        expect((await hub.board()).seq).toBe(seq);
    });

    it('with a request id that was used for something else is refused, and the first answer stays', async () => {
        const headers = { 'idempotency-key': 'same', 'accept-language': 'en' };
        const first = await hub.take({ theme: 'social' }, headers);
        const { seq } = await hub.board();
        const other = await hub.call<ErrorBody>('POST', '/api/tickets', { theme: 'other' }, headers);
        expect([other.status, other.body.error.code]).toEqual([422, 'request-id-reused']);
        expect((await hub.take({ theme: 'social' }, headers)).body).toEqual(first.body);
        expect((await hub.board()).seq).toBe(seq);
    });

    it('says in which field it is wrong', async () => {
        const { body } = await hub.call<ErrorBody>('POST', '/api/tickets', { identity: { idNumber: 'x' } }, { 'accept-language': 'en' });
        expect(body.error.message).toContain('identity.idNumber');
    });
});

function fill([method, path, body]: Wrong['call']): [string, string, unknown] {
    return [method, path, body];
}
