import type { Complete } from '../catalogue.ts';
import type { zh } from '../zh-CN/common.ts';

export const en: Complete<typeof zh> = {
    'link.connecting': 'Connecting to the hall…',
    'link.lost': 'The connection to the hall is lost; trying again. What is shown may be out of date.',
    'link.found': 'The connection is back.',
    'no-answer': 'The hall did not answer. Please try again in a moment.',
    'language.label': 'Language',
    'language.zh-CN': '中文',
    'language.en': 'English',
    'training.banner': 'TRAINING 培训模式 · nothing here is real, no number counts',
    'qr.label': 'QR code',
    'voice-test': 'Voice test: one, two, three, four, five.',
    'wait.range': '{low}–{high} min',
    'wait.about': 'about {n} min',
    'wait.short': 'less than a minute',
    'wait.unknown': 'cannot be said yet',
};
