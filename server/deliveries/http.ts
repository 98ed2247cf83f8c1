/** One request that carries a message, and what its answer means. */
import { ANSWER_MS, type Carried } from './delivery.ts';

const PASSING: ReadonlySet<number> = new Set([408, 425, 429]);
const REFUSED_FOR_GOOD: ReadonlySet<number> = new Set([400, 409, 413, 422]);

/**
 *     2xx                        delivered
 *     400, 409, 413, 422         refused for good
 *     408, 425, 429, 5xx         later
 *     no answer (throws), all else   away: nobody is there, or they know neither address nor secret
 */
export async function carryByHttp(url: string, request: RequestInit, stop: AbortSignal): Promise<Carried> {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(ANSWER_MS)]);
    const response = await fetch(url, { ...request, redirect: 'manual', signal });
    await response.body?.cancel();
    const { status } = response;
    const why = `HTTP ${status}`;
    if (status >= 200 && status < 300) return { is: 'delivered' };
    if (PASSING.has(status) || status >= 500) return { is: 'later', why };
    return { is: REFUSED_FOR_GOOD.has(status) ? 'refused' : 'away', why };
}
