import { catalogue } from './catalogue.ts';
import { en } from './en/devices-page.ts';
import { zh } from './zh-CN/devices-page.ts';

/** Words of the console's page of devices. */
export const devicesPageWords = catalogue(zh, en);
