/** The fields of a session's record as the terminal asks for them: which belong to which outcome, and what they are before the clerk says anything. */
import { CASE_KINDS, type ServiceItem } from '#protocol/hall.ts';
import { DELIVERIES, PAY_METHODS, type ServiceRecord } from '#protocol/service-record.ts';
import type { Outcome } from '#protocol/tickets.ts';

/** Which record is asked for: that of an outcome, or a draft of whatever is known while the session lasts. */
export type RecordOf = Extract<Outcome, 'accepted' | 'oneTimeNotice' | 'consulted'> | 'draft';

/** Outcomes that ask for more than the outcome. */
export function recordOf(outcome: Outcome): RecordOf | null {
    return outcome === 'accepted' || outcome === 'oneTimeNotice' || outcome === 'consulted' ? outcome : null;
}

/** Material states with which a case is accepted. */
export const ACCEPTED_STATES = ['complete', 'supplement', 'deficient'] as const;

/** A field that a key goes round, with what it goes round. */
export const ROUNDS = {
    caseKind: { code: 'KeyK', values: CASE_KINDS },
    materialState: { code: 'KeyM', values: ACCEPTED_STATES },
    delivery: { code: 'KeyD', values: DELIVERIES },
    payMethod: { code: 'KeyP', values: PAY_METHODS },
} as const;
export type Round = keyof typeof ROUNDS;

/** A field that is typed, the key that goes to it and what may be typed. */
export const TYPED = { caseNo: { code: 'KeyC', shortest: 3 }, feeReceipt: { code: 'KeyR', shortest: 1 } } as const;
export type Typed = keyof typeof TYPED;

/** Rounds that a record has. */
export function roundsOf(of: RecordOf): readonly Round[] {
    if (of === 'accepted') return ['caseKind', 'materialState', 'delivery', 'payMethod'];
    return of === 'draft' ? ['delivery', 'payMethod'] : [];
}

/** Whether papers are missing, so that the list and the day are asked for. */
export function asksMissing(of: RecordOf, { materialState }: ServiceRecord): boolean {
    return of === 'oneTimeNotice' || (of === 'accepted' && (materialState === 'supplement' || materialState === 'deficient'));
}

/** The record as it stands before the clerk changes it: what was kept, else the usual. */
export function begunRecord(of: RecordOf, kept: ServiceRecord, item: ServiceItem | undefined): ServiceRecord {
    if (of === 'accepted')
        return { ...(item === undefined ? {} : { caseKind: item.caseKind }), materialState: 'complete', delivery: 'pickUp', ...kept };
    return of === 'oneTimeNotice' ? { ...kept, materialState: 'incompleteTold' } : kept;
}

/** What of a draft goes into the record of an outcome. A list of papers belongs to those outcomes only that leave some missing. */
export function recordFor(outcome: Outcome, { missing, deadline, materialState, category, ...rest }: ServiceRecord): ServiceRecord {
    if (outcome === 'wrongItem' || outcome === 'left') return {};
    if (outcome === 'consulted') return { ...rest, ...(category === undefined ? {} : { category }) };
    if (outcome !== 'accepted' && outcome !== 'oneTimeNotice') return rest;
    const told = missing !== undefined && missing.length > 0 ? { missing, ...(deadline === undefined ? {} : { deadline }) } : {};
    const state = materialState === undefined ? {} : { materialState };
    return { ...rest, ...state, ...(asksMissing(outcome, { ...state }) ? told : {}) };
}

/** The next value of a round; an optional one is left out after the last. */
export function nextOf(round: Round, { [round]: value }: ServiceRecord): string | undefined {
    const { values } = ROUNDS[round];
    const at = (values as readonly (string | undefined)[]).indexOf(value);
    if (round === 'payMethod' && at === values.length - 1) return undefined;
    return values[(at + 1) % values.length];
}

/** Whether what was typed may be kept; nothing at all may. */
export function isWhole(typed: Typed, text: string): boolean {
    return text === '' || (/^[A-Za-z0-9-]{1,40}$/.test(text) && text.length >= TYPED[typed].shortest);
}
