/**
 * Events: what happened, as the journal keeps it for ever. They carry no name, number of a card, phone or free text of a person; people are
 * random references. An event's `seq` is gapless in its hall and is the number by which screens know what is new.
 */
import type { Device } from './devices.ts';
import type { DocumentKind } from './documents.ts';
import type { HallConfig, Language, Purpose, RatingReason } from './hall.ts';
import type { HallMessages, MessageChannel, MessageKind } from './messages.ts';
import type { Finding, Roster } from './roster.ts';
import type { WaitRules } from './rules.ts';
import type { ServiceRecord } from './service-record.ts';
import type { SlipName, SlipTemplate } from './slip-templates.ts';
import type { Need, Outcome, PrintStatus, PriorityClass, RatingChannel, TicketState } from './tickets.ts';
import type { Why } from './why.ts';
import type { Remedy, Verdict, WorkOrder } from './work-orders.ts';

/** Who gave a ticket back or granted something. */
type By = 'visitor' | 'guide' | 'clerk';

/** What a predictor has learned: plain data that only the predictor reads. */
export type LearnedWaits = Readonly<Record<string, unknown>>;

/** What a ticket waits for. */
export type WantedBody = { theme: string; items: readonly string[]; purpose: Purpose; class: PriorityClass; needs: readonly string[] };

type HallEvents =
    | { type: 'hall.configured'; config: HallConfig }
    | { type: 'rules.changed'; rules: WaitRules }
    /** Null: the slip that a new hall has. */
    | { type: 'slips.changed'; name: SlipName; template: SlipTemplate | null }
    | { type: 'messages.changed'; messages: HallMessages }
    | { type: 'day.started'; day: string }
    /** What was learned about waits, by theme, kept over the end of a day; its shape is the predictor's. */
    | { type: 'waits.learned'; pools: Readonly<Record<string, LearnedWaits>> }
    | { type: 'ratingReasons.changed'; reasons: readonly RatingReason[] }
    | { type: 'roster.changed'; roster: Roster }
    /** A finding of a day of a clerk does not count; why is a note. */
    | { type: 'attendance.corrected'; clerk: string; day: string; finding: Finding }
    | { type: 'clock.confirmed' };

type TicketEvents =
    | {
          type: 'ticket.taken';
          ticket: string;
          no: string;
          /** Items are empty for a ticket taken for a theme alone. */
          wanted: WantedBody;
          /** Random reference of the person, where the item asked for identity. */
          person: string | null;
          /** Where it was taken: a kiosk's id, `guide` or `clerk`. */
          channel: string;
          language: Language;
          print: PrintStatus;
          /** From when it may be called and its waiting counts: an appointment's slot. Null: at once. */
          callableFrom: number | null;
          /** The ticket of the same visit that has to end first. */
          after: string | null;
          /** The counter that knows the visitor. */
          affinity: number | null;
          appointment: string | null;
          /** Number of the counter's document that was shown. */
          document?: string;
          /** The place of the printer of its slip, where that is not the channel. */
          printAt?: string;
          /** The class was granted by whoever took it, not worked out. */
          granted?: true;
          /** Hour of the day, hall time, for the caps. */
          hour: number;
      }
    | { type: 'ticket.released'; ticket: string }
    | { type: 'ticket.called'; ticket: string; counter: number; clerk: string; why: Why }
    | { type: 'ticket.recalled'; ticket: string; counter: number }
    | { type: 'ticket.started'; ticket: string; counter: number }
    /** One more item for the session: all that it is about now. */
    | { type: 'ticket.appended'; ticket: string; items: readonly string[] }
    | { type: 'ticket.held'; ticket: string; counter: number }
    | { type: 'ticket.resumed'; ticket: string; counter: number; clerk: string }
    | {
          type: 'ticket.finished';
          ticket: string;
          counter: number;
          clerk: string;
          outcome: Outcome;
          item: string | null;
          /** Missing in what older versions wrote. */
          record?: ServiceRecord;
      }
    /** A further entry to the record of a finished session: only what is different. */
    | { type: 'ticket.corrected'; ticket: string; outcome?: Outcome; record: ServiceRecord }
    /** Its papers went to the back office with this list. */
    | { type: 'ticket.handedOver'; ticket: string; sheet: string }
    | { type: 'ticket.passed'; ticket: string; counter: number }
    | { type: 'ticket.rejoined'; ticket: string; since: number }
    | { type: 'ticket.transferred'; ticket: string; from: number | null; wanted: WantedBody; counter: number | null }
    | { type: 'ticket.promoted'; ticket: string; by: string }
    | { type: 'ticket.granted'; ticket: string; class: PriorityClass; by: string }
    | { type: 'ticket.undone'; ticket: string; counter: number; act: 'call' | 'pass' | 'finish' }
    | { type: 'ticket.cancelled'; ticket: string; by: By }
    | { type: 'ticket.abandoned'; ticket: string; why: 'passes' | 'clerk' }
    | { type: 'ticket.expired'; ticket: string; from: TicketState }
    | { type: 'ticket.breached'; ticket: string; level: 'warning' | 'maximum'; theme: string; item: string | null; class: PriorityClass }
    | {
          type: 'ticket.rated';
          ticket: string;
          level: number;
          channel: RatingChannel /** Codes; missing in what older versions wrote. */;
          reasons?: readonly string[];
      }
    /** Why, said on the pad after its rating. */
    | { type: 'ticket.ratingExplained'; ticket: string; reasons: readonly string[] }
    | { type: 'ticket.notRated'; ticket: string; result: 'skipped' | 'notRated' }
    /** Its visitor wants to be told at these moments; `ref` is the random name under which the number or address is kept sealed. */
    | { type: 'ticket.reachGiven'; ticket: string; ref: string; channel: MessageChannel; moments: readonly MessageKind[] }
    | { type: 'ticket.reachWithdrawn'; ticket: string }
    /** Only a few people are left before it, and its visitor asked to be told. */
    | { type: 'ticket.nearing'; ticket: string; ahead: number }
    /** `again`: it may have come out before and is marked; absent in old journals, where each was. */
    | { type: 'ticket.reprinted'; ticket: string; kiosk: string; again?: boolean }
    /** `printer` is the device that was asked, absent in old journals. */
    | { type: 'ticket.print'; ticket: string; status: PrintStatus; printer?: string };

type PaperEvents =
    | { type: 'paper.loaded'; device: string; slips: number }
    /** A slip that is no ticket's came out. */
    | { type: 'paper.used'; device: string }
    /** What is left at the end of a day, by device. */
    | { type: 'paper.carried'; left: Readonly<Record<string, number>> };

type CounterEvents =
    | { type: 'counter.signedIn'; counter: number; clerk: string }
    | { type: 'counter.signedOut'; counter: number; clerk: string; why: 'clerk' | 'dayEnd' }
    /** Why, as a code of the hall, and until when at most; missing in what older versions wrote. */
    | { type: 'counter.paused'; counter: number; kind?: string; until?: number }
    | { type: 'counter.pauseOverdue'; counter: number; kind: string }
    | { type: 'counter.reopened'; counter: number }
    | { type: 'counter.helping'; counter: number; theme: string; joined: boolean; longestWaitSeconds: number; peoplePerCounter: number };

type KioskEvents =
    /** `screen` is what the visitor stood before, null if the kiosk did not say. */
    | { type: 'help.asked'; kiosk: string; screen: string | null }
    /** `seconds` from the asking to this. */
    | { type: 'help.answered'; kiosk: string; seconds: number };

type AskEvents =
    | { type: 'help.wanted'; counter: number; need: Need; clerk: string }
    /** Somebody goes there; `seconds` from the asking to this. */
    | { type: 'help.given'; counter: number; need: Need; seconds: number };

type WorkOrderEvents =
    | {
          type: 'workOrder.opened';
          order: string;
          origin: WorkOrder['origin'];
          /** The ticket of the visit. */
          about: string | null;
          counter: number | null;
          /** Whom it is about. */
          clerk: string | null;
      }
    /** The visitor has said why after all: the reasons of its origin. */
    | { type: 'workOrder.explained'; order: string; reasons: readonly string[] }
    | { type: 'workOrder.assigned'; order: string; to: string }
    | { type: 'workOrder.verified'; order: string; verdict: Verdict }
    | { type: 'workOrder.remedied'; order: string; remedy: Remedy; until: string | null }
    | { type: 'workOrder.calledBack'; order: string; satisfied: boolean | null }
    | { type: 'workOrder.appealed'; order: string }
    | { type: 'workOrder.appealDecided'; order: string; upheld: boolean }
    | { type: 'workOrder.stated'; order: string }
    | { type: 'workOrder.mediated'; order: string }
    | { type: 'workOrder.replied'; order: string }
    | { type: 'workOrder.answered'; order: string; accepted: boolean }
    /** The day by which its next step was due has passed. */
    | { type: 'workOrder.overdue'; order: string; due: string }
    | { type: 'workOrder.closed'; order: string };

type CaseEvents =
    | {
          type: 'case.linked';
          caseNo: string;
          session: string;
          /** The ticket of the session. */
          visit: string;
          item: string | null;
          counter: number | null;
          person: string | null;
      }
    | {
          type: 'case.ready';
          caseNo: string;
          item: string | null;
          waybill: string | null;
          expectedDay: string | null;
          /** Number of the document that the visitor was given for it. */
          receipt?: string;
      }
    | { type: 'case.returned'; caseNo: string; item: string | null }
    | { type: 'case.supplementRequired'; caseNo: string; item: string | null; deadline: string | null }
    | { type: 'case.collected'; caseNo: string; counter: number };
type DocumentEvents =
    | {
          type: 'document.issued';
          /** Its number. */
          document: string;
          kind: DocumentKind;
          item: string;
          theme: string;
          counter: number;
          ticket: string;
          person: string | null;
          day: string;
          /** The day on which its result is promised. */
          due: string | null;
          /** What of the session stands on it, its outcome, the visitor's language; missing, as `print`, in what older versions wrote. */
          record?: ServiceRecord;
          outcome?: Outcome | null;
          language?: Language;
          /** `queued` where the counter has a printer, else `none`: it is printed from its page. */
          print?: PrintStatus;
      }
    | { type: 'document.ready'; document: string }
    /** The papers of these sessions went to the back office with a list. */
    | { type: 'document.handedOver'; document: string; counter: number; day: string; tickets: readonly string[]; print: PrintStatus }
    /** `again`: it may have come out before and is marked. */
    | { type: 'document.reprinted'; document: string; counter: number; again: boolean }
    /** What became of a print; without a printer it was printed from its page. */
    | { type: 'document.print'; document: string; status: PrintStatus; printer?: string };

type AppointmentEvents =
    | {
          type: 'appointment.booked';
          appointment: string;
          item: string;
          day: string;
          time: string;
          slotAt: number;
          person: string | null;
          language: Language;
      }
    | { type: 'appointment.moved'; appointment: string; day: string; time: string; slotAt: number }
    | { type: 'appointment.cancelled'; appointment: string }
    | { type: 'appointment.arrived'; appointment: string; ticket: string }
    | { type: 'appointment.missed'; appointment: string };

type DeviceEvents =
    | { type: 'device.added'; device: Device }
    | { type: 'device.changed'; device: Device }
    | { type: 'device.removed'; id: string }
    /** It has got a token; what the token is, is nobody's but the device's. */
    | { type: 'device.paired'; id: string };

export type EventBody =
    | HallEvents
    | TicketEvents
    | CounterEvents
    | KioskEvents
    | AskEvents
    | DocumentEvents
    | CaseEvents
    | AppointmentEvents
    | DeviceEvents
    | WorkOrderEvents
    | PaperEvents;

export type EventType = EventBody['type'];

/** An event in its place. `at` is milliseconds since 1970 by the hall's clock and never less than the one before. */
export type HallEvent = EventBody & { readonly seq: number; readonly at: number; readonly actor: string };
