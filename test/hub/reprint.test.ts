/** A slip printed again at a kiosk: for whoever has the ticket's link or shows the identity it was taken with. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RunningHub, START_MS } from './running-hub.ts';

const MINE = '11010519491231002X';
const OTHERS = '110105198001010014';
let hub: RunningHub;

beforeAll(async () => {
    hub = await RunningHub.start();
}, START_MS);

afterAll(() => hub?.remove());

test('is allowed with the secret of its own link or the identity of its visitor, and refused with any other', async () => {
    const { body } = await hub.take({ item: 'id-card', identity: { idNumber: MINE } });
    const other = await hub.take({ item: 'passport', identity: { idNumber: OTHERS } });
    const secretOf = (link: string): string => link.slice(link.lastIndexOf('/') + 1);
    const again = async (proof: object): Promise<number> => (await hub.call('POST', `/api/tickets/${body.ticket.id}/reprint`, proof)).status;
    expect(await again({ secret: secretOf(other.body.link) })).toBe(403);
    expect(await again({ identity: { idNumber: OTHERS } })).toBe(403);
    expect(await again({ identity: { card: 'no-such-card' } })).toBeGreaterThanOrEqual(400);
    expect(await again({ secret: secretOf(body.link) })).toBe(200);
    expect(await again({ identity: { idNumber: MINE.toLowerCase() } })).toBe(200);
});
