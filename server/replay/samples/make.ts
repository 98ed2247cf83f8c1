/** `node server/replay/samples/make.ts` writes the sample day anew. It comes out the same unless county-day.ts was changed. */
import { writeFileSync } from 'node:fs';
import { countyDay } from './county-day.ts';

writeFileSync(new URL('county-day.csv', import.meta.url), countyDay());
