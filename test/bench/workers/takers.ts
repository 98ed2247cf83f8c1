/** Visitors: clients that take tickets one after the other, each waiting for its answer, by socket or by HTTP. */
import { HttpLine } from '../parts/http-line.ts';
import { machineMs, percentile } from '../parts/numbers.ts';
import { RawSocket } from '../parts/raw-socket.ts';
import { serve } from '../parts/workers.ts';

/** Takes one ticket and resolves when it is acknowledged. */
type Client = () => Promise<void>;

/** How many, how many a second, and the middle of the times to the answer in milliseconds. */
export type Taken = { count: number; perSecond: number; p50: number };

const THEMES = ['social', 'enterprise', 'construction', 'other'];
let clients: Client[] = [];
let serial = 0;

/** A new request for each ticket, the themes in turn. */
function nextRequest(): { requestId: string; theme: string } {
    serial += 1;
    return { requestId: `bench-${process.pid}-${serial}`, theme: THEMES[serial % THEMES.length] ?? 'social' };
}

/** Several clients on one socket of a kiosk. */
async function kioskClients(url: string, count: number): Promise<Client[]> {
    const open = new Map<number, (ok: boolean) => void>();
    const head = Buffer.from('43/kiosk,');
    const socket = await RawSocket.open(
        url,
        (message) => {
            if (message.compare(head, 0, head.length, 0, head.length) !== 0) return;
            const answer = message.indexOf('[', head.length);
            const id = Number(message.toString('latin1', head.length, answer));
            open.get(id)?.(message.indexOf('"ok":true', answer) !== -1);
            open.delete(id);
        },
        { namespace: '/kiosk', auth: {} },
    );
    let asked = 0;
    const take: Client = () =>
        new Promise((resolve, reject) => {
            asked += 1;
            open.set(asked, (ok) => (ok ? resolve() : reject(new Error('a ticket was refused'))));
            socket.send(`42/kiosk,${asked}${JSON.stringify(['take', nextRequest()])}`);
        });
    return Array.from({ length: count }, () => take);
}

async function httpClient(url: string): Promise<Client> {
    const line = await HttpLine.open(url);
    return async () => {
        const { requestId, theme } = nextRequest();
        const status = await line.post('/api/tickets', { 'Idempotency-Key': requestId }, JSON.stringify({ theme }));
        if (status !== 201) throw new Error(`a ticket was refused [status=${status}]`);
    };
}

async function takeUntil(end: number, client: Client, times: number[]): Promise<void> {
    for (let begun = machineMs(); begun < end; ) {
        await client();
        const now = machineMs();
        times.push(now - begun);
        begun = now;
    }
}

const methods = {
    bySocket: async ({ url, sockets, count }: { url: string; sockets: number; count: number }): Promise<void> => {
        clients = (await Promise.all(Array.from({ length: sockets }, () => kioskClients(url, count / sockets)))).flat();
    },
    byHttp: async ({ url, count }: { url: string; count: number }): Promise<void> => {
        clients = await Promise.all(Array.from({ length: count }, () => httpClient(url)));
    },
    /** All clients take tickets for so long. */
    takeFor: async (ms: number): Promise<Taken> => {
        const begun = machineMs();
        const times: number[] = [];
        await Promise.all(clients.map((client) => takeUntil(begun + ms, client, times)));
        return { count: times.length, perSecond: times.length / ((machineMs() - begun) / 1000), p50: percentile(times, 0.5) };
    },
};
export type Takers = typeof methods;
serve(methods);
