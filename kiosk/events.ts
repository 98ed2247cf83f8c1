/** What the screens of the kiosk tell the page. */
import type { Purpose } from '#protocol/hall.ts';
import type { Entry } from './entry.ts';

/** Name of each event and what its detail is. */
export type KioskEvents = {
    /** A theme was touched. */
    'tx-theme': string;
    /** An item was touched; null is the theme alone. */
    'tx-item': string | null;
    /** Another page of the items. */
    'tx-page': number;
    /** A number is wanted for this purpose. */
    'tx-take': Purpose;
    /** Somebody has an appointment, or missed their call. */
    'tx-entry': Entry;
    /** What is typed of a code or number by now. */
    'tx-typed': string;
    /** What is typed is meant. */
    'tx-enter': null;
    /** The secret of a slip whose QR code was scanned. */
    'tx-scan': string;
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
