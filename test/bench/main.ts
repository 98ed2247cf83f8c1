/**
 * `npm run bench`: how near the hall is to what the machine allows. Every figure is a ratio to a limit that is measured in the same run, in
 * strict rotation, as medians over the rounds; see docs/performance.md.
 *
 *     npm run bench -- [--only P1,P3] [--rounds N] [--quick] [--json FILE]
 */
import { existsSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { choosing } from './cases/choosing.ts';
import { starting } from './cases/starting.ts';
import { byHttp, bySocket, oneClient } from './cases/taking.ts';
import { to200Screens, to1000Screens } from './cases/telling.ts';
import { type Case, type Row, run, type Size } from './parts/case.ts';
import { machineLine, machineNow, remarks, table } from './parts/report.ts';

const CASES: readonly Case[] = [bySocket, byHttp, ...oneClient, to200Screens, to1000Screens, choosing, starting];
const FULL: Size = { rounds: 5, roundMs: 2_000 };
const QUICK: Size = { rounds: 3, roundMs: 600 };

/** The report on promised waits is a bench of its own; `--only waits` asks for it alone. */
const WAITS = { report: new URL('./waits/report.ts', import.meta.url), table: new URL('./waits/table.ts', import.meta.url) };

type Options = { only: ReadonlySet<string> | null; size: Size; waits: boolean; json: string | null };

function readOptions(): Options {
    const { values } = parseArgs({
        options: { only: { type: 'string' }, rounds: { type: 'string' }, quick: { type: 'boolean', default: false }, json: { type: 'string' } },
    });
    const base = values.quick ? QUICK : FULL;
    const rounds = values.rounds === undefined ? base.rounds : Number(values.rounds);
    if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds is a whole number from 1');
    const only = values.only === undefined ? null : new Set(values.only.split(','));
    const known = new Set([...CASES.map(({ id }) => id), 'waits']);
    for (const id of only ?? []) if (!known.has(id)) throw new Error(`--only knows ${[...known].join(', ')}`);
    // They take half a minute: too long for a quick look, unless asked for.
    const waits = only === null ? !values.quick : only.has('waits');
    return { only, size: { ...base, rounds }, waits, json: values.json ?? null };
}

/** What the bench of waits has to say: its table, and all of it for the JSON. */
async function waitsSaid(): Promise<{ text: string; whole: unknown } | null> {
    if (!existsSync(WAITS.report)) return null;
    const { waitsReport }: { waitsReport: () => unknown } = await import(WAITS.report.href);
    const { tableOf }: { tableOf: (report: unknown) => string } = await import(WAITS.table.href);
    const whole = waitsReport();
    return { text: tableOf(whole), whole };
}

async function main(): Promise<void> {
    const { only, size, waits, json } = readOptions();
    const machine = machineNow();
    const rows: Row[] = [];
    for (const benched of CASES) {
        if (only !== null && !only.has(benched.id)) continue;
        process.stderr.write(`${benched.id}: ${benched.measures} …\n`);
        rows.push(...(await run(benched, size)));
    }
    machine.loadAfter = loadavg()[0] ?? 0;
    if (rows.length > 0) process.stdout.write(`${table(rows)}\n${remarks(rows)}${machineLine(machine)}`);
    const said = waits ? await waitsSaid() : null;
    if (said !== null) process.stdout.write(`\n${said.text}\n`);
    if (json !== null) writeFileSync(json, `${JSON.stringify({ machine, ...size, rows, waits: said?.whole ?? null }, null, 4)}\n`);
}

main().catch((error: unknown) => {
    process.stderr.write(`the bench failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
});
