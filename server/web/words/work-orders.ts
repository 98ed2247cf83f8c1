import { catalogue } from './catalogue.ts';
import { en } from './en/work-orders.ts';
import { zh } from './zh-CN/work-orders.ts';

/** Words of work orders, for those who supervise and those who deal with them. */
export const workOrderWords = catalogue(zh, en);
