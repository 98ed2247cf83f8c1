/** Prints how honest the promised waits are: `node test/bench/waits/main.ts [--json] [--file CSV --learn-until YYYY-MM-DD]`. */
import { parseArgs } from 'node:util';
import { waitsReport } from './report.ts';
import { tableOf } from './table.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean' }, file: { type: 'string' }, 'learn-until': { type: 'string' } } });
const report = waitsReport({
    ...(values.file === undefined ? {} : { file: values.file }),
    ...(values['learn-until'] === undefined ? {} : { learnUntil: values['learn-until'] }),
});
process.stdout.write(`${values.json === true ? JSON.stringify(report, null, 4) : tableOf(report)}\n`);
