import type { Complete } from '../catalogue.ts';
import type { zh } from '../zh-CN/messages.ts';

export const en: Complete<typeof zh> = {
    'unknown-value': '{at}: this message has no “{value}” to fill in',
    'stray-brace': '{at}: braces do not match, or what is in them is not understood',
    'no-number': '{at}: the number {no} has to be named',
    'no-phone': 'the request has no {phone}',
    'no-text': 'the request has no {text}',
    'not-json': 'the body of the request is not JSON',
    test: 'This is a test message from {hall}. If you can read it, the settings are right.',
};
