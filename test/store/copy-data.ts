/** Copies of data directories, so that a test can damage or restart one and the next test finds the same beginning. */
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Copies the directory of a hub that does not run; the caller removes the copy. */
export function copyData(directory: string): string {
    const copy = mkdtempSync(join(tmpdir(), 'hall-'));
    cpSync(directory, copy, { recursive: true });
    return copy;
}
