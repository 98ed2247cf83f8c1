import type { Complete } from '../catalogue.ts';
import type { zh } from '../zh-CN/why.ts';

export const en: Complete<typeof zh> = {
    notCalled: '{no} has not been called yet.',
    byName: '{no} was called by its number; the reason is recorded.',
    promoted: '{no} was moved to the front and called before others; the reason is recorded.',
    pastMaximum: '{no} had waited longer than its maximum; of those it was the first to reach it.',
    affinity: '{no} belongs to a visitor whom this counter already knows.',
    runBound: 'The most priority calls in a row had been made, so the heaviest of the others was called: {no} (weight {weight} minutes).',
    weight: '{no} was the heaviest ({weight} minutes = head start of its class + waiting time × rate).',
    others: 'Also looked at: {others}.',
    rules: 'Rules of version {version}.',
};
