import { catalogue } from './catalogue.ts';
import { en } from './en/errors.ts';
import { zh } from './zh-CN/errors.ts';

/** A sentence per error code. */
export const errorWords = catalogue(zh, en);
