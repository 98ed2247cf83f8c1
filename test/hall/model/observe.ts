/** Reads an event as the handbook would: what it may follow, and what has changed by it. */
import type { HallEvent } from '#protocol/events.ts';
import { observeAppointment } from './observe-appointments.ts';
import { observeCounter } from './observe-counters.ts';
import { observeLeaving } from './observe-leaving.ts';
import { observeQueue } from './observe-queue.ts';
import { observeService } from './observe-service.ts';
import { type History, must } from './seen.ts';

/** Writes an event down. Fails with a sentence when the handbook does not allow it. */
export function observe(history: History, event: HallEvent): void {
    must(event.seq === history.seq + 1, `event ${event.seq} follows event ${history.seq}`);
    must(event.at >= history.at, 'an event is older than the one before it');
    history.seq = event.seq;
    history.at = event.at;
    if (event.type === 'day.started') {
        must(history.day === null || event.day > history.day, 'a day begins once and never moves back');
        for (const { no, state } of history.tickets.values()) must(state !== 'waiting', `the day ended and ${no} is still waiting`);
        history.beginDay(event.day);
        return;
    }
    if (event.type === 'rules.changed') {
        history.rules = event.rules;
        history.rulesVersion = event.seq;
        return;
    }
    observeQueue(history, event);
    observeService(history, event);
    observeLeaving(history, event);
    observeCounter(history, event);
    observeAppointment(history, event);
}
