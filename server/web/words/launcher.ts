import { catalogue } from './catalogue.ts';
import { en } from './en/launcher.ts';
import { zh } from './zh-CN/launcher.ts';

/** Words of the launcher. */
export const launcherWords = catalogue(zh, en);
