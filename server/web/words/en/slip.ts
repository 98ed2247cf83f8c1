import type { Complete } from '../catalogue.ts';
import type { zh } from '../zh-CN/slip.ts';

export const en: Complete<typeof zh> = {
    original: ' (original)',
    copies: ' ({n} copies)',
    'copies.one': ' (1 copy)',
    originalAndCopies: ' (original and {n} copies)',
    'originalAndCopies.one': ' (original and 1 copy)',
};
