import type { RatingChannel } from '#protocol/tickets.ts';
import type { PadView, ReasonView } from '#protocol/views.ts';

/** What the pad shows at a moment of hall time: a question or a thanks whose time is over is gone, even if no new view said so yet. */
export type PadNow =
    | { state: 'closed' | 'idle' | 'serving'; no: string | null }
    | { state: 'asking'; no: string; ticket: string; seconds: number }
    | { state: 'explaining'; ticket: string; seconds: number; level: number; reasons: readonly ReasonView[] }
    | { state: 'thanks'; from: RatingChannel | null };

export function padNow(view: PadView, now: number): PadNow {
    const { state, ticket, closesAt } = view.pad;
    const left = closesAt === null ? Number.POSITIVE_INFINITY : closesAt - now;
    const seconds = Number.isFinite(left) ? Math.ceil(left / 1000) : 0;
    if (state === 'asking' && ticket !== null && left > 0) return { state, no: ticket.no, ticket: ticket.id, seconds };
    if (state === 'explaining' && ticket !== null && view.why !== null && left > 0) return { state, ticket: ticket.id, seconds, ...view.why };
    if (state === 'thanks' && left > 0) return { state, from: view.from };
    return state === 'serving' ? { state, no: ticket?.no ?? null } : unasked(view);
}

/** What the pad shows with no visitor before it. */
export function unasked({ clerk }: PadView): PadNow {
    return { state: clerk === null ? 'closed' : 'idle', no: null };
}
