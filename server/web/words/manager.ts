import { catalogue } from './catalogue.ts';
import { en } from './en/manager.ts';
import { zh } from './zh-CN/manager.ts';

/** Words of the manager's console. */
export const managerWords = catalogue(zh, en);
