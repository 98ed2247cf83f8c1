import { catalogue } from './catalogue.ts';
import { en } from './en/common.ts';
import { zh } from './zh-CN/common.ts';

/** Words of the elements that all pages share. */
export const commonWords = catalogue(zh, en);
