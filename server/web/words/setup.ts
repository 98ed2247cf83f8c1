import { catalogue } from './catalogue.ts';
import { en } from './en/setup.ts';
import { zh } from './zh-CN/setup.ts';

/** Words of the page on which the administrator chooses the first password. */
export const setupWords = catalogue(zh, en);
