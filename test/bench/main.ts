/** `npm run bench`: how near the hall is to what the machine allows. */
import { choosing } from './cases/choosing.ts';
import { starting } from './cases/starting.ts';
import { byHttp, bySocket, oneClient } from './cases/taking.ts';
import { to200Screens, to1000Screens } from './cases/telling.ts';
import { run } from './parts/case.ts';

for (const c of [bySocket, byHttp, ...oneClient, to200Screens, to1000Screens, choosing, starting]) {
    if (process.argv[2] && !process.argv[2].split(',').includes(c.id)) continue;
    const begun = performance.now();
    console.log(JSON.stringify(await run(c, { rounds: 3, roundMs: 1000 })), Math.round(performance.now() - begun));
}
