/**
 * `npm test`: tools, checks, then every test; arguments go to Vitest. The last line says how it went and the exit code agrees with it. A failed
 * check counts as a failed test.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runChecks, runTool } from './checks.ts';
import { countsLine, countTests } from './counts.ts';
import { provideTools } from './provide-tools.ts';

const cache = fileURLToPath(new URL('../../node_modules/.cache/tingxu', import.meta.url));
const report = `${cache}/vitest.json`;

mkdirSync(cache, { recursive: true });
rmSync(report, { force: true });

provideTools();
const failedChecks = await runChecks();
console.log('[厅序] 运行测试 · Running the tests (vitest)');
const code = await runTool(
    'vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
);
const tests = countTests(existsSync(report) ? readFileSync(report, 'utf8') : null, code);
const counts = { ...tests, failed: tests.failed + failedChecks };

// Kept for .ci/run, after whose npm other lines may follow ours.
writeFileSync(`${cache}/counts.txt`, `${countsLine(counts)}\n`);
console.log(countsLine(counts));
process.exitCode = counts.failed === 0 ? 0 : 1;
