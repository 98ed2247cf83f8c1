import { catalogue } from './catalogue.ts';
import { en } from './en/record.ts';
import { zh } from './zh-CN/record.ts';

/** What the record of a session says at the counter. */
export const recordWords = catalogue(zh, en);
