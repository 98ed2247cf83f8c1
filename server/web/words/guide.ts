import { catalogue } from './catalogue.ts';
import { en } from './en/guide.ts';
import { zh } from './zh-CN/guide.ts';

/** Words of the guide desk. */
export const guideWords = catalogue(zh, en);
