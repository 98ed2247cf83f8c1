/**
 * `node server/setup/run.mjs FILE ARGS` runs a program of the project, also on a fresh clone; without a file it only installs and builds.
 * `--no-pages` before the file: it serves no pages, so none are built.
 */
import { launch } from './launch.mjs';

const given = process.argv.slice(2);
const pages = given[0] !== '--no-pages';
const [file, ...args] = pages ? given : given.slice(1);
await launch({ file, args, pages });
