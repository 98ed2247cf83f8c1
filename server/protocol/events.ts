/**
 * Events: what happened, as the journal keeps it for ever. They carry no name, number of a card, phone or free text of a person; people are
 * random references. An event's `seq` is gapless in its hall and is the number by which screens know what is new.
 */
import type { HallConfig, Language, Purpose } from './hall.ts';
import type { Outcome, PrintStatus, PriorityClass, RatingChannel, TicketState } from './tickets.ts';

export type EventBody =
    | { type: 'hall.configured'; config: HallConfig }
    | { type: 'day.started'; day: string }
    | {
          type: 'ticket.taken';
          ticket: string;
          no: string;
          theme: string;
          /** Empty for a ticket taken for a theme alone. */
          items: readonly string[];
          purpose: Purpose;
          class: PriorityClass;
          /** Random reference of the person, where the item asked for identity. */
          person: string | null;
          /** Where it was taken: a kiosk's id, `guide` or `counter`. */
          channel: string;
          language: Language;
          print: PrintStatus;
      }
    | { type: 'ticket.called'; ticket: string; counter: number; clerk: string }
    | { type: 'ticket.recalled'; ticket: string; counter: number }
    | { type: 'ticket.started'; ticket: string; counter: number }
    | { type: 'ticket.finished'; ticket: string; counter: number; clerk: string; outcome: Outcome; item: string | null }
    | { type: 'ticket.passed'; ticket: string; counter: number }
    | { type: 'ticket.cancelled'; ticket: string; by: 'visitor' | 'guide' | 'clerk' }
    | { type: 'ticket.expired'; ticket: string; from: TicketState }
    | { type: 'ticket.rated'; ticket: string; level: number; channel: RatingChannel }
    | { type: 'ticket.notRated'; ticket: string; result: 'skipped' | 'notRated' }
    | { type: 'ticket.print'; ticket: string; status: PrintStatus }
    | { type: 'counter.signedIn'; counter: number; clerk: string }
    | { type: 'counter.signedOut'; counter: number; clerk: string; why: 'clerk' | 'dayEnd' }
    | { type: 'counter.paused'; counter: number }
    | { type: 'counter.reopened'; counter: number };

export type EventType = EventBody['type'];

/** An event in its place. `at` is milliseconds since 1970 by the hall's clock and never less than the one before. */
export type HallEvent = EventBody & { readonly seq: number; readonly at: number; readonly actor: string };
