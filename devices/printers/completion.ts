/**
 * How a printer says that a job is on paper.
 *
 *     gs-r        GS r 1 at its end is answered once all before it was processed, with the sensors of the roll
 *     process-id  GS ( H at its end is answered with the four characters that it carries, so an answer can be told from that to another job
 *     none        nothing: a job counts as printed when the printer has taken every byte and says a moment later that it is well
 *
 * With `none` a printer that loses power within that moment, or prints from a buffer larger than a slip, may have printed less than we say: the price of
 * a printer that cannot answer, which staff would otherwise find as "perhaps printed" on every single ticket.
 */
export type Completion = 'gs-r' | 'process-id' | 'none';

/** GS r 1. */
const transmitStatus = Buffer.from([0x1d, 0x72, 0x01]);
/** GS ( H, 6 bytes: function 48, mode 48, four characters. */
const setProcessId = Buffer.from([0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30]);

/** The bytes at the end of a job. `id` is four printable characters of ASCII. */
export function completionBytes(completion: Completion, id: string): Buffer {
    if (completion === 'gs-r') return transmitStatus;
    return completion === 'process-id' ? Buffer.concat([setProcessId, Buffer.from(id, 'latin1')]) : Buffer.alloc(0);
}

/** Ids of jobs in turn; the same one comes again after more than a million jobs. */
export function processId(count: number): string {
    return (count % 36 ** 4).toString(36).toUpperCase().padStart(4, '0');
}
