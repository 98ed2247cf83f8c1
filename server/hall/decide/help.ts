/** A visitor at a kiosk asks for a member of staff, and somebody goes there. */
import type { CommandOf } from '#protocol/commands.ts';
import { kiosksOf, placesOf } from '../devices.ts';
import type { HallState } from '../state.ts';
import { accept, type Circumstances, type Decision, refuse } from './decision.ts';

/** Asking again while somebody is on the way changes nothing. */
export function callStaff(state: HallState, { screen }: CommandOf<'callStaff'>, { actor }: Circumstances): Decision {
    if (state.help.has(actor.ref)) return accept({});
    return accept({}, { type: 'help.asked', kiosk: actor.ref, screen: screen ?? null });
}

export function answerHelp(state: HallState, { kiosk }: CommandOf<'answerHelp'>, { now }: Circumstances): Decision {
    if (!kiosksOf(placesOf(state)).some(({ id }) => id === kiosk)) return refuse('unknown-kiosk', { kiosk });
    const asked = state.help.get(kiosk);
    // Two members of staff may go at once; the first one counts.
    if (asked === undefined) return accept({});
    return accept({}, { type: 'help.answered', kiosk, seconds: Math.round((now - asked.at) / 1000) });
}
