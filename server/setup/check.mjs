import { launch } from './launch.mjs';

await launch({ file: 'test/setup/check.ts', pages: false });
