import { expect, test } from 'vitest';
import { until } from '../until.ts';
import { AgentHall, eventually } from './agent-hall.ts';
import { RunningAgent } from './running-agent.ts';

const LONG = { timeout: 180_000 };

test('a number that is taken at a kiosk comes out of the printer behind its agent', LONG, async () => {
    await using hall = await AgentHall.start();
    const { no } = await hall.take();
    await hall.becomes(no, 'printed');
    expect(hall.onPaper(no)).toEqual({ times: 1, unmarked: 1 });
});

test('while the agent is away a slip is not sent, and does not come out later', LONG, async () => {
    await using hall = await AgentHall.start();
    expect(await hall.agent.stop()).toBe(0);
    await eventually('the hub knows', async () => (await hall.device('printer-1')).reason === 'agent-offline');
    const { no } = await hall.take();
    await hall.becomes(no, 'not-sent');
    hall.agent.start();
    await hall.atWork();
    const next = await hall.take();
    await hall.becomes(next.no, 'printed');
    expect(hall.onPaper(no).times).toBe(0);
});

test('a hub that is killed between the order and the outcome hears it when it is back', LONG, async () => {
    await using hall = await AgentHall.start();
    await hall.printer.setFault('slow');
    const { connections } = hall.printer;
    const { no } = await hall.take();
    await until('the slip is on its way', () => hall.printer.connections > connections);
    await hall.hub.kill9();
    await hall.hub.restart();
    await hall.becomes(no, 'printed');
    expect(hall.onPaper(no)).toEqual({ times: 1, unmarked: 1 });
});

test('an agent finishes what it has while the hub is down, and the hub hears it later', LONG, async () => {
    await using hall = await AgentHall.start();
    await hall.printer.setFault('slow');
    const first = await hall.take();
    const second = await hall.take();
    await until('both are kept', () => hall.agent.kept('received') >= 2);
    await hall.hub.kill9();
    await until('both are on paper', () => hall.onPaper(second.no).times === 1, 30_000);
    await hall.hub.restart();
    for (const { no } of [first, second]) {
        await hall.becomes(no, 'printed');
        expect(hall.onPaper(no)).toEqual({ times: 1, unmarked: 1 });
    }
});

test('a slip at the printer when the agent is killed is unknown; it is never printed again by itself, and a reprint is marked', LONG, async () => {
    await using hall = await AgentHall.start();
    await hall.printer.setFault('slow');
    const { id, no } = await hall.take();
    await until('it is at the printer', () => hall.agent.kept('sending') === 1);
    await hall.agent.kill9();
    await hall.becomes(no, 'unknown');
    await hall.printer.setFault(null);
    hall.agent.start();
    await hall.atWork();
    const next = await hall.take();
    await hall.becomes(next.no, 'printed');
    expect(await hall.printOf(no)).toBe('unknown');
    const before = hall.onPaper(no).unmarked;
    expect(before).toBeLessThanOrEqual(1);
    expect((await hall.hub.as('guide', 'POST', `/api/tickets/${id}/reprint`, {})).status).toBe(200);
    await hall.becomes(no, 'printed');
    const after = hall.onPaper(no);
    expect(after).toEqual({ times: before + 1, unmarked: before });
});

test('a network that breaks off while a slip is printed costs neither the slip nor a second one', LONG, async () => {
    await using hall = await AgentHall.start();
    await hall.printer.setFault('slow');
    const { no } = await hall.take();
    await until('it is at the printer', () => hall.agent.kept('sending') === 1);
    hall.cable.pull();
    await until('it is on paper', () => hall.onPaper(no).times === 1);
    await hall.becomes(no, 'queued', 'unknown');
    hall.cable.putBack();
    await hall.becomes(no, 'printed');
    expect(hall.onPaper(no)).toEqual({ times: 1, unmarked: 1 });
});

test('a slip that went unknown while the network was gone is corrected by the truth', LONG, async () => {
    await using hall = await AgentHall.start();
    await hall.printer.setFault('slow');
    const { no } = await hall.take();
    await until('it is at the printer', () => hall.agent.kept('sending') === 1);
    hall.cable.pull();
    await hall.becomes(no, 'unknown');
    hall.cable.putBack();
    await hall.becomes(no, 'printed');
    expect(hall.onPaper(no)).toEqual({ times: 1, unmarked: 1 });
});

test('a printer behind an agent that is out of paper is a state of the hall, and a slip is not sent', LONG, async () => {
    await using hall = await AgentHall.start();
    await hall.printer.setFault('paper-out');
    const { no } = await hall.take();
    await hall.becomes(no, 'not-sent');
    const { state, reason } = await hall.device('printer-1');
    expect([state, reason]).toEqual(['fault', 'paper-out']);
});

test('a renewed token cuts the agent off at once; the new one lets it in', LONG, async () => {
    await using hall = await AgentHall.start();
    const token = await hall.newToken();
    await eventually('it is cut off', async () => (await hall.device('agent-1')).state === 'offline');
    await hall.agent.hears('The hall does not know this token');
    const { no } = await hall.take();
    await hall.becomes(no, 'not-sent');
    await hall.agent.stop();
    await using renewed = new RunningAgent(hall.cable.url, token);
    renewed.start();
    await hall.atWork();
    const next = await hall.take();
    await hall.becomes(next.no, 'printed');
    // The device that is removed is out at once, too.
    expect((await hall.hub.as('admin', 'PATCH', '/api/devices/printer-1', { agent: null, line: 'emulator' })).status).toBe(200);
    expect((await hall.hub.as('admin', 'DELETE', '/api/devices/agent-1')).status).toBe(200);
    await renewed.hears('The hall does not know this token');
});
