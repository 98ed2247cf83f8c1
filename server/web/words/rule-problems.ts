import { catalogue } from './catalogue.ts';
import { en } from './en/rule-problems.ts';
import { zh } from './zh-CN/rule-problems.ts';

/** What can be wrong with wait rules. */
export const ruleProblemWords = catalogue(zh, en);
