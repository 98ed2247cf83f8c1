import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunningHub, START_MS } from '../hub/running-hub.ts';

let hub: RunningHub;

beforeAll(async () => {
    hub = await RunningHub.start();
}, START_MS);

afterAll(() => hub.remove());

/** A text as a page asks for it. */
function ask(query: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${hub.url}/api/voice?${new URLSearchParams(query)}`, { headers: { connection: 'close', ...headers } });
}

const codeOf = async (response: Response): Promise<unknown> => ((await response.json()) as { error: { code: unknown } }).error.code;

describe('a page of the hall', () => {
    it('gets a text as a sound, the second time from memory and the same', async () => {
        const first = await ask({ text: '请A001号到3号窗口办理' });
        expect(first.status).toBe(200);
        expect(first.headers.get('content-type')).toBe('audio/wav');
        expect(first.headers.get('cache-control')).toBe('no-store');
        const sound = Buffer.from(await first.arrayBuffer());
        expect(sound.toString('latin1', 0, 4)).toBe('RIFF');
        const again = Buffer.from(await (await ask({ text: '请A001号到3号窗口办理' })).arrayBuffer());
        expect(again.equals(sound)).toBe(true);
    });

    it('is told that there is a voice, and so is who watches the hub', async () => {
        expect((await hub.call('GET', '/api/voice/state')).body).toEqual({ state: 'on' });
        expect((await hub.call<{ text: string }>('GET', '/metrics')).body.text).toMatch(/^hall_voice_up 1$/m);
    });

    it.each([
        ['no text', {}],
        ['an empty text', { text: '' }],
        ['a text too long', { text: '长'.repeat(301) }],
        ['an unknown language', { text: '你好', language: 'fr' }],
        ['an unknown pace', { text: '你好', pace: 'fast' }],
        ['an unknown field', { text: '你好', volume: '11' }],
    ])('is refused with %s', async (_, query) => {
        const response = await ask(query as Record<string, string>);
        expect(response.status).toBe(400);
        expect(await codeOf(response)).toBe('invalid-body');
    });

    it('is refused when nothing in the text can be read', async () => {
        const response = await ask({ text: '……' });
        expect(response.status).toBe(422);
        expect(await codeOf(response)).toBe('nothing-to-say');
    });

    it('of another site is refused', async () => {
        for (const headers of [{ origin: 'http://elsewhere.example' }, { 'sec-fetch-site': 'cross-site' }]) {
            const response = await ask({ text: '你好' }, headers as unknown as Record<string, string>);
            expect(response.status).toBe(403);
            expect(await codeOf(response)).toBe('foreign-origin');
        }
    });

    it('that asks for ever new texts is told to wait, while what is known is still said', async () => {
        expect((await ask({ text: '请稍候' })).status).toBe(200);
        // Texts without a reading cost the hub nothing, but it has to look at each.
        const statuses: number[] = [];
        for (let at = 1; at <= 100; at++) statuses.push((await ask({ text: '。'.repeat(at) })).status);
        expect(new Set(statuses)).toEqual(new Set([422, 429]));
        expect(statuses.at(-1)).toBe(429);
        expect((await ask({ text: '请稍候' })).status).toBe(200);
    });
});

describe('a hub without espeak-ng', () => {
    it('starts, says so and refuses', async () => {
        await hub.restart({ HALL_VOICE: '/nowhere/espeak-ng' });
        const response = await ask({ text: '你好' });
        expect(response.status).toBe(503);
        expect(await codeOf(response)).toBe('voice-unavailable');
        expect((await hub.call('GET', '/api/voice/state')).body).toEqual({ state: 'missing' });
        expect((await hub.call<{ text: string }>('GET', '/metrics')).body.text).toMatch(/^hall_voice_up 0$/m);
    });
});
