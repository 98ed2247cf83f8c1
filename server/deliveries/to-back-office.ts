/** Takes messages to the back office: one signed request each. */
import { sign } from '../back-office/signature.ts';
import type { Outbox } from '../store/outbox.ts';
import type { Carrier } from './delivery.ts';
import { carryByHttp } from './http.ts';

export function toBackOffice(outbox: Outbox): Carrier {
    return {
        channel: 'back-office',
        isConnected: () => outbox.endpoint !== null,
        carry: async ({ body }, stop) => {
            const { endpoint } = outbox;
            if (endpoint === null) return { is: 'gone' };
            const { id }: { id: string } = JSON.parse(body);
            const headers = { 'content-type': 'application/json', ...sign(endpoint.secret, id, Date.now(), body) };
            return carryByHttp(endpoint.url, { method: 'POST', headers, body }, stop);
        },
    };
}
