import { catalogue } from './catalogue.ts';
import { en } from './en/counter-choice.ts';
import { zh } from './zh-CN/counter-choice.ts';

/** What the choice of a counter says. */
export const counterChoiceWords = catalogue(zh, en);
