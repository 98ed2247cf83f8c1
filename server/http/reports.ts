/** Reports of supervision: figures of ratings, who let whom before others, attendance judged by the roster. `GET /api/reports/NAME?from=&to=&format=json|csv`. */
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { dutiesIn } from '#hall/attendance.ts';
import { dayAfter, dayBegins, daysBefore, isDay, localTime } from '#hall/calendar.ts';
import { withRates } from '#hall/figures.ts';
import { judged } from '#hall/judging.ts';
import type { Text } from '#protocol/hall.ts';
import { FIGURES_BY, type FiguresBy, type Jump, type RatingRow } from '#protocol/reports.ts';
import type { JudgedShift } from '#protocol/roster.ts';
import type { StaffName } from '#protocol/views.ts';
import { parseBody } from '../parsing.ts';
import { type Edge, languageOf, refuse, staff } from './call.ts';
import { csv } from './csv.ts';

/** A report counts over at most a year, so that it never keeps the hall waiting. */
export const LONGEST_DAYS = 366;
/** Every shift of every day is judged anew. */
const LONGEST_SHIFTS_DAYS = 62;

const day = z.string().refine(isDay, 'a day as YYYY-MM-DD');
const span = z.object({ from: day.optional(), to: day.optional(), format: z.enum(['json', 'csv']).default('json') });
const figures = span.extend({ by: z.enum(FIGURES_BY).default('counter') });

/** A span of days; what is not said is today. */
type Asked = { readonly from: string; readonly to: string; readonly format: 'json' | 'csv' };

export function reportRoutes(edge: Edge): Router {
    const router = Router();
    const asked = <Query extends z.output<typeof span>>(
        schema: z.ZodType<Query>,
        request: Request,
        response: Response,
        longest = LONGEST_DAYS,
    ): (Query & Asked) | undefined => {
        if (staff(edge, request, response, 'manager', 'supervisor', 'admin') === undefined) return undefined;
        const query = parseBody(schema, request.query, languageOf(request));
        if (!query.ok) {
            refuse(request, response, query.refusal);
            return undefined;
        }
        const today = edge.hub.state.day ?? localTime(edge.hub.now(), edge.hub.state.setup.config.hall.timeZone).day;
        const to = query.value.to ?? today;
        const from = query.value.from ?? to;
        if (from <= to && from >= daysBefore(to, longest)) return { ...query.value, from, to };
        refuse(request, response, { code: 'invalid-body', details: { problems: `from ≤ to ≤ from + ${longest}` } });
        return undefined;
    };
    router.get('/api/reports/ratings', async (request, response) => {
        const query = asked(figures, request, response);
        if (query === undefined) return;
        const { from, to, by } = query;
        const since = dayBegins(from, edge.hub.state.setup.config.hall.timeZone);
        const counts = await edge.journal.reports.ratings({ from, until: dayAfter(to), since, now: edge.hub.now() }, by);
        const rows = counts.rows.map((row) => ({ ...withRates(row), name: nameOf(edge, by, row.key) }));
        if (query.format === 'json') response.json({ from, to, by, rows, total: withRates(counts.total) });
        else send(response, `ratings-${by}-${from}-${to}`, ratingsCsv(by, rows));
    });
    router.get('/api/reports/jumps', (request, response) => {
        const query = asked(span, request, response);
        if (query === undefined) return;
        const { from, to } = query;
        const { timeZone } = edge.hub.state.setup.config.hall;
        const rows = edge.journal.reports.jumps(dayBegins(from, timeZone), dayBegins(dayAfter(to), timeZone));
        const named = rows.map((row) => ({ ...row, name: nameOf(edge, 'clerk', row.clerk), badge: edge.people.byRef(row.clerk)?.badge ?? '' }));
        if (query.format === 'json') response.json({ from, to, rows: named, clerks: byClerk(named) });
        else send(response, `jumps-${from}-${to}`, jumpsCsv(named, timeZone));
    });
    router.get('/api/reports/shifts', (request, response) => {
        const query = asked(span, request, response, LONGEST_SHIFTS_DAYS);
        if (query === undefined) return;
        const { from, to } = query;
        const rows = shiftsIn(edge, from, to);
        const people = staffNames(edge, rows);
        if (query.format === 'json') response.json({ from, to, rows, people });
        else send(response, `shifts-${from}-${to}`, shiftsCsv(rows, people));
    });
    return router;
}

/** What the roster in force says of these days. */
function shiftsIn({ hub, journal }: Edge, from: string, to: string): JudgedShift[] {
    const { config } = hub.state.setup;
    const { timeZone } = config.hall;
    const events = journal.dutyEvents(dayBegins(from, timeZone), dayBegins(dayAfter(to), timeZone));
    const now = hub.now();
    const duties = dutiesIn(events, { now, timeZone });
    const { roster } = hub.state.roster;
    return judged({ from, to, now, timeZone, hours: config.hours, roster, duties, corrections: journal.reports.corrections(from, to) });
}

function staffNames({ people }: Edge, rows: readonly JudgedShift[]): Record<string, StaffName> {
    const refs = new Set(rows.flatMap(({ clerk, deputy, corrections }) => [clerk, deputy ?? clerk, ...corrections.map(({ by }) => by)]));
    return Object.fromEntries([...refs].map((ref) => [ref, { name: people.byRef(ref)?.name ?? same(ref), badge: people.byRef(ref)?.badge ?? '' }]));
}

function shiftsCsv(rows: readonly JudgedShift[], people: Readonly<Record<string, StaffName>>): string {
    const name = (ref: string | null): string => (ref === null ? '' : (people[ref]?.name['zh-CN'] ?? ref));
    return csv(
        ['day', 'badge', 'name', 'deputy', 'counter', 'from', 'until', 'findings', 'late', 'early', 'unattended', 'overdue_pauses', 'corrected'],
        rows.map((row) => [
            ...[row.day, people[row.clerk]?.badge ?? '', name(row.clerk), name(row.deputy), row.counter ?? '', row.from, row.until],
            ...[row.findings.join(' '), row.lateMinutes, row.earlyMinutes, row.unattendedMinutes, row.overduePauses],
            row.corrections.map(({ finding, reason }) => `${finding}: ${reason}`).join('; '),
        ]),
    );
}

function send(response: Response, name: string, text: string): void {
    response.type('text/csv').attachment(`${name}.csv`).send(text);
}

/** The name of what is counted by; null where the key says all, or says nothing. Someone whose account is gone stays a reference. */
function nameOf({ hub, people }: Edge, by: FiguresBy, key: string): Text | null {
    const { themes, items } = hub.state.setup;
    if (key === '') return null;
    if (by === 'theme') return themes.get(key)?.name ?? same(key);
    if (by === 'item') return items.get(key)?.name ?? same(key);
    return by === 'clerk' ? (people.byRef(key)?.name ?? same(key)) : null;
}

function same(text: string): Text {
    return { 'zh-CN': text, en: text };
}

type NamedJump = Jump & { name: Text | null; badge: string };

/** How often each clerk did, most often first. */
function byClerk(rows: readonly NamedJump[]): { clerk: string; name: Text | null; badge: string; calls: number; promotions: number }[] {
    const sums = Map.groupBy(rows, ({ clerk }) => clerk);
    return [...sums]
        .map(([clerk, own]) => {
            const calls = own.filter(({ act }) => act === 'call').length;
            return { clerk, name: own[0]?.name ?? null, badge: own[0]?.badge ?? '', calls, promotions: own.length - calls };
        })
        .sort((one, other) => other.calls + other.promotions - one.calls - one.promotions);
}

const COUNTED = ['finished', 'rated', 'good', 'bad', 'excluded', 'skipped', 'notRated', 'valid', 'rectified', 'inTime'] as const;
const RATES = ['ratingRate', 'goodRate', 'rectificationRate'] as const;

function ratingsCsv(by: FiguresBy, rows: readonly (RatingRow & { name: Text | null })[]): string {
    const underscored = [...COUNTED, ...RATES].map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
    return csv(
        [by, 'name', ...underscored],
        rows.map((row) => [row.key, row.name?.['zh-CN'] ?? '', ...COUNTED.map((name) => row[name]), ...RATES.map((name) => row[name] ?? '')]),
    );
}

function jumpsCsv(rows: readonly NamedJump[], timeZone: string): string {
    return csv(
        ['day', 'time', 'act', 'ticket', 'badge', 'name', 'counter', 'theme', 'reason'],
        rows.map((row) => {
            const { day: on, time } = localTime(row.at, timeZone);
            return [on, time, row.act, row.ticket, row.badge, row.name?.['zh-CN'] ?? row.clerk, row.counter ?? '', row.theme, row.reason];
        }),
    );
}
