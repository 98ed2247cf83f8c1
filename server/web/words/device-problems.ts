import { catalogue } from './catalogue.ts';
import { en } from './en/device-problems.ts';
import { zh } from './zh-CN/device-problems.ts';

/** What can be wrong with the configuration of a device. */
export const deviceProblemWords = catalogue(zh, en);
