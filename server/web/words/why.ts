import { catalogue } from './catalogue.ts';
import { en } from './en/why.ts';
import { zh } from './zh-CN/why.ts';

/** Why somebody was called. */
export const whyWords = catalogue(zh, en);
