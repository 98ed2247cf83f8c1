import { catalogue } from './catalogue.ts';
import { en } from './en/kiosk.ts';
import { zh } from './zh-CN/kiosk.ts';

/** Words of the kiosk. */
export const kioskWords = catalogue(zh, en);
