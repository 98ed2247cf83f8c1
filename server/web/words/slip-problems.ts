import { catalogue } from './catalogue.ts';
import { en } from './en/slip-problems.ts';
import { zh } from './zh-CN/slip-problems.ts';

/** What can be wrong with the template of a slip. */
export const slipProblemWords = catalogue(zh, en);
