/** Which hall a page belongs to, by its address: the hall itself at `/`, the training hall under `/training/`. */

const TRAINING = /^\/training(?=\/|$)/.exec(location.pathname)?.[0] ?? '';

/** Whether this is a page of the training hall, in which nothing is real. */
export const isTraining: boolean = TRAINING !== '';

/** The address of a page, call or socket of the hall that this page belongs to; `path` begins with a slash. */
export function at(path: string): string {
    return TRAINING + path;
}
