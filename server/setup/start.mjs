import { launch } from './launch.mjs';

await launch({ file: 'server/main.ts', args: process.argv.slice(2), pages: true });
