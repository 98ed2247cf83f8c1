/** The report on attendance: `GET /api/reports/attendance?from=&to=&format=json|csv`. */
import { Router } from 'express';
import { z } from 'zod';
import { dutiesIn } from '#hall/attendance.ts';
import { dayAfter, dayBegins, daysBefore, isDay, localTime } from '#hall/calendar.ts';
import type { Duty } from '#protocol/reports.ts';
import { parseBody } from '../parsing.ts';
import type { People } from '../store/people.ts';
import { type Edge, languageOf, refuse, staff } from './call.ts';
import { csv } from './csv.ts';
import { LONGEST_DAYS } from './reports.ts';

const day = z.string().refine(isDay, 'a day as YYYY-MM-DD');
const asked = z.object({ from: day.optional(), to: day.optional(), format: z.enum(['json', 'csv']).default('json') });

export function attendanceRoutes(edge: Edge): Router {
    const router = Router();
    router.get('/api/reports/attendance', (request, response) => {
        if (staff(edge, request, response, 'manager', 'supervisor', 'admin') === undefined) return;
        const query = parseBody(asked, request.query, languageOf(request));
        if (!query.ok) return refuse(request, response, query.refusal);
        const { hub, journal } = edge;
        const { timeZone } = hub.state.setup.config.hall;
        const from = query.value.from ?? query.value.to ?? hub.state.day ?? localTime(hub.now(), timeZone).day;
        const to = query.value.to ?? hub.state.day ?? from;
        if (from > to || from < daysBefore(to, LONGEST_DAYS)) {
            return refuse(request, response, { code: 'invalid-body', details: { problems: `from ≤ to ≤ from + ${LONGEST_DAYS}` } });
        }
        const events = journal.dutyEvents(dayBegins(from, timeZone), dayBegins(dayAfter(to), timeZone));
        const rows = dutiesIn(events, { now: hub.now(), timeZone }).map((duty) => withPerson(duty, edge.people));
        if (query.value.format === 'json') response.json({ from, to, rows });
        else response.type('text/csv').attachment(`attendance-${from}-${to}.csv`).send(csvOf(rows, timeZone));
    });
    return router;
}

type Row = Duty & { name: { 'zh-CN': string; en: string }; badge: string };

/** Someone whose account is gone stays a reference. */
function withPerson(duty: Duty, people: People): Row {
    const account = people.byRef(duty.clerk);
    return { ...duty, name: account?.name ?? { 'zh-CN': duty.clerk, en: duty.clerk }, badge: account?.badge ?? '' };
}

const COLUMNS = ['day', 'counter', 'badge', 'name', 'from', 'until', 'seconds', 'pauses', 'paused_seconds', 'overdue_pauses', 'ended_by'];

function csvOf(rows: readonly Row[], timeZone: string): string {
    const time = (at: number | null): string => (at === null ? '' : localTime(at, timeZone).time);
    return csv(
        COLUMNS,
        rows.map((row) => [
            ...[row.day, row.counter, row.badge, row.name['zh-CN'], time(row.from), time(row.until), row.seconds],
            ...[row.pauses, row.pausedSeconds, row.overduePauses, row.endedBy ?? ''],
        ]),
    );
}
