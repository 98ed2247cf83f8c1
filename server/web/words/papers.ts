import { catalogue } from './catalogue.ts';
import { en } from './en/papers.ts';
import { zh } from './zh-CN/papers.ts';

/** What the terminal says of documents and of what is still to do after sessions, and the page of a document. */
export const paperWords = catalogue(zh, en);
