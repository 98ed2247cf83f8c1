/**
 * A line carries bytes to one device and back. Drivers know only this; what the bytes run over is the opener's business.
 *
 *     driver --write--> Line ----> device
 *     driver <-onBytes-            (always read, wanted or not: unread bytes at closing time would make the system reset the link
 *            <-onClose-             and throw away what the device has not taken yet)
 */
export interface Line {
    /** Resolves when the system has taken every byte. Rejects with a `LineError` after `deadlineMs` or on a lost line; the line is then closed. */
    write(bytes: Uint8Array, deadlineMs: number): Promise<void>;
    /** Lets written bytes leave, then closes. Resolves when nothing of the line is left; may be called again. */
    close(): Promise<void>;
}

/** What a driver hears. `onClose` comes exactly once, whoever closed: with the error of a line that broke, with null of one that ended. */
export type LineHandlers = { onBytes: (bytes: Buffer) => void; onClose: (error: LineError | null) => void };

export type OpenOptions = {
    /** Milliseconds until an unanswered opening is given up. */
    connectMs: number;
    /** Aborting it gives up an opening under way; an open line is not touched. */
    signal?: AbortSignal;
};

/** Opens one kind of address. Rejects with a `LineError`. */
export type LineOpener = (address: URL, handlers: LineHandlers, options: OpenOptions) => Promise<Line>;

/**
 * What went wrong: nobody listens there (`refused`) or answers in time (`timeout`), we gave up (`aborted`), it broke while open (`lost`); of a serial
 * line also no such port (`no-such-path`), not ours to open (`no-permission`), another program has it (`in-use`), a path that is no serial port.
 */
export type LineErrorKind = 'refused' | 'timeout' | 'aborted' | 'lost' | 'no-such-path' | 'no-permission' | 'in-use' | 'not-a-serial-line';

/** A line that could not be opened or broke. `kind` is stable, the message is for the log. */
export class LineError extends Error {
    override name = 'LineError';
    readonly kind: LineErrorKind;

    constructor(kind: LineErrorKind, message: string, options?: ErrorOptions) {
        super(message, options);
        this.kind = kind;
    }
}

/** An address that names no line, a mistake in the settings. */
export class LineAddressError extends Error {
    override name = 'LineAddressError';
}
