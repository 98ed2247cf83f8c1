/** Slips of the hall as it is now: the template that holds, filled with what the slip is about. */
import type { HallState } from '#hall/state.ts';
import type { Language } from '#protocol/hall.ts';
import type { SlipName, SlipTemplate } from '#protocol/slip-templates.ts';
import type { Slip } from '#protocol/slips.ts';
import { renderSlip, type SlipContent } from './render.ts';
import { standardSlips } from './standard.ts';

/** Stands on top of a slip, whatever its template says. */
export type Mark = 'reprint' | 'training';

type Templates = Pick<HallState, 'slips'>;

export function templateOf({ slips }: Templates, name: SlipName): SlipTemplate {
    return slips.get(name)?.template ?? standardSlips[name];
}

/** A mark is no line of the slip's own template, so no change of that can leave it out. */
export function slipOf(state: Templates, name: SlipName, content: SlipContent, language: Language, marks: readonly Mark[] = []): Slip {
    const marked = marks.flatMap((mark) => renderSlip(templateOf(state, mark), { values: {}, holds: [], lists: {} }, language));
    return { lines: [...marked, ...renderSlip(templateOf(state, name), content, language)] };
}
