/** Draws lines beside the event loop: opening a font of twenty megabytes takes a second on a small machine. */
import { parentPort, workerData } from 'node:worker_threads';
import { Fonts } from './fonts.ts';
import type { DrawAnswer, DrawRequest, DrawSettings } from './messages.ts';
import { Typesetter } from './typesetter.ts';

const { fonts } = workerData as DrawSettings;
const typesetter = new Typesetter(new Fonts(fonts));

parentPort?.on('message', ({ id, lines }: DrawRequest) => {
    const pictures = lines.map(({ drawing, wanted }) => (wanted === null || typesetter.canDraw(wanted) ? typesetter.draw(drawing) : null));
    parentPort?.postMessage({ id, pictures } satisfies DrawAnswer);
});
