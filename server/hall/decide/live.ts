/** Going live: one act by the administrator. */
import type { CommandOf } from '#protocol/commands.ts';
import type { HallConfig } from '#protocol/hall.ts';
import type { HallState } from '../state.ts';
import { closing } from './day.ts';
import { accept, type Decision, refuse } from './decision.ts';

/** What protects a live hall from a key that is pressed twice; a trial hall has no such locks. */
const LIVE_LOCKS = { callLockSeconds: 10, recallIntervalSeconds: 20 };

/** What was tried ends: tickets are void and counters closed, numbers go on after the last one that was given out. */
export function goLive(state: HallState, { hours }: CommandOf<'goLive'>): Decision {
    const { config } = state.setup;
    if (config.mode === 'live') return refuse('already-live');
    const { callLockSeconds, recallIntervalSeconds } = config.settings;
    const live: HallConfig = {
        ...config,
        mode: 'live',
        hours: hours ?? { ...config.hours, alwaysOpen: false },
        settings: {
            ...config.settings,
            callLockSeconds: callLockSeconds === 0 ? LIVE_LOCKS.callLockSeconds : callLockSeconds,
            recallIntervalSeconds: recallIntervalSeconds === 0 ? LIVE_LOCKS.recallIntervalSeconds : recallIntervalSeconds,
        },
    };
    return accept({}, ...closing(state), { type: 'hall.configured', config: live });
}
