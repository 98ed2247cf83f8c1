import { catalogue } from './catalogue.ts';
import { en } from './en/slips-page.ts';
import { zh } from './zh-CN/slips-page.ts';

/** Words of the console's page of slips. */
export const slipsPageWords = catalogue(zh, en);
