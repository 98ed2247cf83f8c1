/** What the screens of the kiosk tell the page. */
import type { Purpose } from '#protocol/hall.ts';
import type { Rating } from '#web/elements/tx-rating-reasons.ts';
import type { Entry } from './entry.ts';
import type { Identity } from './screen.ts';

/** Name of each event and what its detail is. */
export type KioskEvents = {
    /** One of the ways in. */
    'tx-way': Purpose;
    /** A theme was touched. */
    'tx-theme': string;
    /** An item was touched; null is the theme alone. */
    'tx-item': string | null;
    /** Another page of what is listed. */
    'tx-page': number;
    /** Somebody looks for an item by its name. */
    'tx-search': null;
    /** A number is wanted for this purpose. */
    'tx-take': Purpose;
    /** This matter, and then another one in the same visit. */
    'tx-add': null;
    /** The matters chosen so far. */
    'tx-basket': null;
    /** Not this matter after all. */
    'tx-remove': string;
    /** Somebody has an appointment, missed their call, or has a document of a counter. */
    'tx-entry': Entry;
    /** What is typed by now. */
    'tx-typed': string;
    /** What is typed is meant. */
    'tx-enter': null;
    /** What a scanner read. */
    'tx-scan': string;
    /** How somebody shows who they are: `type`, or null for not at all. */
    'tx-identity': Identity | 'type' | null;
    /** The list of what to bring for an item is wanted on paper. */
    'tx-print-materials': string;
    /** The slip is wanted once more. */
    'tx-reprint': null;
    /** How a session was. */
    'tx-rating': Rating;
    /** A member of staff should come. */
    'tx-call-staff': null;
    'tx-back': null;
    'tx-home': null;
    /** The same wish once more. */
    'tx-again': null;
};

export type KioskEvent<Name extends keyof KioskEvents> = CustomEvent<KioskEvents[Name]>;

/** Tells the page, through all shadow roots. */
export function tell<Name extends keyof KioskEvents>(from: HTMLElement, name: Name, detail: KioskEvents[Name]): void {
    from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}
