import type { Complete } from '../catalogue.ts';
import type { zh } from '../zh-CN/slip-problems.ts';

export const en: Complete<typeof zh> = {
    'unknown-value': '{at}: this slip has no “{value}” to put in',
    'unknown-condition': '{at}: there is no condition “{condition}”',
    'unknown-list': '{at}: there is no list “{list}”',
    'stray-brace': '{at}: a brace without its other one, or something wrong between them',
    'no-number': 'there must be a line that always prints {{value}}, in each language',
    'no-mark': 'at least one line of text must always be printed',
    'qr-not-ascii': '{at}: a QR code holds an address or a code only',
    'does-not-fit': 'this slip does not fit on paper of {columns} columns',
};
