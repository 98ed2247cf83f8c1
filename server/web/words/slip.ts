import { catalogue } from './catalogue.ts';
import { en } from './en/slip.ts';
import { zh } from './zh-CN/slip.ts';

/** Words on paper. */
export const slipWords = catalogue(zh, en);
