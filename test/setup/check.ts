/** `npm run check`: style, import rules and types, without the tests. */
import { runChecks } from './checks.ts';

process.exitCode = (await runChecks()) === 0 ? 0 : 1;
