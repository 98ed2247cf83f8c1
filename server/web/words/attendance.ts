import { catalogue } from './catalogue.ts';
import { en } from './en/attendance.ts';
import { zh } from './zh-CN/attendance.ts';

/** Words of attendance and the duty roster. */
export const attendanceWords = catalogue(zh, en);
