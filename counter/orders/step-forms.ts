/** What each step of a work order asks for, as data. */
import type { WorkOrderVerb } from '#protocol/work-orders.ts';

/** A choice of a step: its word is `choice.VERB.NAME`, or `PREFIX.NAME`; `body` is what is sent for it. */
export type StepChoice = { readonly name: string; readonly body: Readonly<Record<string, unknown>> };

export type StepForm = {
    /** Beginning of the keys of its choices. */
    readonly prefix: string;
    readonly choices: readonly StepChoice[];
    /** Whether it has to be said in words. */
    readonly words: 'must' | 'may' | 'none';
};

function choicesOf(field: string, values: readonly (string | boolean | null)[]): readonly StepChoice[] {
    return values.map((value) => ({ name: String(value), body: { [field]: value } }));
}

const TOLD: StepForm = { prefix: '', choices: [], words: 'must' };

export const STEP_FORMS: Readonly<Record<WorkOrderVerb, StepForm>> = {
    assign: { prefix: '', choices: [], words: 'none' },
    verify: { prefix: 'verdict', choices: choicesOf('verdict', ['valid', 'mistaken', 'malicious']), words: 'must' },
    remedy: { prefix: 'remedy', choices: choicesOf('remedy', ['fixNow', 'fixByDate', 'explain']), words: 'must' },
    'call-back': { prefix: 'choice.call-back', choices: choicesOf('satisfied', [true, false, null]), words: 'may' },
    appeal: TOLD,
    'decide-appeal': { prefix: 'choice.decide-appeal', choices: choicesOf('upheld', [true, false]), words: 'must' },
    state: TOLD,
    mediate: TOLD,
    reply: TOLD,
    answer: { prefix: 'choice.answer', choices: choicesOf('accepted', [true, false]), words: 'may' },
    close: { prefix: '', choices: [], words: 'may' },
};
