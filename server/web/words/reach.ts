import { catalogue } from './catalogue.ts';
import { en } from './en/reach.ts';
import { zh } from './zh-CN/reach.ts';

/** Words of the phone page about messages and about how a case stands. */
export const reachWords = catalogue(zh, en);
