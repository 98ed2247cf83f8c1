/** Real days from a file of visits: date, arrived, kind, class, waited_seconds, outcome, service_seconds, server. */
import { readFileSync } from 'node:fs';
import { dutyFromSessions } from './duty-from-sessions.ts';
import type { Source, Visit } from './visits.ts';

/** In the fortnight of the bank, privileged visitors were queued as if they had come so much earlier. */
const PRIVILEGED_HEAD_START_MS = 90_000;
const EXPECTED_MS = 3 * 60_000;

export function sourceFromFile(file: string, learnUntil: string): Source {
    const [head, ...lines] = readFileSync(file, 'utf8').split(/\r?\n/);
    const columns = (head ?? '').replace(/^\uFEFF/, '').split(',');
    const visits: Visit[] = [];
    for (const line of lines) {
        if (line === '') continue;
        const cells = line.split(',');
        const visit = readVisit((column) => cells[columns.indexOf(column)] ?? '');
        if (visit !== null) visits.push(visit);
    }
    return {
        name: `${file.split('/').at(-1)} after ${learnUntil}`,
        visits,
        learnUntil,
        headStartMs: { privileged: PRIVILEGED_HEAD_START_MS },
        expectedMs: () => EXPECTED_MS,
        expectedAllMs: EXPECTED_MS,
        duty: dutyFromSessions(),
    };
}

function readVisit(cell: (column: string) => string): Visit | null {
    const arrivedAt = Date.parse(`${cell('date')}T${cell('arrived')}Z`);
    const waitedMs = Number(cell('waited_seconds')) * 1000;
    if (Number.isNaN(arrivedAt) || Number.isNaN(waitedMs)) return null;
    const served = cell('outcome') === 'served';
    const sessionMs = Number(cell('service_seconds')) * 1000;
    return {
        day: cell('date'),
        pool: 'all',
        kind: cell('kind'),
        class: cell('class'),
        arrivedAt,
        waitedMs,
        served,
        sessionMs,
        counter: cell('server'),
    };
}
