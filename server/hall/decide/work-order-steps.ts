/** Which steps of a work order somebody may take now: each is tried with an example, so that what is offered is what would be decided. */
import { commands } from '#protocol/commands.ts';
import { type WorkOrderVerb, workOrderVerbs } from '#protocol/work-orders.ts';
import type { HallState } from '../state.ts';
import type { Circumstances } from './decision.ts';
import { decide, type HallCommand } from './index.ts';

type StepCommand = Extract<HallCommand, { type: (typeof workOrderVerbs)[WorkOrderVerb] }>;

const WORDS = { reason: '-' };

/** `to` nobody: whom it may be assigned to is another question. */
const EXAMPLES: { readonly [Verb in WorkOrderVerb]: (order: string) => StepCommand } = {
    assign: (order) => ({ type: 'assignWorkOrder', order, to: '-' }),
    verify: (order) => ({ type: 'verifyWorkOrder', order, verdict: 'valid', ...WORDS }),
    remedy: (order) => ({ type: 'remedyWorkOrder', order, remedy: 'explain', ...WORDS }),
    'call-back': (order) => ({ type: 'callBackWorkOrder', order, satisfied: null }),
    appeal: (order) => ({ type: 'appealWorkOrder', order, ...WORDS }),
    'decide-appeal': (order) => ({ type: 'decideAppeal', order, upheld: false, ...WORDS }),
    state: (order) => ({ type: 'stateWorkOrder', order, ...WORDS }),
    mediate: (order) => ({ type: 'mediateWorkOrder', order, ...WORDS }),
    reply: (order) => ({ type: 'replyWorkOrder', order, ...WORDS }),
    answer: (order) => ({ type: 'answerWorkOrder', order, accepted: true }),
    close: (order) => ({ type: 'closeWorkOrder', order }),
};

/** In the order of a work order's life. */
export function stepsOpenTo(state: HallState, order: string, circumstances: Circumstances): readonly WorkOrderVerb[] {
    const { role } = circumstances.actor;
    return (Object.keys(EXAMPLES) as WorkOrderVerb[]).filter((verb) => {
        const who: readonly string[] = commands[workOrderVerbs[verb]].who;
        return who.includes(role) && decide(state, EXAMPLES[verb](order), circumstances).ok;
    });
}
