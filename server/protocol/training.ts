/**
 * Begins every number of the training hall (`XA001`). No theme may have it as its prefix, so whoever reads or hears such a number anywhere knows
 * that it is not a real one.
 */
export const TRAINING_PREFIX = 'X';

/** Whether a ticket's number is one of the training hall. */
export function isTrainingNo(no: string): boolean {
    return no.startsWith(TRAINING_PREFIX);
}
