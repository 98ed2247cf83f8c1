import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { LineAddressError } from '../../../devices/lines/line.ts';
import { openLine, parseLineAddress } from '../../../devices/lines/open-line.ts';
import { openHandles, until } from '../until.ts';
import { blackHole } from './black-hole.ts';
import { kindOfFailure, listening } from './listening.ts';

const cleanUps: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

function addressOf(server: Server): string {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The server does not listen');
    return `tcp://127.0.0.1:${address.port}`;
}

/** A device on a free port that does `behave` with each connection. */
async function device(behave: (socket: Socket) => void): Promise<{ address: string; server: Server }> {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
        sockets.add(socket);
        socket.on('error', () => {});
        behave(socket);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    cleanUps.push(() => {
        for (const socket of sockets) socket.destroy();
        return new Promise((resolve) => server.close(resolve));
    });
    return { address: addressOf(server), server };
}

test.each([
    ['192.168.1.50:9100', 'Unknown kind of line|Not an address'],
    ['printer', 'Not an address'],
    ['', 'Not an address'],
    ['http://192.168.1.50:9100', 'Unknown kind of line'],
    ['__proto__://host:1', 'Not an address|Unknown kind of line'],
    ['constructor://host:1', 'Unknown kind of line'],
    ['tcp://192.168.1.50', 'the port is missing'],
    ['tcp://:9100', 'Not an address|the host is missing'],
    ['tcp:///9100', 'the host is missing'],
    ['tcp://host:0', 'port 0'],
    ['tcp://host:70000', 'Not an address'],
    ['tcp://host:9100/queue', 'nothing may follow'],
    ['tcp://host:9100?x=1', 'nothing may follow'],
    ['tcp://user:pw@host:9100', 'no user'],
])('the address %j is refused with a sentence that says why', async (address, why) => {
    expect(() => parseLineAddress(address)).toThrow(LineAddressError);
    expect(() => parseLineAddress(address)).toThrow(new RegExp(why));
    await expect(openLine(address, listening().handlers, { connectMs: 100 })).rejects.toThrow(LineAddressError);
});

test('bytes go out and come back, and closing tells once and leaves nothing open', async () => {
    const { address } = await device((socket) => socket.pipe(socket));
    const before = openHandles().length;
    const { heard, handlers } = listening();
    const line = await openLine(address, handlers, { connectMs: 5_000 });
    await line.write(Buffer.from('取号'), 5_000);
    await until('the echo came', () => heard.bytes === 6);
    await Promise.all([line.close(), line.close()]);
    await line.close();
    expect(heard.closed).toEqual([null]);
    await until('everything is closed', () => openHandles().length <= before);
    expect(await kindOfFailure(line.write(Buffer.from('x'), 100))).toBe('lost');
});

test('an IPv6 address is called without its brackets', async () => {
    expect(await kindOfFailure(openLine('tcp://[::1]:9', listening().handlers, { connectMs: 5_000 }))).toBe('refused');
});

test('a refused port is told as refused, and its handlers hear nothing', async () => {
    const { address, server } = await device(() => {});
    await new Promise((resolve) => server.close(resolve));
    const { heard, handlers } = listening();
    expect(await kindOfFailure(openLine(address, handlers, { connectMs: 5_000 }))).toBe('refused');
    expect(heard.closed).toEqual([]);
});

test('a device that does not even refuse is given up after the connect timeout, or when told', async () => {
    const address = await blackHole(cleanUps);
    const before = openHandles().length;
    expect(await kindOfFailure(openLine(address, listening().handlers, { connectMs: 200 }))).toBe('timeout');
    const giveUp = new AbortController();
    const opening = kindOfFailure(openLine(address, listening().handlers, { connectMs: 60_000, signal: giveUp.signal }));
    giveUp.abort();
    expect(await opening).toBe('aborted');
    expect(await kindOfFailure(openLine(address, listening().handlers, { connectMs: 60_000, signal: giveUp.signal }))).toBe('aborted');
    await until('the attempts are closed', () => openHandles().length <= before);
});

test('a device that takes no bytes runs into the write deadline, which closes the line', async () => {
    const { address } = await device((socket) => socket.pause());
    const { heard, handlers } = listening();
    const line = await openLine(address, handlers, { connectMs: 5_000 });
    expect(await kindOfFailure(line.write(Buffer.alloc(32_000_000), 200))).toBe('timeout');
    await line.close();
    expect(heard.closed.map((error) => error?.kind)).toEqual(['timeout']);
});

test('a device that resets the connection is told as lost, one that ends it as closed', async () => {
    const resetting = await device((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const reset = listening();
    const first = await openLine(resetting.address, reset.handlers, { connectMs: 5_000 });
    await first.write(Buffer.from('x'), 5_000);
    await until('the reset was noticed', () => reset.heard.closed.length > 0);
    expect(reset.heard.closed.map((error) => error?.kind)).toEqual(['lost']);

    const ending = await device((socket) => socket.end('bye'));
    const end = listening();
    const second = await openLine(ending.address, end.handlers, { connectMs: 5_000 });
    await until('the end was noticed', () => end.heard.closed.length > 0);
    expect(end.heard).toEqual({ text: 'bye', bytes: 3, closed: [null] });
    await Promise.all([first.close(), second.close()]);
});

test('bytes written before closing arrive, even while the device sends bytes that nobody asked for', async () => {
    let received = 0;
    const { address } = await device((socket) => {
        const storm = setInterval(() => socket.write(Buffer.from([0x10, 0, 0, 0x0f])), 1);
        socket.on('close', () => clearInterval(storm));
        socket.on('data', (bytes) => {
            received += bytes.length;
        });
    });
    const { handlers } = listening();
    const line = await openLine(address, handlers, { connectMs: 5_000 });
    await line.write(Buffer.alloc(300_000), 5_000);
    await line.close();
    await until('all bytes arrived', () => received === 300_000);
});

test('a device that keeps its side open for ever does not keep the line open', async () => {
    const sockets: Socket[] = [];
    const server = createServer({ allowHalfOpen: true }, (socket) => {
        socket.on('error', () => {});
        socket.resume();
        sockets.push(socket);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    cleanUps.push(() => {
        for (const socket of sockets) socket.destroy();
        server.close();
    });
    const { heard, handlers } = listening();
    const line = await openLine(addressOf(server), handlers, { connectMs: 5_000 });
    await line.close();
    expect(heard.closed).toEqual([null]);
});
