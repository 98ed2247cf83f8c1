import { catalogue } from './catalogue.ts';
import { en } from './en/complaint-form.ts';
import { zh } from './zh-CN/complaint-form.ts';

/** The form in which staff register a complaint that somebody brings. */
export const complaintFormWords = catalogue(zh, en);
