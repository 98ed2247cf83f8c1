import { catalogue } from './catalogue.ts';
import { en } from './en/devices.ts';
import { zh } from './zh-CN/devices.ts';

/** What devices are called, and in a word how they are. */
export const deviceWords = catalogue(zh, en);
