import type { Complete } from '../catalogue.ts';
import type { zh } from '../zh-CN/rule-problems.ts';

export const en: Complete<typeof zh> = {
    'rate-not-positive': '{at}: a rate cannot be negative ({rate})',
    'class-never-called': '{at}: with a rate of 0 a ticket of this class may never be called',
    'limits-out-of-order': '{at}: target {target} ≤ warning {warning} ≤ maximum {maximum} must hold, and the maximum must be above 0',
    'unknown-theme': '{at}: there is no theme “{theme}”',
    'unknown-item': '{at}: there is no item “{item}”',
    'item-of-other-theme': '{at}: item “{item}” does not belong to theme “{theme}”',
    'unknown-counter': '{at}: there is no counter {counter}',
    'helper-already-serves': '{at}: counter {counter} serves “{theme}” already',
    'helper-cannot-serve': '{at}: the role of counter {counter} cannot help “{theme}”',
    'theme-not-served': 'no counter serves the theme “{theme}”',
    'hours-out-of-order': '{at}: from ({from}) must be before until ({until})',
    'issue-rule-of-nothing': '{at}: name a theme or an item',
    'cap-below-issued': '{at}: {issued} numbers have been taken today already, the cap cannot be below that ({cap})',
};
