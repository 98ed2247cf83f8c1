import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test, vi } from 'vitest';
import type { OrderResult } from '#protocol/devices.ts';
import { sampleSlip } from '../sample-slip.ts';
import { openHandles, until } from '../until.ts';
import { Directory } from './paper.ts';
import { AgentEnd, deviceOf, HubEnd, joined } from './two-ends.ts';

// Both ends log to this process.
vi.hoisted(() => {
    process.env.HALL_LOG = 'silent';
});

const PRINTED = { ok: true, print: { status: 'printed', reason: null } };
const AWAY = { state: 'offline', reason: 'agent-offline' };

function print(hub: HubEnd, job: string, more: { ageMs?: number } = {}): Promise<OrderResult> {
    return hub.host.order('printer-1', { do: 'print', job, slip: sampleSlip(job), withinMs: 30_000, ...more });
}

/** An agent that is connected, with one printer and one card reader. */
async function atWork(directory: Directory, hub: HubEnd): ReturnType<typeof joined> {
    await hub.host.configure([deviceOf('printer-1'), deviceOf('reader-1', 'idCardReader')]);
    const ends = await joined(directory.path, hub);
    await until('the printer is online', () => hub.host.stateOf('printer-1').state === 'online');
    return ends;
}

test('a slip is printed through, stored once, and not said again', async () => {
    await using directory = new Directory();
    await using hub = await HubEnd.start();
    const { agent, cable } = await atWork(directory, hub);
    const printing = print(hub, 'a');
    await agent.paper.end('a');
    expect(await printing).toEqual(PRINTED);
    await until('the agent knows that it is stored', () => readFileSync(join(directory.path, 'jobs.log'), 'utf8').includes('"told"'));
    cable.pull();
    cable.putBack();
    await until('the agent is back', () => agent.connections === 2);
    expect(hub.stored).toEqual([{ device: 'printer-1', job: 'a', status: 'printed' }]);
    await agent[Symbol.asyncDispose]();
    await cable.close();
});

test('while the agent is away its devices are offline, a slip is not sent, and orders fail at once', async () => {
    await using directory = new Directory();
    await using hub = await HubEnd.start();
    const { agent, cable } = await atWork(directory, hub);
    cable.pull();
    await until('the hub knows', () => hub.host.stateOf('printer-1').state === 'offline');
    expect(hub.host.stateOf('printer-1')).toEqual(AWAY);
    expect(hub.reports.at(-1)).toEqual({ device: 'reader-1', report: { said: 'state', state: AWAY } });
    expect(await print(hub, 'a')).toEqual({ ok: true, print: { status: 'not-sent', reason: 'agent-offline' } });
    expect(await hub.host.order('reader-1', { do: 'read', withinMs: 30_000 })).toEqual({ ok: false, reason: 'agent-offline' });
    cable.putBack();
    await until('they are online again', () => hub.host.stateOf('printer-1').state === 'online');
    expect(agent.paper.handed).toEqual([]);
    await agent[Symbol.asyncDispose]();
    await cable.close();
});

test('an agent that is cut off finishes its slip, and the hub hears it when it is back', async () => {
    await using directory = new Directory();
    await using hub = await HubEnd.start({ away: 10_000 });
    const { agent, cable } = await atWork(directory, hub);
    const printing = print(hub, 'a');
    await until('it is at the printer', () => agent.paper.handed.length === 1);
    cable.pull();
    await agent.paper.end('a');
    await until('the hub knows', () => hub.host.stateOf('printer-1').reason === 'agent-offline');
    cable.putBack();
    expect(await printing).toEqual(PRINTED);
    expect(agent.paper.handed).toEqual(['printer-1 a']);
    await agent[Symbol.asyncDispose]();
    await cable.close();
});

test('a slip of an agent that stays away is unknown, and the truth is told when it is back', async () => {
    await using directory = new Directory();
    await using hub = await HubEnd.start();
    const { agent, cable } = await atWork(directory, hub);
    const printing = print(hub, 'a');
    await until('it is at the printer', () => agent.paper.handed.length === 1);
    cable.pull();
    expect(await printing).toEqual({ ok: true, print: { status: 'unknown', reason: 'agent-offline' } });
    await agent.paper.end('a');
    cable.putBack();
    await until('the truth is stored', () => hub.stored.length > 0);
    expect(hub.stored[0]).toEqual({ device: 'printer-1', job: 'a', status: 'printed' });
    expect(agent.paper.handed).toEqual(['printer-1 a']);
    await agent[Symbol.asyncDispose]();
    await cable.close();
});

test('a hub that began anew hears of the slip that the one before had ordered', async () => {
    await using directory = new Directory();
    const before = await HubEnd.start();
    const { agent, cable } = await atWork(directory, before);
    const port = new URL(before.url).port;
    void print(before, 'a');
    await until('it is at the printer', () => agent.paper.handed.length === 1);
    await cable.close();
    await before[Symbol.asyncDispose]();
    await agent.paper.end('a');
    await using hub = await HubEnd.start();
    expect(new URL(hub.url).port).not.toBe(port);
    await hub.host.configure([deviceOf('printer-1')]);
    await agent[Symbol.asyncDispose]();
    const asking = print(hub, 'a', { ageMs: 100 });
    const later = await AgentEnd.start(directory.path, hub.url);
    expect(await asking).toEqual(PRINTED);
    expect(later.paper.handed).toEqual([]);
    await later[Symbol.asyncDispose]();
});

test('a slip that an earlier hub had ordered and no agent comes for is unknown', async () => {
    await using hub = await HubEnd.start();
    await hub.host.configure([deviceOf('printer-1')]);
    expect(await print(hub, 'a', { ageMs: 100 })).toEqual({ ok: true, print: { status: 'unknown', reason: 'agent-offline' } });
});

test('an outcome is said until the hub has stored it', async () => {
    await using directory = new Directory();
    await using hub = await HubEnd.start();
    const { agent, cable } = await atWork(directory, hub);
    hub.room = false;
    void print(hub, 'a');
    await agent.paper.end('a');
    await until('it was said in vain', () => hub.saidInVain > 0);
    expect(hub.stored).toEqual([]);
    hub.room = true;
    await until('it is stored', () => hub.stored.length === 1);
    await agent[Symbol.asyncDispose]();
    await cable.close();
});

test('an outcome that the hub had not heard when the agent ended is said by the next process', async () => {
    await using directory = new Directory();
    await using hub = await HubEnd.start();
    const { agent, cable } = await atWork(directory, hub);
    const printing = print(hub, 'a');
    await until('it is at the printer', () => agent.paper.handed.length === 1);
    cable.pull();
    await agent.paper.end('a');
    await agent[Symbol.asyncDispose]();
    expect(await printing).toEqual({ ok: true, print: { status: 'unknown', reason: 'agent-offline' } });
    // A hub that began anew meanwhile does not ask for it.
    await using later = await HubEnd.start();
    const next = await AgentEnd.start(directory.path, later.url);
    await until('it is stored', () => later.stored.length === 1);
    expect(later.stored).toEqual([{ device: 'printer-1', job: 'a', status: 'printed' }]);
    await next[Symbol.asyncDispose]();
    await cable.close();
});

test('another directory with the same token is refused while the first is here, and may come when it has gone', async () => {
    await using directory = new Directory();
    await using otherDirectory = new Directory();
    await using hub = await HubEnd.start();
    const { agent, cable } = await atWork(directory, hub);
    const other = await AgentEnd.start(otherDirectory.path, hub.url);
    await until('the other is refused', () => other.hindrances.length > 0);
    expect(other.hindrances[0]).toEqual({ why: 'refused', code: 'agent-in-use', message: 'agent-in-use' });
    expect(other.connections).toBe(0);
    expect(agent.connections).toBe(1);
    await agent[Symbol.asyncDispose]();
    await until('the other is in', () => other.connections === 1);
    await other[Symbol.asyncDispose]();
    await cable.close();
});

test('a slip that one directory may have is not asked of another', async () => {
    await using directory = new Directory();
    await using otherDirectory = new Directory();
    await using hub = await HubEnd.start();
    const { agent, cable } = await atWork(directory, hub);
    const printing = print(hub, 'a');
    await until('it is at the printer', () => agent.paper.handed.length === 1);
    cable.pull();
    const other = await AgentEnd.start(otherDirectory.path, hub.url);
    await until('the other is in', () => other.connections === 1);
    expect(await printing).toEqual({ ok: true, print: { status: 'unknown', reason: 'agent-offline' } });
    expect(other.paper.handed).toEqual([]);
    expect(hub.stored).toEqual([]);
    await agent.paper.end('a');
    await other[Symbol.asyncDispose]();
    await agent[Symbol.asyncDispose]();
    await cable.close();
});

test('the same directory takes the place of its own dead connection', async () => {
    await using directory = new Directory();
    await using hub = await HubEnd.start();
    const { agent, cable } = await atWork(directory, hub);
    const again = await AgentEnd.start(directory.path, hub.url);
    await until('it is in', () => again.connections === 1);
    expect(again.hindrances).toEqual([]);
    await agent[Symbol.asyncDispose]();
    await again[Symbol.asyncDispose]();
    await cable.close();
});

test('a token that does not count is refused and tried again; a connection that is cut comes back by itself', async () => {
    await using directory = new Directory();
    await using hub = await HubEnd.start();
    const wrong = await AgentEnd.start(directory.path, hub.url, 'mistyped');
    await until('it has tried three times', () => wrong.hindrances.length >= 3);
    expect(new Set(wrong.hindrances.map(({ code }) => code))).toEqual(new Set(['device-not-paired']));
    await wrong[Symbol.asyncDispose]();
    const { agent, cable } = await atWork(directory, hub);
    hub.cut();
    await until('it is back', () => agent.connections === 2);
    await agent[Symbol.asyncDispose]();
    await cable.close();
});

test('what devices say is answered by the hub, and by nobody while it is away', async () => {
    await using directory = new Directory();
    await using hub = await HubEnd.start();
    const { agent, cable } = await atWork(directory, hub);
    hub.answer = { ok: false, code: 'not-signed-in' };
    expect(await agent.say('reader-1', { said: 'scanned', text: '6912345' })).toEqual({ ok: false, code: 'not-signed-in' });
    expect(hub.reports.at(-1)).toEqual({ device: 'reader-1', report: { said: 'scanned', text: '6912345' } });
    const heard = hub.reports.length;
    // An agent speaks for its own devices only.
    expect(await agent.say('reader-9', { said: 'scanned', text: '6912345' })).toEqual({ ok: false, code: 'invalid-body' });
    expect(hub.reports).toHaveLength(heard);
    cable.pull();
    await until('the hub knows', () => hub.host.stateOf('printer-1').reason === 'agent-offline');
    expect(await agent.say('reader-1', { said: 'scanned', text: '6912345' })).toEqual({ ok: false, code: 'no-answer' });
    await agent[Symbol.asyncDispose]();
    await cable.close();
});

test('a changed list of devices reaches the agent, and the list is kept for a start without the hub', async () => {
    await using directory = new Directory();
    const hub = await HubEnd.start();
    const { agent, cable } = await atWork(directory, hub);
    await hub.host.configure([deviceOf('printer-2')]);
    await until('it drives the other', () => agent.paper.configured.at(-1)?.join() === 'printer-2');
    expect(hub.host.stateOf('printer-1')).toEqual({ state: 'offline', reason: 'not-connected' });
    expect(await print(hub, 'a')).toEqual({ ok: false, reason: 'not-connected' });
    await agent[Symbol.asyncDispose]();
    await cable.close();
    const { url } = hub;
    await hub[Symbol.asyncDispose]();
    const alone = await AgentEnd.start(directory.path, url);
    await until('it drives what it knows', () => alone.paper.configured.length === 1);
    expect(alone.paper.configured).toEqual([['printer-2']]);
    await alone[Symbol.asyncDispose]();
});

test('two hundred lost connections leave memory and handles as they were', { timeout: 120_000 }, async () => {
    await using directory = new Directory();
    await using hub = await HubEnd.start();
    const { agent, cable } = await atWork(directory, hub);
    const cycle = async (n: number): Promise<void> => {
        const { connections } = agent;
        cable.pull();
        await until('the hub knows', () => hub.host.stateOf('printer-1').reason === 'agent-offline');
        cable.putBack();
        await until('it is back', () => agent.connections > connections && hub.host.stateOf('printer-1').state === 'online');
        const printing = print(hub, `job-${n}`);
        await agent.paper.end(`job-${n}`);
        expect(await printing).toEqual(PRINTED);
    };
    for (let n = 0; n < 20; n++) await cycle(n);
    const handles = openHandles().length;
    const heap = heapNow();
    for (let n = 20; n < 220; n++) await cycle(n);
    await until('handles are as before', () => openHandles().length <= handles + 2);
    // Two hundred kept outcomes and what the test itself notes are a few hundred KB.
    expect(heapNow() - heap).toBeLessThan(8 * 1024 * 1024);
    await agent[Symbol.asyncDispose]();
    await cable.close();
});

/** What is in use once everything that nobody holds is gone. */
function heapNow(): number {
    setFlagsFromString('--expose-gc');
    runInNewContext('gc')();
    return process.memoryUsage().heapUsed;
}
