/** The reasons that visitors choose from when they rate. */
import type { ReasonView } from '#protocol/views.ts';
import type { HallState } from '../state.ts';

/** Those in use, from the best level to the worst, each level in its order. */
export function reasonViews({ ratingReasons }: HallState): ReasonView[] {
    return ratingReasons
        .filter(({ enabled }) => enabled)
        .toSorted((one, other) => other.level - one.level || one.order - other.order)
        .map(({ code, level, text, shownFirst }) => ({ code, level, text, first: shownFirst }));
}
