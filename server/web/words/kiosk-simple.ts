import { catalogue } from './catalogue.ts';
import { en } from './en/kiosk-simple.ts';
import { zh } from './zh-CN/kiosk-simple.ts';

/** Words of the kiosk's simple pages, of elder mode and low mode: fewer and shorter than elsewhere. */
export const simpleWords = catalogue(zh, en);
