import { catalogue } from './catalogue.ts';
import { en } from './en/office.ts';
import { zh } from './zh-CN/office.ts';

/** Words of the console's page of connections. */
export const officeWords = catalogue(zh, en);
