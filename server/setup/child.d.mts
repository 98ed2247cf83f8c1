import type { SpawnOptions } from 'node:child_process';

/** Runs a program on our own input and output; see child.mjs. */
export function run(command: string, args: readonly string[], options?: SpawnOptions): Promise<number>;
