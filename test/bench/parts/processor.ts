/** Time on the processor: unlike the time on the clock it is hardly changed by what else runs on the machine. */
import { existsSync, readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second. */
const MS_PER_TICK = 10;

/** Milliseconds that a process has run so far; null where the system does not tell. */
export function processorMs(pid: number): number | null {
    const path = `/proc/${pid}/stat`;
    if (!existsSync(path)) return null;
    // The fields after the name, which may hold spaces itself.
    const fields = readFileSync(path, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
}
