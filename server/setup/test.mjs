import { launch } from './launch.mjs';

await launch({
    file: 'test/setup/run.ts',
    args: process.argv.slice(2),
    pages: true,
    failed: () => process.stdout.write('0 passed, 1 failed, 0 skipped\n'),
});
