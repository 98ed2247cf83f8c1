/** The file of a recorded day: rows as they stand, and everything that is wrong with them, each with its line. */

/** Columns that a file must have, in any order. */
export const COLUMNS = ['date', 'arrived', 'kind', 'class', 'waited_seconds', 'outcome', 'service_seconds', 'server'] as const;

/** A recorded visitor. */
export type Visit = {
    /** Line of the file, the first is 1. */
    readonly line: number;
    /** `YYYY-MM-DD`. */
    readonly date: string;
    /** Seconds since the day's midnight at which the wait began; beyond 86,400 after the next midnight. */
    readonly arrived: number;
    readonly kind: string;
    readonly class: string;
    /** Seconds until served, or until leaving. */
    readonly waited: number;
    readonly outcome: 'served' | 'left';
    /** Seconds at the counter; null for who left. */
    readonly service: number | null;
    /** The clerk; null where the file does not say. */
    readonly server: string | null;
};

/** What a mapping knows; other kinds and classes are problems of the file. */
export type Known = { readonly kinds: ReadonlySet<string>; readonly classes: ReadonlySet<string> };

type Cells = Readonly<Record<(typeof COLUMNS)[number], string>>;

const DAY_SECONDS = 86_400;

/** Reads a whole file. Cells are plain text between commas; `problems` has one sentence per fault, in the order of the lines. */
export function readVisits(text: string, known: Known): { visits: Visit[]; problems: string[] } {
    const [header = '', ...rows] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
    const names = header.split(',').map((name) => name.trim());
    const missing = COLUMNS.filter((column) => !names.includes(column));
    if (missing.length > 0) return { visits: [], problems: missing.map((column) => `line 1: there is no column ${column}`) };
    const visits: Visit[] = [];
    const problems: string[] = [];
    for (const [index, row] of rows.entries()) {
        if (row.trim() === '') continue;
        const line = index + 2;
        const values = row.split(',').map((value) => value.trim());
        if (values.length !== names.length) {
            problems.push(`line ${line}: has ${values.length} cells where the header has ${names.length}`);
            continue;
        }
        const cells = Object.fromEntries(names.map((name, at) => [name, values[at]])) as Cells;
        const faults = faultsOf(cells, known);
        problems.push(...faults.map((fault) => `line ${line}: ${fault}`));
        if (faults.length === 0) visits.push(visitOf(line, cells));
    }
    if (visits.length === 0 && problems.length === 0) problems.push('line 2: there is not a single visitor in the file');
    return { visits, problems };
}

/** Days of the file, in order. */
export function daysOf(visits: readonly Visit[]): string[] {
    return [...new Set(visits.map(({ date }) => date))].sort();
}

/** Visitors of a day as they came; those of the same second in the order of the file. */
export function visitsOn(visits: readonly Visit[], day: string): Visit[] {
    return visits.filter(({ date }) => date === day).sort((a, b) => a.arrived - b.arrived || a.line - b.line);
}

function faultsOf(cells: Cells, { kinds, classes }: Known): string[] {
    const faults: string[] = [];
    if (!isDay(cells.date)) faults.push(`date: ${shown(cells.date)} is not a day as YYYY-MM-DD`);
    if (secondsOf(cells.arrived) === null) faults.push(`arrived: ${shown(cells.arrived)} is not a time as HH:MM:SS`);
    if (!kinds.has(cells.kind)) faults.push(`kind: the mapping does not know ${shown(cells.kind)}`);
    if (!classes.has(cells.class)) faults.push(`class: the mapping does not know ${shown(cells.class)}`);
    if (!isSeconds(cells.waited_seconds)) faults.push(`waited_seconds: ${shown(cells.waited_seconds)} is not a number of seconds`);
    if (cells.outcome !== 'served' && cells.outcome !== 'left') faults.push(`outcome: ${shown(cells.outcome)} is neither served nor left`);
    if (cells.outcome === 'served' && !isSeconds(cells.service_seconds)) {
        faults.push(`service_seconds: ${shown(cells.service_seconds)} is not a number of seconds, and the visitor was served`);
    }
    return faults;
}

function visitOf(line: number, cells: Cells): Visit {
    const served = cells.outcome === 'served';
    return {
        line,
        date: cells.date,
        arrived: secondsOf(cells.arrived) ?? 0,
        kind: cells.kind,
        class: cells.class,
        waited: Number(cells.waited_seconds),
        outcome: served ? 'served' : 'left',
        service: served ? Number(cells.service_seconds) : null,
        server: served && cells.server !== '' ? cells.server : null,
    };
}

function isDay(text: string): boolean {
    const at = Date.parse(`${text}T00:00:00Z`);
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function isSeconds(text: string): boolean {
    return /^\d{1,6}$/.test(text) && Number(text) <= DAY_SECONDS;
}

/** A time may lie after midnight: `24:10:00` is ten past midnight of the same recorded day. */
function secondsOf(text: string): number | null {
    const found = /^(\d{2}):([0-5]\d):([0-5]\d)$/.exec(text);
    if (found === null || Number(found[1]) >= 48) return null;
    return Number(found[1]) * 3600 + Number(found[2]) * 60 + Number(found[3]);
}

function shown(value: string): string {
    return value === '' ? 'nothing' : `"${value}"`;
}
