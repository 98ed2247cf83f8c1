import { catalogue } from './catalogue.ts';
import { en } from './en/counter-screen.ts';
import { zh } from './zh-CN/counter-screen.ts';

/** What the strip above a counter says. */
export const counterScreenWords = catalogue(zh, en);
