import type { DeviceState } from '#protocol/devices.ts';
import type { PrintOutcome } from '#protocol/slips.ts';
import type { Completion } from './completion.ts';
import { PrinterLink, type SendResult } from './printer-link.ts';
import type { PrinterReach } from './printer-reach.ts';
import { stateOf } from './status.ts';

export type Job = {
    readonly bytes: Buffer;
    readonly completion: Completion;
    /** Four characters by which its confirmation is known. */
    readonly id: string;
    /** It is not begun after this moment of `performance.now()`. */
    readonly begunBy: number;
};

/** What became of a job, and what it taught about the printer; null if nothing. */
export type JobResult = { outcome: PrintOutcome; state: DeviceState | null };

export type JobSignals = {
    /** Gives the job up as long as nothing of it was sent. */
    giveUp: AbortSignal;
    /** Cuts it off wherever it is. */
    cutOff: AbortSignal;
};

/**
 * Prints one encoded slip: reach the printer, silence unasked status, ask for paper and cover, send, wait for the confirmation. Never rejects for
 * anything a printer or a line does.
 */
export async function runJob(reach: PrinterReach, job: Job, signals: JobSignals): Promise<JobResult> {
    const link = await reach.take(signals.giveUp);
    if (link === null) return givenUp;
    if (!(link instanceof PrinterLink)) return unsent(link);
    const stop = () => void link.close();
    signals.giveUp.addEventListener('abort', stop, { once: true });
    signals.cutOff.addEventListener('abort', stop, { once: true });
    try {
        await link.quieten();
        const state = await readState(link);
        if (job.completion === 'gs-r' && state.state === 'online') await link.settleDebts();
        if (signals.giveUp.aborted) return givenUp;
        if (link.lost || state.state !== 'online') return unsent(link.lost ? offline('unreachable') : state);
        if (performance.now() > job.begunBy) return { outcome: { status: 'not-sent', reason: 'expired' }, state };
        signals.giveUp.removeEventListener('abort', stop);
        return sent(await link.send(job.bytes, job.completion, job.id), link.lost);
    } finally {
        signals.giveUp.removeEventListener('abort', stop);
        signals.cutOff.removeEventListener('abort', stop);
        await reach.giveBack(link);
    }
}

/** Asks a printer how it is without printing. Null if the signal aborted it. */
export async function lookAt(reach: PrinterReach, signal: AbortSignal): Promise<DeviceState | null> {
    const link = await reach.take(signal);
    if (!(link instanceof PrinterLink)) return link;
    const stop = () => void link.close();
    signal.addEventListener('abort', stop, { once: true });
    const state = await readState(link);
    signal.removeEventListener('abort', stop);
    await reach.giveBack(link);
    return signal.aborted ? null : state;
}

async function readState(link: PrinterLink): Promise<DeviceState> {
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

function unsent(state: DeviceState): JobResult {
    return { outcome: { status: 'not-sent', reason: state.reason }, state };
}

function offline(reason: string): DeviceState {
    return { state: 'offline', reason };
}
