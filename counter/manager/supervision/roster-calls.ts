/** Calls about the duty roster and attendance judged by it. */
import type { Text } from '#protocol/hall.ts';
import type { Finding, JudgedShift, Roster } from '#protocol/roster.ts';
import type { StaffName } from '#protocol/views.ts';
import { type Answered, type Caller, call } from '../calls.ts';
import type { Span } from './report-calls.ts';

export type RosterChange = { version: number; at: number; by: { ref: string; name: Text }; reason: string | null };
export type RosterAnswer = { readonly version: number; readonly roster: Roster; readonly history: readonly RosterChange[] };
export type Shifts = { readonly rows: readonly JudgedShift[]; readonly people: Readonly<Record<string, StaffName>> };

export function readRoster(caller: Caller): Promise<Answered<RosterAnswer>> {
    return call(caller, 'GET', '/api/roster');
}

export function putRoster(caller: Caller, base: number, roster: Roster, reason: string): Promise<Answered<{ version: number }>> {
    return call(caller, 'PUT', '/api/roster', { base, roster, ...(reason === '' ? {} : { reason }) });
}

export function readShifts(caller: Caller, span: Span): Promise<Answered<Shifts>> {
    return call(caller, 'GET', `/api/reports/shifts?${new URLSearchParams(span)}`);
}

export function correct(caller: Caller, { clerk, day }: JudgedShift, finding: Finding, reason: string): Promise<Answered<object>> {
    return call(caller, 'POST', '/api/attendance/corrections', { clerk, day, finding, reason });
}
