/** The report as a table of Markdown that reads well in a terminal too. */
import type { WaitsReport } from './report.ts';

const HEAD = ['set', 'n', 'mean wait', 'ours', 'formula', 'last', 'ratio', 'coverage', 'below', 'above', 'width'];

/** Times in seconds; `ratio` is our error to the better of the other two. */
export function tableOf({ sets, missing, microseconds }: WaitsReport): string {
    const seconds = (ms: number): string => (ms / 1000).toFixed(1);
    const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
    const rows = sets.map((score) => [
        score.set,
        String(score.n),
        ...[score.meanWait, score.ours, score.formula, score.last].map(seconds),
        score.ratio.toFixed(3),
        ...[score.coverage, score.below, score.above].map(percent),
        seconds(score.width),
    ]);
    const widths = HEAD.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
    const line = (cells: readonly string[]): string => {
        const padded = cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)));
        return `| ${padded.join(' | ')} |`;
    };
    const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
    const notes = [`one promise, 20,000 ahead, 40 counters: ${microseconds.toFixed(1)} µs`, ...(missing === null ? [] : [missing])];
    return [line(HEAD), rule, ...rows.map(line), '', ...notes].join('\n');
}
