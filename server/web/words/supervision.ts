import { catalogue } from './catalogue.ts';
import { en } from './en/supervision.ts';
import { zh } from './zh-CN/supervision.ts';

/** Words of the supervision's pages in the console. */
export const supervisionWords = catalogue(zh, en);
