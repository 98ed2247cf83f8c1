import type { PadView } from '#protocol/views.ts';

/** What the pad shows at a moment of hall time: a question or a thanks whose time is over is gone, even if no new view said so yet. */
export type PadNow =
    | { state: 'closed' | 'idle' | 'serving'; no: string | null }
    | { state: 'asking'; no: string; ticket: string; seconds: number }
    | { state: 'thanks' };

export function padNow(view: PadView, now: number): PadNow {
    const { state, ticket, closesAt } = view.pad;
    const left = closesAt === null ? Number.POSITIVE_INFINITY : closesAt - now;
    if (state === 'asking' && ticket !== null && left > 0) {
        return { state, no: ticket.no, ticket: ticket.id, seconds: Number.isFinite(left) ? Math.ceil(left / 1000) : 0 };
    }
    if (state === 'thanks' && left > 0) return { state };
    return state === 'closed' || state === 'serving' ? { state, no: ticket?.no ?? null } : { state: 'idle', no: null };
}
