import { catalogue } from './catalogue.ts';
import { en } from './en/pad.ts';
import { zh } from './zh-CN/pad.ts';

/** What the evaluation pad says. */
export const padWords = catalogue(zh, en);
