import { catalogue } from './catalogue.ts';
import { en } from './en/self-test.ts';
import { zh } from './zh-CN/self-test.ts';

/** Words of the self-test. */
export const selfTestWords = catalogue(zh, en);
