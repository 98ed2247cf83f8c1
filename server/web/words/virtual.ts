import { catalogue } from './catalogue.ts';
import { en } from './en/virtual.ts';
import { zh } from './zh-CN/virtual.ts';

/** Words of the page of virtual devices. */
export const virtualWords = catalogue(zh, en);
