/** A slip as it will look on paper: made into the bytes that a printer gets, and drawn from those bytes alone. */
import type { HallState } from '#hall/state.ts';
import type { Language } from '#protocol/hall.ts';
import { type SlipProblem, slipProblems } from '#protocol/slip-problems.ts';
import type { SlipName, SlipTemplate } from '#protocol/slip-templates.ts';
import { decode } from '../../devices/emulators/printer/decode.ts';
import { drawSlip } from '../../devices/emulators/printer/draw.ts';
import { painter } from '../../devices/printers/driver.ts';
import { encodeSlip } from '../../devices/printers/escpos.ts';
import { drawLines } from '../../devices/printers/pictures.ts';
import { sampleContent } from './samples.ts';
import { type Mark, slipOf } from './slips.ts';

export type Preview = { readonly svg: string; readonly bytes: string; readonly problems: readonly SlipProblem[] };

/** What is asked for: `template` null shows the one that holds now. */
export type PreviewOf = { readonly name: SlipName; readonly template: SlipTemplate | null; readonly language: Language; readonly columns: number };

/** A template with problems has no picture: `svg` and `bytes` are empty. `link` is the address of a sample ticket. */
export async function previewSlip(state: HallState, now: number, link: string, { name, template, language, columns }: PreviewOf): Promise<Preview> {
    const problems = template === null ? [] : slipProblems(name, template);
    if (problems.length > 0) return { svg: '', bytes: '', problems };
    const slips = template === null ? state.slips : new Map(state.slips).set(name, { template, version: 0 });
    const marks: Mark[] = name === 'reprint' || name === 'training' ? [name] : [];
    const shown = marks.length > 0 ? 'ticket' : name;
    const slip = slipOf({ slips }, shown, sampleContent(state, shown, language, now, { link, columns }), language, marks);
    try {
        const bytes = encodeSlip(slip, { columns }, await drawLines(slip, { columns }, 'gb18030', painter));
        return { svg: drawSlip(decode(bytes).lines, columns), bytes: bytes.toString('base64'), problems: [] };
    } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        return { svg: '', bytes: '', problems: [{ code: 'does-not-fit', at: 'lines', values: { columns } }] };
    }
}
