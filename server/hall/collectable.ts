/** Results that can be collected, as hall screens show them: by the number of the visitor's paper, else by that of the case. Never by a name. */
import type { CaseFile } from '#protocol/case-files.ts';
import type { HallState } from './state.ts';

/** Those kept for screens, which show fewer: after a start the newest ones are read back. */
export const COLLECTABLE_KEPT = 200;
const SHOWN = 30;

/** What is sent by mail is not collected. */
export function collectable({ collectable: known }: HallState, { caseNo, receipt, waybill }: Pick<CaseFile, 'caseNo' | 'receipt' | 'waybill'>): void {
    known.delete(caseNo);
    if (waybill !== null) return;
    known.set(caseNo, receipt ?? caseNo);
    for (const oldest of known.keys()) {
        if (known.size <= COLLECTABLE_KEPT) return;
        known.delete(oldest);
    }
}

/** The newest first, for screens of a zone in which results are given out (null: of all). */
export function collectableIn({ collectable: known, counters }: HallState, zone: number | null): string[] {
    if (zone !== null && !zonesOf([...counters.values()].map(({ setup }) => setup)).has(zone)) return [];
    return [...new Set([...known.values()].toReversed())].slice(0, SHOWN);
}

type Place = HallState['setup']['config']['counters'][number];

/** Where there are counters for it, results are given out there only. */
function zonesOf(counters: readonly Place[]): ReadonlySet<number> {
    const issuing = counters.filter(({ role }) => role === 'issuance');
    const own = issuing.length > 0 ? issuing : counters.filter(({ role }) => role === 'general' || role === 'acceptance');
    return new Set(own.map(({ zone }) => zone));
}
