import { catalogue } from './catalogue.ts';
import { en } from './en/counter.ts';
import { zh } from './zh-CN/counter.ts';

/** What the clerk's terminal says. */
export const counterWords = catalogue(zh, en);
