import { LineError } from '../../../devices/lines/line.ts';

/** Handlers that keep what they hear. */
export function listening() {
    const heard = { text: '', bytes: 0, closed: [] as (LineError | null)[] };
    const handlers = {
        onBytes: (bytes: Buffer) => {
            heard.bytes += bytes.length;
            heard.text += bytes.toString('latin1');
        },
        onClose: (error: LineError | null) => {
            heard.closed.push(error);
        },
    };
    return { heard, handlers };
}

/** How an opening or a write failed. */
export async function kindOfFailure(action: Promise<unknown>): Promise<string> {
    const error = await action.then(
        () => null,
        (reason: unknown) => reason,
    );
    return error instanceof LineError ? error.kind : String(error);
}
