import { expect, test } from 'vitest';
import type { KioskView } from '#protocol/views.ts';
import { EmulatedReader } from '../../../devices/emulators/cards/emulated-reader.ts';
import { sampleCards } from '../../../devices/emulators/cards/sample-cards.ts';
import { PortEmulator } from '../../../devices/emulators/on-port.ts';
import { EmulatedCaller } from '../../../devices/emulators/pads/emulated-caller.ts';
import { HallSocket } from '../../sockets/hall-socket.ts';
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

test('a clerk calls the next visitor with a caller behind an agent; a key that nobody may press beeps', LONG, async () => {
    const caller = await new PortEmulator({ port: 0 }, (wire) => new EmulatedCaller(wire, 1)).start();
    await using hall = await AgentHall.start([{ id: 'caller-1', kind: 'caller', name: 'caller', counter: 1, line: caller.address }]);
    await eventually('the caller is online', async () => (await hall.device('caller-1')).state === 'online');
    const { id, no } = await hall.take();
    caller.act('press', 'call');
    await until('it beeps: nobody has signed in', () => caller.shown.includes('beeps 1'));
    await hall.hub.signIn(1, 'clerk01');
    // The same key so soon is taken for the same press said again.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    caller.act('press', 'call');
    await eventually('the visitor is called', async () => {
        const { body } = await hall.hub.as<{ ticket: { state: string } }>('manager', 'GET', `/api/tickets/${id}`);
        return body.ticket.state === 'called';
    });
    expect((await hall.hub.board()).calls.map(({ ticket, counter }) => [ticket, counter])).toEqual([[no, 1]]);
    await caller.close();
});

test('a card is read at a kiosk whose reader is behind an agent, and its number goes to no page', LONG, async () => {
    const reader = await new PortEmulator({ port: 0 }, (wire) => new EmulatedReader(wire)).start();
    await using hall = await AgentHall.start([{ id: 'card-reader-1', kind: 'idCardReader', name: 'reader', kiosk: 'kiosk-1', line: reader.address }]);
    await eventually('the reader is online', async () => (await hall.device('card-reader-1')).state === 'online');
    using kiosk = new HallSocket<KioskView>(hall.hub.url, '/kiosk', {});
    await kiosk.seen('the kiosk page is there');
    const reading = kiosk.send<{ card: { handle: string; care: boolean } }>('read-card', {});
    reader.act('insert', 'elder');
    const read = await reading;
    expect(read).toMatchObject({ ok: true, card: { care: true } });
    expect(JSON.stringify(read)).not.toContain(sampleCards.elder.idNumber);
    await reader.close();
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
