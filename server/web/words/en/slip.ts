import type { Complete } from '../catalogue.ts';
import type { zh } from '../zh-CN/slip.ts';

export const en: Complete<typeof zh> = {
    original: ' (original)',
    copies: ' ({n} copies)',
    'copies.one': ' (1 copy)',
    originalAndCopies: ' (original and {n} copies)',
    'originalAndCopies.one': ' (original and 1 copy)',

    'outcome.settledOnSpot': 'Settled on the spot',
    'outcome.accepted': 'Accepted',
    'outcome.oneTimeNotice': 'Told what is missing',
    'outcome.refused': 'Not accepted',
    'outcome.consulted': 'Advice given',
    'outcome.collected': 'Result collected',
    'outcome.wrongItem': 'Wrong item',
    'outcome.left': 'Left',
    'delivery.mail': 'By mail',
    'delivery.pickUp': 'To be collected in the hall',
    'delivery.electronic': 'Electronically',
    'sample.grounds': 'It is not within the powers of this department',
    'hours.always': 'at all hours',
    'day.mon': 'Mon',
    'day.tue': 'Tue',
    'day.wed': 'Wed',
    'day.thu': 'Thu',
    'day.fri': 'Fri',
    'day.sat': 'Sat',
    'day.sun': 'Sun',
};
