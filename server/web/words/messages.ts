import { catalogue } from './catalogue.ts';
import { en } from './en/messages.ts';
import { zh } from './zh-CN/messages.ts';

/** What can be wrong with the words of messages and with a gateway, and what a test says. */
export const messageWords = catalogue(zh, en);
