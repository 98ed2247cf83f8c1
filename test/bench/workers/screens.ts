/** Hall screens: many in one process, each on a socket of its own. They note when a call has reached the last of them. */
import { machineMs } from '../parts/numbers.ts';
import { RawSocket } from '../parts/raw-socket.ts';
import { serve } from '../parts/workers.ts';

const CALL_NO = Buffer.from('"callNo":');
const COMMA = ','.charCodeAt(0);

const screens: RawSocket[] = [];
/** The newest call on any screen, and how many screens show it. */
let newest = { callNo: 0, screens: 0 };
let told: (at: number) => void = () => {};
let messages = 0;
let lastMessage = '';

function show(message: Buffer): void {
    messages += 1;
    // The newest call is the first in a view.
    const found = message.indexOf(CALL_NO);
    if (found === -1) return;
    const from = found + CALL_NO.length;
    const callNo = Number(message.toString('latin1', from, message.indexOf(COMMA, from)));
    if (callNo < newest.callNo) return;
    if (callNo > newest.callNo) {
        newest = { callNo, screens: 0 };
        lastMessage = message.toString();
    }
    newest.screens += 1;
    if (newest.screens === screens.length) told(machineMs());
}

const methods = {
    /** Attaches screens to a hub, or with `bare` to a server that only sends. */
    attach: async ({ url, count, bare }: { url: string; count: number; bare: boolean }): Promise<void> => {
        const joins = bare ? undefined : { namespace: '/display', auth: {} };
        for (let done = 0; done < count; done += 50) {
            const some = Array.from({ length: Math.min(50, count - done) }, () => RawSocket.open(url, show, joins));
            screens.push(...(await Promise.all(some)));
        }
    },
    /** Resolves with the time at which the next call has reached all screens. */
    awaitNext: (_: null): Promise<number> =>
        new Promise((resolve) => {
            told = resolve;
        }),
    /** Messages received since the last question, and the newest with a call in it. */
    received: (_: null): { messages: number; lastMessage: string } => {
        const said = { messages, lastMessage };
        messages = 0;
        return said;
    },
};
export type Screens = typeof methods;
serve(methods);
