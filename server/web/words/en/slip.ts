import type { Complete } from '../catalogue.ts';
import type { zh } from '../zh-CN/slip.ts';

export const en: Complete<typeof zh> = {
    yourNumber: 'Your number',
    theme: 'Theme: {theme}',
    item: 'Item: {item}',
    ahead: '{n} people are ahead of you',
    'ahead.one': '1 person is ahead of you',
    wait: 'Expected wait {low}–{high} minutes',
    waitUnknown: 'Please watch the screens in the hall',
    counters: 'Counters: {counters}',
    where: 'Waiting area: {zone}',
    tip: 'Please take a seat; watch the screens and listen for your number',
    scan: 'Scan to follow your place; rate us afterwards',
    today: 'Valid today only',
    takenAt: 'Taken at',
    reprint: 'Reprint',
    training: 'TRAINING - not valid',
    test: 'Test print',
};
