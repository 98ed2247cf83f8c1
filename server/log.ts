/** Every logger of the hub, one per part. Never a name, a number of a card, a phone, a token or a link. */
import { pino } from 'pino';

const root = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, level: process.env.HALL_LOG ?? 'info' },
    // Standard error: standard output has the one line that says the hall is ready.
    pino.destination({ dest: 2, sync: true }),
);

export const hubLog = root.child({ part: 'hub' });
export const httpLog = root.child({ part: 'http' });
export const socketLog = root.child({ part: 'sockets' });
export const deliveryLog = root.child({ part: 'deliveries' });
export const deviceLog = root.child({ part: 'devices' });
export const voiceLog = root.child({ part: 'voice' });
