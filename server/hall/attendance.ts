/** Attendance: who was at which counter from when until when, and how long of it the counter was paused. Derived from sign-ins and sign-outs alone. */
import type { HallEvent } from '#protocol/events.ts';
import type { Duty } from '#protocol/reports.ts';
import { dayAfter, dayBegins, localTime } from './calendar.ts';

export type DutyEvent = Extract<
    HallEvent,
    { type: 'counter.signedIn' | 'counter.signedOut' | 'counter.paused' | 'counter.reopened' | 'counter.pauseOverdue' }
>;

/**
 * A duty that has not ended counts until `now`, but never beyond its day: that is when the hall ends it, also where its sign-out is written down later
 * because nothing ran at midnight, or lies outside of the events. Events are in order.
 */
export function dutiesIn(events: readonly DutyEvent[], { now, timeZone }: { now: number; timeZone: string }): Duty[] {
    const duties: Duty[] = [];
    const open = new Map<number, Duty & { pausedAt: number | null }>();
    const close = (counter: number, ended: number, by: Duty['endedBy']): void => {
        const duty = open.get(counter);
        if (duty === undefined) return;
        open.delete(counter);
        const { pausedAt, ...rest } = duty;
        const midnight = dayBegins(dayAfter(rest.day), timeZone);
        const [at, why] = ended < midnight ? [ended, by] : [midnight, 'dayEnd' as const];
        const pausedSeconds = rest.pausedSeconds + seconds(pausedAt, at);
        duties.push({ ...rest, until: why === null ? null : at, seconds: seconds(rest.from, at), pausedSeconds, endedBy: why });
    };
    for (const event of events) {
        const { counter, at } = event;
        const duty = open.get(counter);
        if (event.type === 'counter.signedIn') {
            const begun = { day: localTime(at, timeZone).day, clerk: event.clerk, counter, from: at, until: null, seconds: 0, pausedSeconds: 0 };
            open.set(counter, { ...begun, pauses: 0, overduePauses: 0, endedBy: null, pausedAt: null });
        } else if (event.type === 'counter.signedOut') close(counter, at, event.why);
        else if (duty === undefined) continue;
        else if (event.type === 'counter.pauseOverdue') duty.overduePauses += 1;
        else {
            duty.pausedSeconds += seconds(duty.pausedAt, at);
            duty.pausedAt = event.type === 'counter.paused' ? at : null;
            if (event.type === 'counter.paused') duty.pauses += 1;
        }
    }
    for (const counter of [...open.keys()]) close(counter, now, null);
    return duties.sort((one, other) => one.from - other.from);
}

function seconds(from: number | null, until: number): number {
    return from === null ? 0 : Math.round((until - from) / 1000);
}
