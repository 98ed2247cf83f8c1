import { catalogue } from './catalogue.ts';
import { en } from './en/phone.ts';
import { zh } from './zh-CN/phone.ts';

/** Words of the page behind a ticket's QR code. */
export const phoneWords = catalogue(zh, en);
