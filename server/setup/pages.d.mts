/** Builds the pages into `dist` unless they are those of today's sources; see pages.mjs. `node` is the program that runs the build. */
export function buildPages(node: string): Promise<void>;
