/** `node server/setup/run.mjs FILE ARGS` runs a program of the project, also on a fresh clone; without a file it only installs and builds. */
import { launch } from './launch.mjs';

const [file, ...args] = process.argv.slice(2);
await launch({ file, args, pages: true });
