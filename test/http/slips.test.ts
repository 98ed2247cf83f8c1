import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorBody } from '#protocol/errors.ts';
import { SLIP_NAMES, type SlipName, type SlipTemplate } from '#protocol/slip-templates.ts';
import { decode } from '../../devices/emulators/printer/decode.ts';
import { RunningHub, START_MS } from '../hub/running-hub.ts';

type Slips = {
    slips: { name: SlipName; version: number; changed: boolean; template: SlipTemplate; began: SlipTemplate }[];
    history: { version: number; name: SlipName; template: SlipTemplate | null; by: { name: { en: string } }; reason: string | null }[];
};
type Preview = { svg: string; bytes: string; problems: { code: string; path: string; message: string }[] };

const own: SlipTemplate = {
    lines: [{ kind: 'text', text: { 'zh-CN': '号码 {no} 号', en: 'No {no}' }, size: 4, align: 'center', bold: true }],
};

describe('what slips say', () => {
    let hub: RunningHub;
    beforeAll(async () => {
        hub = await RunningHub.start();
    }, START_MS);
    afterAll(() => hub.remove());

    const slips = async () => (await hub.as<Slips>('manager', 'GET', '/api/slips')).body;
    const preview = async (body: object) => (await hub.as<Preview>('manager', 'POST', '/api/slips/preview', body)).body;
    const textsOf = ({ bytes }: Preview) => {
        const { lines, errors } = decode(Buffer.from(bytes, 'base64'));
        expect(errors).toEqual([]);
        return lines.flatMap((line) => (line.kind === 'text' ? [line.text] : []));
    };

    it('is told with what may be used, and shown from the bytes that a printer gets', async () => {
        const { slips: all } = await slips();
        expect(all.map(({ name, version, changed }) => ({ name, version, changed }))).toEqual(
            SLIP_NAMES.map((name) => ({ name, version: 0, changed: false })),
        );
        for (const { name } of all) {
            for (const columns of [48, 32]) {
                for (const language of ['zh-CN', 'en']) {
                    const shown = await preview({ name, language, columns });
                    expect(shown.problems).toEqual([]);
                    for (const text of textsOf(shown)) expect(shown.svg.replaceAll('&#39;', "'")).toContain(text);
                }
            }
        }
        expect(textsOf(await preview({ name: 'ticket', language: 'en' }))).toContain('A001');
        expect(textsOf(await preview({ name: 'reprint' }))[0]).toBe('补打');
    });

    it('shows a template before it holds, and tells its problems as a change would be refused', async () => {
        expect(textsOf(await preview({ name: 'ticket', template: own, language: 'en' }))).toEqual(['No A001']);
        const wrong = { lines: [{ kind: 'text', text: { 'zh-CN': '{who}', en: '{no}' } }] };
        const { svg, problems } = await preview({ name: 'ticket', template: wrong });
        expect(svg).toBe('');
        const refused = await hub.as<ErrorBody>('manager', 'PUT', '/api/slips/ticket', { template: wrong });
        expect([refused.status, refused.body.error.code]).toEqual([422, 'slips-refused']);
        expect(refused.body.error.details?.list).toEqual(problems);
        expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual(['unknown-value lines.0.text.zh-CN', 'no-number lines']);
        expect(refused.body.error.message).toContain(problems[0]?.message);
        const wide = { lines: [...own.lines, { kind: 'qr', content: 'x'.repeat(300) }] };
        expect((await preview({ name: 'ticket', template: wide, columns: 16 })).problems.map(({ code }) => code)).toEqual(['does-not-fit']);
    });

    it(
        'is changed by a manager, holds for the next ticket and after a restart and the next day, and goes back',
        async () => {
            const put = (body: object) => hub.as<{ version: number } & Partial<ErrorBody>>('manager', 'PUT', '/api/slips/ticket', body);
            const { body: changed } = await put({ template: own, base: 0, reason: '换新样式' });
            expect((await put({ template: own, base: 0 })).body.error?.code).toBe('slips-changed');
            await hub.take({ theme: 'social' }, { 'accept-language': 'en' });
            const printed = async () => {
                const { body } = await hub.call<{ slips: { svg: string }[] }[]>('GET', '/api/trial/printers');
                return body.flatMap((printer) => printer.slips);
            };
            await expect.poll(async () => (await printed()).length, { timeout: 10_000 }).toBe(1);
            expect((await printed())[0]?.svg).toContain('No A001');
            await hub.kill9();
            await hub.restart({ HALL_CLOCK_OFFSET_MS: String(26 * 3_600_000) });
            const { slips: now, history } = await slips();
            expect(now.find(({ name }) => name === 'ticket')).toMatchObject({ version: changed.version, changed: true, template: own });
            expect(history).toMatchObject([{ version: changed.version, name: 'ticket', template: own, reason: '换新样式' }]);
            const { body: back } = await put({ template: null, base: changed.version });
            const after = (await slips()).slips.find(({ name }) => name === 'ticket');
            expect(after).toMatchObject({ version: back.version, changed: false });
            expect(after?.template).toEqual(after?.began);
        },
        START_MS,
    );

    it('is refused to who may not change it, and where there is no such slip', async () => {
        const status = async (user: string, method: string, path: string, body?: object) => (await hub.as(user, method, path, body)).status;
        expect(await status('clerk01', 'GET', '/api/slips')).toBe(403);
        expect(await status('supervisor', 'GET', '/api/slips')).toBe(200);
        expect(await status('supervisor', 'PUT', '/api/slips/ticket', { template: own })).toBe(403);
        expect(await status('manager', 'PUT', '/api/slips/leaflet', { template: own })).toBe(404);
        expect(await status('manager', 'PUT', '/api/slips/ticket', {})).toBe(400);
        expect(await status('manager', 'PUT', '/api/slips/ticket', { template: { lines: [] } })).toBe(400);
        expect(await status('manager', 'PUT', '/api/slips/ticket', { template: own, name: 'test' })).toBe(200);
        expect((await slips()).slips.find(({ name }) => name === 'test')?.changed).toBe(false);
        expect((await hub.call('POST', '/api/slips/preview', { name: 'ticket' })).status).toBe(401);
    });
});
