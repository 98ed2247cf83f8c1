/**
 * A slip of paper as a document, before it is bytes: the hub words it in the visitor's language, a printer driver turns it into the bytes of
 * its printer. Columns are counted as the paper does: a Chinese character is two, an ASCII character one.
 */
export type SlipLine =
    | { kind: 'text'; text: string; size: 1 | 2 | 3 | 4 | 6; align: 'left' | 'center'; bold: boolean }
    | { kind: 'pair'; left: string; right: string }
    | { kind: 'rule' }
    /** ASCII only: an address. */
    | { kind: 'qr'; content: string }
    | { kind: 'space'; lines: number };

export type Slip = { lines: readonly SlipLine[] };

/** What a printer says of itself. `reason` is a stable word such as `paper-out`, `cover-open`, `unreachable`. */
export type PrinterState = { state: 'online' | 'offline' | 'fault'; reason: string | null };

/**
 * What became of a job: `printed` confirmed; `not-sent` no byte of it can be on paper, safe to try again; `unknown` bytes went out and no
 * confirmation came, never tried again by itself.
 */
export type PrintOutcome = { status: 'printed' | 'not-sent' | 'unknown'; reason: string | null };
