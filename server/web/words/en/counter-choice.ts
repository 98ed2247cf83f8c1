import type { Complete } from '../catalogue.ts';
import type { zh } from '../zh-CN/counter-choice.ts';

export const en: Complete<typeof zh> = {
    no: 'Counter {no}',
    accessible: 'Accessible',
    loading: 'Reading the counters…',
    failed: 'The list of counters could not be read.',
    again: 'Try again',
    'role.acceptance': 'Acceptance',
    'role.issuance': 'Collection',
    'role.consult': 'Advice',
    'role.cashier': 'Payment',
    'role.general': 'General',
};
