/** Changing the wait rules. */
import type { CommandOf } from '#protocol/commands.ts';
import { ruleProblems } from '../rule-problems.ts';
import type { HallState } from '../state.ts';
import { accept, type Circumstances, type Decision, refuse } from './decision.ts';

/** Rules that cannot work are refused with all their problems at once; what was called under the old ones stands. */
export function changeRules(state: HallState, { rules, base }: CommandOf<'changeRules'>, { now }: Circumstances): Decision {
    if (base !== undefined && base !== state.rules.version) return refuse('rules-changed', { version: state.rules.version });
    const problems = ruleProblems(state, rules, now);
    if (problems.length > 0) return refuse('rules-refused', { list: problems });
    return accept({}, { type: 'rules.changed', rules });
}
