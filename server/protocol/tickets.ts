/** Words about tickets that commands, events and views share. */
import { z } from 'zod';

export const TICKET_STATES = ['waiting', 'called', 'serving', 'held', 'passed', 'done', 'cancelled', 'abandoned', 'expired'] as const;
export type TicketState = (typeof TICKET_STATES)[number];

/** One class per ticket, the best for it; only guide and clerk may grant one. */
export const PRIORITY_CLASSES = ['care', 'military', 'appointment', 'returning', 'collect', 'normal'] as const;
export const priorityClass = z.enum(PRIORITY_CLASSES);
export type PriorityClass = z.infer<typeof priorityClass>;

/** How a session ended: 当场办结, 受理, 一次性告知, 不予受理, 咨询, 出件, 取错事项, 已离开. */
export const OUTCOMES = ['settledOnSpot', 'accepted', 'oneTimeNotice', 'refused', 'consulted', 'collected', 'wrongItem', 'left'] as const;
export const outcome = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof outcome>;

/**
 * What became of a slip: `queued` on its way, `printed` confirmed by the printer, `not-sent` nothing reached the paper, `unknown` bytes went
 * out and no confirmation came, `none` no printer was asked.
 */
export const PRINT_STATUSES = ['queued', 'printed', 'not-sent', 'unknown', 'none'] as const;
export type PrintStatus = (typeof PRINT_STATUSES)[number];

export const RATING_CHANNELS = ['pad', 'phone', 'kiosk', 'paper'] as const;
export type RatingChannel = (typeof RATING_CHANNELS)[number];

/** Whom a clerk asks for: the duty manager, or support by the back office. */
export const NEEDS = ['dutyManager', 'backOffice'] as const;
export type Need = (typeof NEEDS)[number];
