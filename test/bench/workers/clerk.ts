/** A clerk at a counter of the hall, or one who names calls to the bare server. */
import { machineMs } from '../parts/numbers.ts';
import { RawSocket } from '../parts/raw-socket.ts';
import { serve } from '../parts/workers.ts';

const ACKNOWLEDGED = '43/counter,';

let socket: RawSocket | undefined;
let isBare = false;
let asked = 0;
let acknowledge: (answer: string) => void = () => {};

function verb(name: string): Promise<void> {
    asked += 1;
    const answered = new Promise<void>((resolve, reject) => {
        acknowledge = (answer) => (answer.includes('"ok":true') ? resolve() : reject(new Error(`${name}: ${answer}`)));
    });
    socket?.send(`42/counter,${asked}["${name}",{"requestId":"bench-${asked}"}]`);
    return answered;
}

const methods = {
    /** Takes a seat at a counter of the hall. */
    sit: async ({ url, token, counter }: { url: string; token: string; counter: number }): Promise<void> => {
        const hear = (message: Buffer): void => {
            const text = message.toString();
            if (text.startsWith(ACKNOWLEDGED)) acknowledge(text);
        };
        socket = await RawSocket.open(url, hear, { namespace: '/counter', auth: { token, counter } });
    },
    /** Stands before the bare server. */
    stand: async (url: string): Promise<void> => {
        isBare = true;
        socket = await RawSocket.open(url, () => {});
    },
    /** Calls the next ticket; the time at which the key was pressed. */
    call: async (_: null): Promise<number> => {
        const pressed = machineMs();
        if (isBare) {
            asked += 1;
            socket?.send(String(asked));
        } else await verb('next');
        return pressed;
    },
    /** Makes the counter free again, which no hall screen shows. */
    clear: async (_: null): Promise<void> => {
        if (!isBare) await verb('pass');
    },
};
export type Clerk = typeof methods;
serve(methods);
