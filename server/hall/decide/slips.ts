/** Changing what slips say. */
import type { CommandOf } from '#protocol/commands.ts';
import { slipProblems } from '#protocol/slip-problems.ts';
import type { HallState } from '../state.ts';
import { accept, type Decision, refuse } from './decision.ts';

/** A template that cannot be printed is refused with all its problems at once. */
export function changeSlips(state: HallState, { name, template, base }: CommandOf<'changeSlips'>): Decision {
    const version = state.slips.get(name)?.version ?? 0;
    if (base !== undefined && base !== version) return refuse('slips-changed', { version });
    const problems = template === null ? [] : slipProblems(name, template);
    if (problems.length > 0) return refuse('slips-refused', { list: problems });
    return accept({}, { type: 'slips.changed', name, template });
}
