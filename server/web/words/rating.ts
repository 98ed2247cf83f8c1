import { catalogue } from './catalogue.ts';
import { en } from './en/rating.ts';
import { zh } from './zh-CN/rating.ts';

/** What pad, phone and kiosk ask a visitor who rates. */
export const ratingWords = catalogue(zh, en);
