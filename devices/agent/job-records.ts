/** What an agent keeps of its print jobs, and what the records of its journal come to when they are read again. */
import { z } from 'zod';
import { agentInstance, jobName, printOutcome, slip } from '#protocol/agent.ts';
import { device } from '#protocol/devices.ts';
import type { PrintOutcome, Slip } from '#protocol/slips.ts';

const at = z.number();
const about = { device: z.string(), job: jobName };

/** Times are of this machine's clock, in milliseconds. */
export const jobRecord = z.discriminatedUnion('is', [
    /** Whose journal this is, and since when it knows of every job. */
    z.object({ is: z.literal('born'), instance: agentInstance, at }),
    /** The devices that the hub named last: what is kept is printed also while the hub is away. */
    z.object({ is: z.literal('devices'), devices: z.array(device) }),
    z.object({ is: z.literal('received'), ...about, slip, at, withinMs: z.number() }),
    /** Handed to the printer: from here on it may be on paper. */
    z.object({ is: z.literal('sending'), ...about }),
    z.object({ is: z.literal('outcome'), ...about, outcome: printOutcome, at }),
    /** The hub has stored the outcome. */
    z.object({ is: z.literal('told'), ...about }),
]);
export type JobRecord = z.infer<typeof jobRecord>;

export type KeptJob = { readonly job: string; readonly device: string } & (
    | { readonly stage: 'received' | 'sending'; readonly slip: Slip; readonly at: number; readonly withinMs: number }
    | { readonly stage: 'done'; readonly outcome: PrintOutcome; readonly at: number; readonly told: boolean }
);

export type Kept = {
    instance: string | null;
    bornAt: number;
    devices: readonly z.infer<typeof device>[];
    jobs: Map<string, KeptJob>;
};

/** How long an outcome is kept after it happened: longer than a hub can ask for a ticket of its day. */
const KEPT_MS = 48 * 3_600_000;

export function emptyKept(): Kept {
    return { instance: null, bornAt: 0, devices: [], jobs: new Map() };
}

/** Adds a record. Saying it twice changes nothing; a record that comes after a later stage of its job is of no account. */
export function keep(kept: Kept, record: JobRecord): void {
    switch (record.is) {
        case 'born':
            kept.instance = record.instance;
            kept.bornAt = record.at;
            return;
        case 'devices':
            kept.devices = record.devices;
            return;
        default:
            return keepJob(kept.jobs, record);
    }
}

function keepJob(jobs: Map<string, KeptJob>, record: Exclude<JobRecord, { is: 'born' | 'devices' }>): void {
    const { job, device } = record;
    const known = jobs.get(job);
    if (record.is === 'received') {
        if (known === undefined) jobs.set(job, { job, device, stage: 'received', slip: record.slip, at: record.at, withinMs: record.withinMs });
    } else if (record.is === 'sending') {
        if (known?.stage === 'received') jobs.set(job, { ...known, stage: 'sending' });
    } else if (record.is === 'outcome') {
        if (known?.stage !== 'done') jobs.set(job, { job, device, stage: 'done', outcome: record.outcome, at: record.at, told: false });
    } else if (known?.stage === 'done') jobs.set(job, { ...known, told: true });
}

/** The fewest records that come to the same, without jobs that nobody will ask after. `now` is this machine's time. */
export function recordsOf({ instance, bornAt, devices, jobs }: Kept, now: number): JobRecord[] {
    const records: JobRecord[] = instance === null ? [] : [{ is: 'born', instance, at: bornAt }];
    records.push({ is: 'devices', devices: [...devices] });
    for (const kept of jobs.values()) records.push(...recordsOfJob(kept, now));
    return records;
}

/** Whether a job may be forgotten: it is over, the hub knows, and its day is long past. */
export function isPast(kept: KeptJob, now: number): boolean {
    return kept.stage === 'done' && kept.told && now - kept.at > KEPT_MS;
}

function recordsOfJob(kept: KeptJob, now: number): JobRecord[] {
    if (isPast(kept, now)) return [];
    const { job, device } = kept;
    if (kept.stage === 'done') {
        const outcome: JobRecord = { is: 'outcome', job, device, outcome: kept.outcome, at: kept.at };
        return kept.told ? [outcome, { is: 'told', job, device }] : [outcome];
    }
    const received: JobRecord = { is: 'received', job, device, slip: kept.slip, at: kept.at, withinMs: kept.withinMs };
    return kept.stage === 'sending' ? [received, { is: 'sending', job, device }] : [received];
}
