/** The agent's logger. Never a token, a number of a card, or what was scanned, typed or printed. */
import { pino } from 'pino';

export const agentLog = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, level: process.env.HALL_LOG ?? 'info' },
    pino.destination({ dest: 2, sync: true }),
).child({ part: 'agent' });
