import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { BoardView, PadView } from '#protocol/views.ts';
import { STAFFED } from '../../server/replay/demo/run.ts';
import { Line } from '../../server/replay/driver/line.ts';
import { start } from './run-cli.ts';

async function until(what: () => boolean, seconds: number): Promise<void> {
    for (let left = seconds * 20; left > 0 && !what(); left -= 1) await sleep(50);
    expect(what()).toBe(true);
}

test('the demo is a hall where numbers are called and visitors rate, and it ends in order when told to', { timeout: 90_000 }, async () => {
    const temp = mkdtempSync(join(tmpdir(), 'demo-test-'));
    const { child, ended } = start('demo.ts', ['--speed', '40'], { PORT: '0', HOST: '127.0.0.1', TMPDIR: temp });
    try {
        let out = '';
        child.stdout?.on('data', (data: Buffer) => {
            out += data.toString();
        });
        await until(() => /^hall ready http\S+$/m.test(out) && out.includes('3 号、7 号窗口留给您'), 30);
        const url = /^hall ready (http\S+)$/m.exec(out)?.[1] ?? '';
        const board = await Line.open<BoardView>(url, '/display', {});
        await until(() => (board.view?.calls.length ?? 0) > 0, 20);
        expect(board.view?.calls.every(({ counter }) => STAFFED.includes(counter))).toBe(true);

        let rated = false;
        const pads = await Promise.all(STAFFED.map((counter) => Line.open<PadView>(url, '/pad', { counter })));
        for (const pad of pads) {
            pad.onView = (view) => {
                rated ||= view.pad.state === 'explaining';
            };
        }
        await until(() => rated, 40);
        for (const line of [board, ...pads]) line.close();

        child.kill('SIGTERM');
        const { code, err } = await ended;
        expect({ code, err }).toEqual({ code: 0, err: '' });
        await expect(fetch(`${url}/healthz`)).rejects.toThrow();
        expect(readdirSync(temp)).toEqual([]);
    } finally {
        child.kill('SIGTERM');
        await ended;
        if (existsSync(temp)) rmSync(temp, { recursive: true });
    }
});
