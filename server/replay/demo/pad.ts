/** The pad in front of a visitor of the demo: most rate, some skip, some walk away. */
import type { Counter } from '#protocol/hall.ts';
import type { PadView } from '#protocol/views.ts';
import { Line } from '../driver/line.ts';
import { type DemoParts, pause } from './parts.ts';

const LEVELS = [
    [5, 70],
    [4, 19],
    [3, 7],
    [2, 3],
    [1, 1],
] as const;
const ANSWERS = [
    ['rate', 7],
    ['skip', 1],
    ['nothing', 2],
] as const;

const SAY_WHY = [
    [true, 6],
    [false, 4],
] as const;

export async function openPad(counter: Counter, parts: DemoParts): Promise<Line<PadView>> {
    const line = await Line.open<PadView>(parts.api.url, '/pad', { counter: counter.no });
    let asked = '';
    line.onView = ({ pad }) => {
        if (pad.state !== 'asking' || pad.ticket === null || pad.ticket.id === asked) return;
        asked = pad.ticket.id;
        // The clock stops in the middle of an answer when the demo ends.
        answer(line, asked, parts).catch(() => {});
    };
    return line;
}

async function answer(line: Line<PadView>, ticket: string, parts: DemoParts): Promise<void> {
    await pause(parts, 1.5, 7);
    const choice = parts.random.pick(ANSWERS);
    if (choice === 'skip') await line.send('skip', { ticket });
    if (choice !== 'rate') return;
    await line.send('rate', { ticket, level: parts.random.pick(LEVELS) });
    if (parts.random.pick(SAY_WHY)) await explain(line, ticket, parts);
}

async function explain(line: Line<PadView>, ticket: string, parts: DemoParts): Promise<void> {
    await pause(parts, 1, 5);
    const { pad, why } = line.view ?? { pad: null, why: null };
    const [first, ...more] = why?.reasons ?? [];
    if (first === undefined || pad?.ticket?.id !== ticket) return;
    const reason = parts.random.pick([first, ...more].map(({ code, first: shown }) => [code, shown ? 4 : 1] as const));
    await line.send('explain', { ticket, reasons: [reason] });
}
