import { catalogue } from './catalogue.ts';
import { en } from './en/display.ts';
import { zh } from './zh-CN/display.ts';

/** Words of the hall screen and its voice. */
export const displayWords = catalogue(zh, en);
