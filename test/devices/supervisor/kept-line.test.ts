import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { KeptLine, type KeptLineOptions } from '../../../devices/supervisor/kept-line.ts';
import { Lines } from '../../../devices/supervisor/lines.ts';
import { blackHole } from '../lines/black-hole.ts';
import { Cable } from '../pty.ts';
import { openHandles, until } from '../until.ts';

const cleanUps: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** A kept line that notes what it tells. */
function kept(address: string, options?: KeptLineOptions) {
    const heard = { states: [] as string[], opened: 0, text: '' };
    const line = new KeptLine(
        address,
        {
            onOpen: () => {
                heard.opened++;
            },
            onBytes: (bytes) => {
                heard.text += bytes.toString('latin1');
            },
            onState: ({ state, reason }) => heard.states.push(reason === null ? state : `${state}(${reason})`),
        },
        options,
    );
    cleanUps.push(() => line.close());
    return { line, heard };
}

/** A TCP device that can go away and come back on its port. */
class Device {
    readonly sockets = new Set<Socket>();
    #server = createServer();
    #port = 0;
    behave: (socket: Socket) => void;

    constructor(behave: (socket: Socket) => void = (socket) => socket.pipe(socket)) {
        this.behave = behave;
        cleanUps.push(() => this.goAway());
    }

    get address(): string {
        return `tcp://127.0.0.1:${this.#port}`;
    }

    async comeBack(): Promise<this> {
        this.#server = createServer((socket) => {
            this.sockets.add(socket);
            socket.on('error', () => {});
            this.behave(socket);
        });
        this.#server.listen(this.#port, '127.0.0.1');
        await once(this.#server, 'listening');
        const address = this.#server.address();
        if (address !== null && typeof address === 'object') this.#port = address.port;
        return this;
    }

    async goAway(): Promise<void> {
        for (const socket of this.sockets) socket.resetAndDestroy();
        this.sockets.clear();
        await new Promise((resolve) => this.#server.close(resolve));
    }
}

test('a line opens, carries bytes both ways, and is closed once for all', async () => {
    const device = await new Device().comeBack();
    const { line, heard } = kept(device.address);
    expect(line.state).toEqual({ state: 'offline', reason: 'unreachable' });
    expect(await line.write(Buffer.from('early'), 100)).toBe(false);
    await until('it is open', () => heard.opened === 1);
    expect(await line.write(Buffer.from('echo'), 5_000)).toBe(true);
    await until('the echo came', () => heard.text === 'echo');
    await Promise.all([line.close(), line.close()]);
    expect(heard.states).toEqual(['online']);
    expect(await line.write(Buffer.from('late'), 100)).toBe(false);
});

test('a device that resets, goes away and comes back is open again within five seconds, however long it was away', async () => {
    const device = await new Device().comeBack();
    const { heard } = kept(device.address);
    await until('it is open', () => heard.opened === 1);
    await device.goAway();
    await until('the loss and the refusal are told', () => heard.states.includes('offline(unreachable)'));
    // Longer than the pauses need to grow to their longest.
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    await device.comeBack();
    await until('it is open again', () => heard.opened === 2, 5_000);
    expect(heard.states).toEqual(['online', 'offline(line-lost)', 'offline(unreachable)', 'online']);
});

test('a device that hangs up at once is asked less and less often, without end', async () => {
    let calls = 0;
    const device = await new Device((socket) => {
        calls++;
        socket.end();
    }).comeBack();
    const begun = performance.now();
    kept(device.address, { firstPauseMs: 10, longestPauseMs: 200 });
    await until('it was asked eight times', () => calls === 8);
    // 10 + 20 + 40 + 80 + 160 + 200 + 200 ms: with pauses that begin anew it would have taken a tenth of that.
    expect(performance.now() - begun).toBeGreaterThan(690);
});

test('a line that was good for a while is tried again at once', async () => {
    const device = await new Device().comeBack();
    const { heard } = kept(device.address, { firstPauseMs: 10, longestPauseMs: 60_000, steadyMs: 50 });
    for (let round = 1; round < 20; round++) {
        await until('it is open', () => heard.opened === round, 5_000);
        await new Promise((resolve) => setTimeout(resolve, 60));
        await device.goAway();
        await device.comeBack();
    }
});

test('a device that does not even refuse is unreachable, and closing gives up the attempt under way', async () => {
    const { line, heard } = kept(await blackHole(cleanUps), { connectMs: 100, firstPauseMs: 10 });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(line.state).toEqual({ state: 'offline', reason: 'unreachable' });
    expect(heard.states).toEqual([]);
    const waiting = kept(await blackHole(cleanUps), { connectMs: 60_000 });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await Promise.race([waiting.line.close(), new Promise((_, reject) => setTimeout(() => reject(new Error('closing hangs')), 5_000).unref())]);
});

test('a device that takes no bytes is a write that fails, told as no answer, and a new line', async () => {
    const device = await new Device((socket) => socket.pause()).comeBack();
    const { line, heard } = kept(device.address, { firstPauseMs: 10 });
    await until('it is open', () => heard.opened === 1);
    expect(await line.write(Buffer.alloc(32_000_000), 200)).toBe(false);
    await until('it is open anew', () => heard.opened === 2);
    expect(heard.states).toEqual(['online', 'offline(no-answer)', 'online']);
});

test('what a serial path lacks is told in a word that staff can read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kept-'));
    cleanUps.push(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'file'), '');
    const told = async (address: string) => {
        const { line, heard } = kept(address);
        await until('a state is told', () => heard.states.length > 0);
        await line.close();
        return heard.states;
    };
    expect(await told(`serial://${folder}/nothing`)).toEqual(['offline(no-such-path)']);
    expect(await told(`serial://${folder}/file`)).toEqual(['fault(not-a-serial-line)']);
    expect(await told('serial:///dev/null')).toEqual(['fault(not-a-serial-line)']);
    expect(await told('serial:///dev/null?baud=1')).toEqual(['fault(bad-address)']);
    expect(await told('a printer')).toEqual(['fault(bad-address)']);
});

test('an adapter that is pulled out and plugged in again works within five seconds', async () => {
    const cable = await new Cable().plugIn();
    cleanUps.push(() => cable.close());
    const hall = kept(cable.address);
    await until('it is open', () => hall.heard.opened === 1);
    await cable.pullOut();
    await until('the missing path is told', () => hall.heard.states.includes('offline(no-such-path)'));
    await cable.plugIn();
    await until('it is open again', () => hall.heard.opened === 2, 5_000);
    const device = kept(`serial://${cable.far}`);
    await until('the device is there', () => device.heard.opened === 1);
    expect(await device.line.write(Buffer.from('back'), 5_000)).toBe(true);
    await until('its bytes came', () => hall.heard.text === 'back');
    expect(hall.heard.states).toEqual(['online', 'offline(line-lost)', 'offline(no-such-path)', 'online']);
});

test('a line that another device owns is a fault that ends when the other gives it back', async () => {
    const device = await new Device().comeBack();
    const lines = new Lines();
    const first = kept(device.address, { claim: () => lines.claim(device.address, 'pad-1') });
    await until('the first has it', () => first.heard.opened === 1);
    const second = kept(device.address, { claim: () => lines.claim(device.address, 'pad-2'), longestPauseMs: 500 });
    await until('the second is told', () => second.heard.states.length > 0);
    expect(second.line.state).toEqual({ state: 'fault', reason: 'line-in-use' });
    expect(device.sockets.size).toBe(1);
    await first.line.close();
    await until('the second has it', () => second.heard.opened === 1);
    expect(second.heard.states).toEqual(['fault(line-in-use)', 'online']);
});

test('200 times gone and back leave nothing open', async () => {
    const device = await new Device().comeBack();
    const { line, heard } = kept(device.address, { firstPauseMs: 1, longestPauseMs: 5 });
    await until('it is open', () => heard.opened === 1);
    const before = openHandles().length;
    for (let round = 2; round <= 201; round++) {
        for (const socket of device.sockets) socket.resetAndDestroy();
        device.sockets.clear();
        await until('it is open again', () => heard.opened === round);
    }
    await until('as much is open as before', () => openHandles().length <= before);
    await line.close();
});
