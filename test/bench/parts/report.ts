/** The report: a table for people and the same as JSON. */
import { availableParallelism, cpus, loadavg } from 'node:os';
import type { Row } from './case.ts';

/** The machine and what else it was doing. */
export type Machine = { node: string; processor: string; cores: number; loadBefore: number; loadAfter: number };

export function machineNow(): Machine {
    const [load = 0] = loadavg();
    return { node: process.version, processor: cpus()[0]?.model ?? '', cores: availableParallelism(), loadBefore: load, loadAfter: load };
}

const HEAD = ['', 'measure', 'ours', 'against', 'limit', 'ratio', 'of a round', 'goal', ''];

export function table(rows: readonly Row[]): string {
    const cells = [HEAD, ...rows.map(cellsOf)];
    const widths = HEAD.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
    const lines = cells.map((row) =>
        row
            .map((cell, column) => cell.padEnd(widths[column] ?? 0))
            .join('  ')
            .trimEnd(),
    );
    return `${lines.join('\n')}\n`;
}

function cellsOf({ id, measures, ours, against, limit, unit, ratio, spread: [low, high], goal, met }: Row): string[] {
    const range = `${figure(low)} to ${figure(high)}`;
    return [id, measures, `${figure(ours)} ${unit}`, against, `${figure(limit)} ${unit}`, figure(ratio), range, goal, met ? 'met' : 'not yet'];
}

/** Three digits that count. */
function figure(value: number): string {
    return value >= 100 ? String(Math.round(value)) : value.toPrecision(3);
}

export function remarks(rows: readonly Row[]): string {
    return rows.map(({ id, remarks: said }) => said.map((remark) => `${id}: ${remark}\n`).join('')).join('');
}

export function machineLine({ node, processor, cores, loadBefore, loadAfter }: Machine): string {
    const busy = Math.max(loadBefore, 0) > cores / 2 ? ' Other programs were running: trust the ratios only.' : '';
    return `${processor}, ${cores} cores, Node ${node}; load ${loadBefore.toFixed(1)} before and ${loadAfter.toFixed(1)} after.${busy}\n`;
}
