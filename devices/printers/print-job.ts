import type { PrinterState, PrintOutcome } from '#protocol/slips.ts';
import { LineError } from '../lines/line.ts';
import { PrinterLink, type PrinterTimeouts, type SendResult } from './printer-link.ts';
import { stateOf } from './status.ts';

/** What became of a job, and what it taught about the printer; null if nothing. */
export type JobResult = { outcome: PrintOutcome; state: PrinterState | null };

export type JobSignals = {
    /** Gives the job up as long as nothing of it was sent. */
    giveUp: AbortSignal;
    /** Cuts it off wherever it is. */
    cutOff: AbortSignal;
};

/**
 * Prints one encoded slip over a line of its own: connect, silence unasked status, ask for paper and cover, send, wait for the confirmation.
 * Never rejects for anything a printer or a network does.
 */
export async function runJob(address: string, timeouts: PrinterTimeouts, bytes: Buffer, signals: JobSignals): Promise<JobResult> {
    const link = await reach(address, timeouts, signals.giveUp);
    if (link === null) return signals.giveUp.aborted ? givenUp : unsent(offline('unreachable'));
    const stop = () => void link.close();
    signals.giveUp.addEventListener('abort', stop, { once: true });
    signals.cutOff.addEventListener('abort', stop, { once: true });
    try {
        await link.quieten();
        const state = await readState(link);
        if (signals.giveUp.aborted) return givenUp;
        if (link.lost || state.state !== 'online') return unsent(link.lost ? offline('unreachable') : state);
        signals.giveUp.removeEventListener('abort', stop);
        return sent(await link.send(bytes), link.lost);
    } finally {
        signals.giveUp.removeEventListener('abort', stop);
        signals.cutOff.removeEventListener('abort', stop);
        await link.close();
    }
}

/** Asks a printer how it is without printing. Null if the signal aborted it. */
export async function lookAt(address: string, timeouts: PrinterTimeouts, signal: AbortSignal): Promise<PrinterState | null> {
    const link = await reach(address, timeouts, signal);
    if (link === null) return signal.aborted ? null : offline('unreachable');
    const stop = () => void link.close();
    signal.addEventListener('abort', stop, { once: true });
    const state = await readState(link);
    signal.removeEventListener('abort', stop);
    await link.close();
    return signal.aborted ? null : state;
}

async function reach(address: string, timeouts: PrinterTimeouts, signal: AbortSignal): Promise<PrinterLink | null> {
    try {
        return await PrinterLink.open(address, timeouts, signal);
    } catch (error) {
        if (error instanceof LineError) return null;
        throw error;
    }
}

async function readState(link: PrinterLink): Promise<PrinterState> {
    const faults = await link.faults();
    if (faults !== null) return stateOf(faults);
    return offline(link.lost ? 'unreachable' : 'no-answer');
}

function sent(result: SendResult, lost: boolean): JobResult {
    const state = result.faults === null ? offline(lost ? 'unreachable' : 'no-answer') : stateOf(result.faults);
    const hindered = state.state === 'fault' ? state.reason : null;
    // A printer that reports the end of its roll may have lost the slip's last lines: that is no confirmation.
    if (result.confirmed && hindered === null) return { outcome: { status: 'printed', reason: null }, state };
    return { outcome: { status: 'unknown', reason: hindered ?? (lost ? 'link-lost' : 'no-confirm') }, state };
}

const givenUp: JobResult = { outcome: { status: 'not-sent', reason: 'closing' }, state: null };

function unsent(state: PrinterState): JobResult {
    return { outcome: { status: 'not-sent', reason: state.reason }, state };
}

function offline(reason: string): PrinterState {
    return { state: 'offline', reason };
}
