/** The fold: what each event means for the state. Total and free of decisions, so a journal can always be replayed. */
import type { HallEvent } from '#protocol/events.ts';
import { collectable } from '../collectable.ts';
import { newPool } from '../estimates.ts';
import { Rules } from '../rules.ts';
import { beginDay, type HallState, setupOf } from '../state.ts';
import { withStep } from '../work-orders.ts';
import { appointmentEvent } from './appointments.ts';
import { appended, called, finished, held, recalled, resumed, started, undone } from './calls.ts';
import { asked, counterEvent } from './counters.ts';
import { deviceConfigured } from './devices.ts';
import { corrected, documentEvent, handedOver } from './documents.ts';
import { ticketOf } from './parts.ts';
import { paperEvent, printed } from './printing.ts';
import { ended, granted, passed, promoted, rejoined, released, reprinted, taken, transferred } from './queue.ts';
import { explained, notRated, rated } from './ratings.ts';
import { noteTold, reachGiven, reachWithdrawn } from './reach.ts';

/** Applies an event to the state it belongs to, in place. Throws when the journal contradicts itself. */
export function evolve(state: HallState, event: HallEvent): void {
    state.seq = event.seq;
    state.at = event.at;
    noteTold(state, event);
    switch (event.type) {
        case 'hall.configured':
            state.setup = setupOf(event.config, event.seq);
            return;
        case 'rules.changed':
            state.rules = new Rules(event.rules, event.seq);
            return;
        case 'slips.changed':
            state.slips.set(event.name, { template: event.template, version: event.seq });
            return;
        case 'messages.changed':
            state.messages = { content: event.messages, version: event.seq };
            return;
        case 'day.started':
            return beginDay(state, event.day, event.at);
        case 'waits.learned':
            state.pools = new Map(Object.entries(event.pools).map(([theme, learned]) => [theme, newPool(state.setup, theme, learned)]));
            return;
        case 'ratingReasons.changed':
            state.ratingReasons = event.reasons;
            state.ratingReasonsVersion = event.seq;
            return;
        case 'roster.changed':
            state.roster = { roster: event.roster, version: event.seq };
            return;
        case 'attendance.corrected':
            // Attendance is judged when it is asked for.
            return;
        case 'clock.confirmed':
            // The clock itself is the hub's; the journal keeps who said so.
            return;
        case 'ticket.taken':
            return taken(state, event);
        case 'ticket.released':
            return released(state, event);
        case 'ticket.called':
            return called(state, event);
        case 'ticket.recalled':
            return recalled(state, event);
        case 'ticket.started':
            return started(state, event);
        case 'ticket.appended':
            return appended(state, event);
        case 'ticket.held':
            return held(state, event);
        case 'ticket.resumed':
            return resumed(state, event);
        case 'ticket.finished':
            return finished(state, event);
        case 'ticket.corrected':
            return corrected(state, event);
        case 'ticket.handedOver':
            return handedOver(state, event);
        case 'ticket.passed':
            return passed(state, event);
        case 'ticket.rejoined':
            return rejoined(state, event);
        case 'ticket.transferred':
            return transferred(state, event);
        case 'ticket.promoted':
            return promoted(state, event);
        case 'ticket.granted':
            return granted(state, event);
        case 'ticket.undone':
            return undone(state, event);
        case 'ticket.cancelled':
            return ended(state, ticketOf(state, event.ticket), 'cancelled', event.at);
        case 'ticket.abandoned':
            return ended(state, ticketOf(state, event.ticket), 'abandoned', event.at);
        case 'ticket.expired':
            return ended(state, ticketOf(state, event.ticket), 'expired', event.at);
        case 'ticket.breached':
            ticketOf(state, event.ticket).alerted = event.level;
            return;
        case 'ticket.rated':
            return rated(state, event);
        case 'ticket.ratingExplained':
            return explained(state, event);
        case 'ticket.notRated':
            return notRated(state, event);
        case 'ticket.reachGiven':
            return reachGiven(state, event);
        case 'ticket.reachWithdrawn':
            return reachWithdrawn(state, event);
        case 'ticket.nearing':
            // Of what a visitor was told is noted above.
            return;
        case 'ticket.reprinted':
            return reprinted(state, event);
        case 'ticket.print':
            return printed(state, event);
        case 'paper.loaded':
        case 'paper.used':
        case 'paper.carried':
            return paperEvent(state, event);
        case 'counter.signedIn':
        case 'counter.signedOut':
        case 'counter.paused':
        case 'counter.reopened':
        case 'counter.pauseOverdue':
        case 'counter.helping':
            return counterEvent(state, event);
        case 'help.asked':
            state.help.set(event.kiosk, { at: event.at, screen: event.screen });
            return;
        case 'help.answered':
            state.help.delete(event.kiosk);
            return;
        case 'help.wanted':
        case 'help.given':
            return asked(state, event);
        case 'document.issued':
        case 'document.ready':
        case 'document.handedOver':
        case 'document.reprinted':
        case 'document.print':
            return documentEvent(state, event);
        case 'appointment.booked':
        case 'appointment.moved':
        case 'appointment.cancelled':
        case 'appointment.arrived':
        case 'appointment.missed':
            return appointmentEvent(state, event);
        case 'device.added':
        case 'device.changed':
            return deviceConfigured(state, event.device);
        case 'device.removed':
            state.devices.delete(event.id);
            state.paper.delete(event.id);
            return;
        case 'device.paired':
            // Tokens are kept outside of the journal, which keeps who gave one.
            return;
        case 'workOrder.opened':
        case 'workOrder.explained':
        case 'workOrder.assigned':
        case 'workOrder.verified':
        case 'workOrder.remedied':
        case 'workOrder.calledBack':
        case 'workOrder.appealed':
        case 'workOrder.appealDecided':
        case 'workOrder.stated':
        case 'workOrder.mediated':
        case 'workOrder.replied':
        case 'workOrder.answered':
        case 'workOrder.overdue':
        case 'workOrder.closed':
            state.workOrders.set(event.order, withStep(state, state.workOrders.get(event.order), event));
            return;
        case 'case.ready':
            return collectable(state, event);
        case 'case.linked':
        case 'case.returned':
        case 'case.supplementRequired':
        case 'case.collected':
            // Cases live in the store; what a day decides does not hang on them. Screens show those that can be collected.
            if (event.type !== 'case.linked') state.collectable.delete(event.caseNo);
            return;
        default:
            event satisfies never;
    }
}
