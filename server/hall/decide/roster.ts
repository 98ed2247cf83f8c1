/** The duty roster, and corrections of what was judged by it. */
import type { CommandOf } from '#protocol/commands.ts';
import { isDay } from '../calendar.ts';
import type { HallState } from '../state.ts';
import { accept, type Decision, refuse } from './decision.ts';

export function changeRoster(state: HallState, { roster, base }: CommandOf<'changeRoster'>): Decision {
    if (base !== undefined && base !== state.roster.version) return refuse('roster-changed', { version: state.roster.version });
    for (const { counter } of roster.shifts) {
        if (counter !== null && !state.counters.has(counter)) return refuse('unknown-counter', { counter });
    }
    for (const { from, to } of roster.leave) {
        const wrong = [from, to].find((day) => !isDay(day));
        if (wrong !== undefined) return refuse('no-such-day', { day: wrong });
    }
    return accept({}, { type: 'roster.changed', roster });
}

export function correctAttendance(state: HallState, { clerk, day, finding }: CommandOf<'correctAttendance'>): Decision {
    if (!isDay(day) || day > (state.day ?? '')) return refuse('no-such-day', { day });
    return accept({}, { type: 'attendance.corrected', clerk, day, finding });
}
