/** How long a visit can be rated by the QR code of its ticket. */
import { dayAfter, isWorkingDay } from './calendar.ts';
import type { HallState } from './state.ts';

/** Working days after the visit on which its QR code still rates. */
const RATING_WORKING_DAYS = 5;

/** Whether a visit of that day may still be rated. */
export function isRatable(state: HallState, day: string | null): boolean {
    if (state.day === null || day === null) return false;
    let left = RATING_WORKING_DAYS;
    for (let at = dayAfter(day); at <= state.day; at = dayAfter(at)) {
        if (isWorkingDay(at, state.setup.config.hours)) left -= 1;
        if (left < 0) return false;
    }
    return true;
}
