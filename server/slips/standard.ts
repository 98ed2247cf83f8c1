/** The slips that a new hall has, from the files beside this one; checked once when the hub starts. */
import { slipProblems } from '#protocol/slip-problems.ts';
import { SLIP_NAMES, type SlipName, type SlipTemplate, slipTemplate } from '#protocol/slip-templates.ts';
import acceptance from './acceptance.json' with { type: 'json' };
import appointment from './appointment.json' with { type: 'json' };
import commitment from './commitment.json' with { type: 'json' };
import endSlip from './end-slip.json' with { type: 'json' };
import handoverSheet from './handover-sheet.json' with { type: 'json' };
import materials from './materials.json' with { type: 'json' };
import oneTimeNotice from './one-time-notice.json' with { type: 'json' };
import receipt from './receipt.json' with { type: 'json' };
import refusal from './refusal.json' with { type: 'json' };
import reprint from './reprint.json' with { type: 'json' };
import supplement from './supplement.json' with { type: 'json' };
import test from './test.json' with { type: 'json' };
import ticket from './ticket.json' with { type: 'json' };
import training from './training.json' with { type: 'json' };

const papers = { receipt, acceptance, commitment, supplement, oneTimeNotice, refusal, endSlip, handoverSheet };
const files: Readonly<Record<SlipName, unknown>> = { ticket, reprint, training, appointment, materials, test, ...papers };

function checked(name: SlipName): SlipTemplate {
    const template = slipTemplate.parse(files[name]);
    const problems = slipProblems(name, template);
    if (problems.length > 0) throw new Error(`A slip of the program cannot be printed [slip=${name}, problems=${JSON.stringify(problems)}]`);
    return template;
}

export const standardSlips = Object.fromEntries(SLIP_NAMES.map((name) => [name, checked(name)])) as Readonly<Record<SlipName, SlipTemplate>>;
