// Loaded into a hub before its own code: a machine whose clock somebody sets ahead. While the file MACHINE_CLOCK exists, the wall clock is as
// many milliseconds ahead as it says; the monotonic clock is not touched, as on a real machine.
import { existsSync, readFileSync } from 'node:fs';

const path = process.env.MACHINE_CLOCK ?? '';
const wall = Date.now;
let ahead = 0;

setInterval(() => {
    ahead = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0;
}, 100).unref();

Date.now = () => wall() + ahead;
