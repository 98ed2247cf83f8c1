/** Other devices than printers behind a real agent's process; the virtual devices and the hub's end are in this one. */
import { afterEach, expect, test, vi } from 'vitest';
import type { Device } from '#protocol/devices.ts';
import { EmulatedReader } from '../../../devices/emulators/cards/emulated-reader.ts';
import { sampleCards } from '../../../devices/emulators/cards/sample-cards.ts';
import { type OnWire, PortEmulator, type Wire } from '../../../devices/emulators/on-port.ts';
import { EmulatedCaller } from '../../../devices/emulators/pads/emulated-caller.ts';
import { EmulatedScanner } from '../../../devices/emulators/scanners/emulated-scanner.ts';
import { EmulatedStrip } from '../../../devices/emulators/strips/emulated-strip.ts';
import { until } from '../until.ts';
import { RunningAgent } from './running-agent.ts';
import { AGENT_TOKEN, deviceOf, HubEnd } from './two-ends.ts';

vi.hoisted(() => {
    process.env.HALL_LOG = 'silent';
});

const PATIENCE_MS = 60_000;

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** A virtual device behind an agent that is connected. */
async function behind<Virtual extends OnWire>(kind: Device['kind'], make: (wire: Wire) => Virtual) {
    const hub = await HubEnd.start();
    cleanUps.push(() => hub[Symbol.asyncDispose]());
    const device = await new PortEmulator({ port: 0 }, make).start();
    cleanUps.push(() => device.close());
    await hub.host.configure([{ ...deviceOf('it', kind), line: device.address, counter: 3 }]);
    const agent = new RunningAgent(hub.url, AGENT_TOKEN);
    cleanUps.push(() => agent[Symbol.asyncDispose]());
    agent.start();
    await until('the device is online', () => hub.host.stateOf('it').state === 'online', PATIENCE_MS);
    return { hub, device, agent };
}

test('a key of a caller is heard by the hub, and its answer is heard at the caller', { timeout: 120_000 }, async () => {
    const { hub, device, agent } = await behind('caller', (wire) => new EmulatedCaller(wire, 1));
    device.act('press', 'call');
    await until('the caller was heard', () => device.shown.includes('heard yes') && hub.sayings().length === 1);
    expect(hub.sayings()).toEqual([{ said: 'keys', verb: 'next', digits: '', input: {} }]);
    expect(device.shown).toContain('beeps 0');
    hub.answer = { ok: false, code: 'not-signed-in' };
    device.act('press', 'recall');
    await until('the caller beeped', () => device.shown.includes('beeps 1'));
    expect(await hub.host.order('it', { do: 'display', waiting: 7, ticket: 'A012' })).toEqual({ ok: true });
    await until('it shows what waits', () => device.shown.includes('waiting 007'));
    // A key while the hub is away is a refusal, not a silence, and is not done later.
    const heard = hub.sayings().length;
    hub.cut();
    device.act('press', 'call');
    await until('the caller beeped again', () => device.shown.includes('beeps 2'));
    await until('the agent is back', () => hub.host.stateOf('it').state === 'online', PATIENCE_MS);
    expect(hub.sayings()).toHaveLength(heard);
    expect(agent.log).not.toContain('"verb"');
});

test('a card is read through the agent, and nothing of it stays there', { timeout: 120_000 }, async () => {
    const { hub, device, agent } = await behind('idCardReader', (wire) => new EmulatedReader(wire));
    const reading = hub.host.order('it', { do: 'read', withinMs: 20_000 });
    device.act('insert', 'elder');
    const { idNumber } = sampleCards.elder;
    expect(await reading).toEqual({ ok: true, card: { idNumber, care: true } });
    device.act('lift', '');
    // A visitor who gives up ends the reading at once.
    const second = hub.host.order('it', { do: 'read', withinMs: 20_000 });
    expect(await hub.host.order('it', { do: 'stop' })).toEqual({ ok: true });
    expect(await second).toEqual({ ok: false, reason: 'stopped' });
    expect(agent.said + agent.log + agent.journal()).not.toContain(idNumber);
});

test('a code that is scanned is heard by the hub and is in no log', { timeout: 120_000 }, async () => {
    const { hub, device, agent } = await behind('scanner', (wire) => new EmulatedScanner(wire));
    device.act('scan', 'SLBH-2026-000123');
    await until('it is heard', () => hub.sayings().length === 1);
    expect(hub.sayings()).toEqual([{ said: 'scanned', text: 'SLBH-2026-000123' }]);
    expect(agent.said + agent.log + agent.journal()).not.toContain('000123');
});

test('a strip behind an agent shows what the hub says', { timeout: 120_000 }, async () => {
    const { hub, device } = await behind('ledStrip', (wire) => new EmulatedStrip(wire, {}));
    expect(await hub.host.order('it', { do: 'sign', sign: { text: '请 A012 到 3 号窗口', flash: false } })).toEqual({ ok: true });
    await until('it shows it', () => device.shown.some((line) => line.includes('A012')));
});
