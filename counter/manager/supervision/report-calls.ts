/** Calls of the reports of supervision, and their download as a table. */

import type { RatingReason, Text } from '#protocol/hall.ts';
import type { FiguresBy, Jump, RatingCounts, RatingRates, RatingRow } from '#protocol/reports.ts';
import { ticketId } from '#protocol/ticket-id.ts';
import { at } from '#web/base.ts';
import { type Answered, type Caller, call } from '../calls.ts';

/** Days, both included. */
export type Span = { readonly from: string; readonly to: string };

export type Figures = { readonly rows: readonly (RatingRow & { readonly name: Text | null })[]; readonly total: RatingCounts & RatingRates };
export type NamedJump = Jump & { readonly name: Text | null; readonly badge: string };
export type Jumps = {
    readonly rows: readonly NamedJump[];
    readonly clerks: readonly { clerk: string; name: Text | null; badge: string; calls: number; promotions: number }[];
};
export type ReasonsChange = { version: number; at: number; by: { ref: string; name: Text }; reasons: readonly RatingReason[]; reason: string | null };

export function readFigures(caller: Caller, span: Span, by: FiguresBy): Promise<Answered<Figures>> {
    return call(caller, 'GET', `/api/reports/ratings?${new URLSearchParams({ ...span, by })}`);
}

export function readJumps(caller: Caller, span: Span): Promise<Answered<Jumps>> {
    return call(caller, 'GET', `/api/reports/jumps?${new URLSearchParams(span)}`);
}

export function readReasonsHistory(caller: Caller): Promise<Answered<{ history: readonly ReasonsChange[] }>> {
    return call(caller, 'GET', '/api/rating-reasons/history');
}

/** The id of the ticket with this number on a day; numbers of the training hall begin with a letter of their own. */
export function ticketIdOf(day: string, no: string): string {
    return ticketId(day, no.trim().toUpperCase());
}

/** Saves a report as a file; false when it could not be read. The session is that of the page, so a plain link would not do. */
export async function saveReport({ token, language }: Caller, name: string, query: Readonly<Record<string, string>>): Promise<boolean> {
    try {
        const path = `/api/reports/${name}?${new URLSearchParams({ ...query, format: 'csv' })}`;
        const response = await fetch(at(path), { headers: { authorization: `Bearer ${token}`, 'accept-language': language } });
        if (!response.ok) return false;
        const link = document.createElement('a');
        link.href = URL.createObjectURL(await response.blob());
        link.download = /filename="?([^";]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? `${name}.csv`;
        link.click();
        URL.revokeObjectURL(link.href);
        return true;
    } catch {
        return false;
    }
}
