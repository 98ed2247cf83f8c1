import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { Driven, deviceAt } from '../driven.ts';
import { Cable } from '../pty.ts';
import { until } from '../until.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** The command, with what it printed so far. */
function emulate(...args: string[]) {
    const child: ChildProcess = spawn(process.execPath, ['devices/emulators/main.ts', ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
    const ended = once(child, 'exit');
    const run = { said: '', complained: '', type: (line: string) => child.stdin?.write(`${line}\n`), end: () => child.kill('SIGTERM'), ended };
    child.stdout?.on('data', (text) => {
        run.said += String(text);
    });
    child.stderr?.on('data', (text) => {
        run.complained += String(text);
    });
    cleanUps.push(() => {
        child.kill('SIGKILL');
        return ended;
    });
    return run;
}

test('a virtual caller is one command: it tells its address, its keys are typed, it shows its display, and it ends when told', async () => {
    const caller = emulate('caller', '--address', '7');
    await until('it tells its address', () => /^tcp:.*\n/.test(caller.said), 30_000);
    const driven = new Driven();
    cleanUps.push(() => driven.host.close());
    await driven.host.configure([deviceAt('caller-1', 'caller', caller.said.split('\n')[0] ?? '', { address: 7 })]);
    await until('it is online', () => driven.state('caller-1') === 'online');
    caller.type('press 1');
    caller.type('press transfer');
    await until('the hub was told', () => driven.said.length === 1);
    expect(driven.said[0]).toMatchObject({ verb: 'transfer', input: { to: 1 } });
    await driven.host.order('caller-1', { do: 'display', waiting: 8, ticket: 'A010' });
    await until('it shows it', () => caller.said.includes('ticket 010'));
    caller.type('dance');
    await until('it says what it can do', () => caller.said.includes('press | fault'));
    caller.type('fault nonsense');
    await until('it says what can go wrong', () => caller.said.includes('unplugged | silent'));
    caller.type('fault unplugged');
    await until('it is gone', () => driven.host.stateOf('caller-1').state === 'offline');
    caller.end();
    expect(await caller.ended).toEqual([0, null]);
}, 60_000);

test('a virtual pad can be at the end of a serial line', async () => {
    const cable = await new Cable().plugIn();
    cleanUps.push(() => cable.close());
    const pad = emulate('ratingPad', '--serial', cable.far);
    await until('it tells its address', () => pad.said.startsWith('serial://'), 30_000);
    const driven = new Driven();
    cleanUps.push(() => driven.host.close());
    await driven.host.configure([deviceAt('pad-1', 'ratingPad', cable.address)]);
    await until('it is online', () => driven.state('pad-1') === 'online');
    pad.type('press 0');
    await until('it thanks', () => pad.said.includes('screen thanks'));
    expect(driven.said).toEqual([{ said: 'rated', level: 5 }]);
}, 60_000);

test('arguments that are none are answered with the usage', async () => {
    const wrong = [['caller', 'ratingPad'], ['caller', '--port', '4001', '--serial', '/dev/ttyS0'], ['caller', '--fault', 'hunger'], []];
    for (const run of wrong.map((args) => emulate(...args))) {
        expect(await run.ended).toEqual([2, null]);
        expect(run.complained).toContain('npm run emulate -- ');
    }
}, 60_000);
