import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A small disk of its own, in memory. */
export class SmallDisk implements Disposable {
    readonly path = mkdtempSync(join(tmpdir(), 'hall-disk-'));

    constructor(megabytes: number) {
        // Needs to be root: a machine that does not allow it fails this test and says so.
        execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', this.path]);
    }

    /** Leaves no room at all. */
    fill(): void {
        const ballast = openSync(join(this.path, 'ballast'), 'a');
        for (const bytes of [1 << 20, 4096, 1]) {
            try {
                for (;;) writeSync(ballast, Buffer.alloc(bytes));
            } catch (error) {
                if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
            }
        }
        closeSync(ballast);
    }

    free(): void {
        rmSync(join(this.path, 'ballast'), { force: true });
    }

    [Symbol.dispose](): void {
        execFileSync('umount', ['--lazy', this.path]);
        rmdirSync(this.path);
    }
}
