/** Slips of the hall as it is now: the template that holds, filled with what the slip is about. */
import { countersFor } from '#hall/routing.ts';
import type { HallState, Ticket } from '#hall/state.ts';
import { ticketView } from '#hall/views/tickets.ts';
import type { Appointment } from '#protocol/appointments.ts';
import type { Device } from '#protocol/devices.ts';
import type { HandoverSheet, IssuedDocument } from '#protocol/documents.ts';
import type { Language, ServiceItem } from '#protocol/hall.ts';
import type { SlipName, SlipTemplate } from '#protocol/slip-templates.ts';
import type { Slip } from '#protocol/slips.ts';
import { appointmentContent, materialsContent, testContent, ticketContent } from './contents.ts';
import { documentPaper, type PaperFacts, sheetPaper } from './papers.ts';
import { renderSlip, type SlipContent } from './render.ts';
import { standardSlips } from './standard.ts';

/** Stands on top of a slip, whatever its template says. */
export type Mark = 'reprint' | 'training';

export function ticketSlip(state: HallState, ticket: Ticket, link: string, now: number, marks: readonly Mark[]): Slip {
    return slipOf(state, 'ticket', ticketContent(ticketView(state, ticket, now), link, state.setup), ticket.language, marksOf(state, marks));
}

/** What to bring for an item, and where it is handled. */
export function materialsSlip(state: HallState, item: ServiceItem, language: Language, now: number): Slip {
    const counters = countersFor(state, { theme: item.theme, items: [item.code], purpose: 'handle', needs: [] });
    return slipOf(state, 'materials', materialsContent(item, counters, state.setup, language, now), language, marksOf(state, []));
}

export function appointmentSlip(state: HallState, appointment: Appointment): Slip {
    const { language } = appointment;
    return slipOf(state, 'appointment', appointmentContent(appointment, state.setup, language), language, marksOf(state, []));
}

/** Proves a printer: sizes, rare characters, both edges, a code. `link` is any address of the hall. */
export function testSlip(state: HallState, { name, options }: Device, link: string, language: Language, now: number): Slip {
    return slipOf(
        state,
        'test',
        testContent({ name, columns: options.columns ?? 48, link }, state.setup, language, now),
        language,
        marksOf(state, []),
    );
}

/** A document of a counter, in the visitor's language unless another is asked for. */
export function documentSlip(state: HallState, document: IssuedDocument, language: Language, facts: PaperFacts, marks: readonly Mark[]): Slip {
    return slipOf(state, document.kind, documentPaper(state, document, language, facts), language, marksOf(state, marks));
}

/** A hand-over list; `tickets` are those that it names. */
export function sheetSlip(
    state: HallState,
    { sheet, tickets }: { sheet: HandoverSheet; tickets: readonly Ticket[] },
    language: Language,
    facts: PaperFacts,
    marks: readonly Mark[],
): Slip {
    return slipOf(state, 'handoverSheet', sheetPaper(state, sheet, tickets, language, facts), language, marksOf(state, marks));
}

/** Everything that a training hall prints says so. */
function marksOf({ setup }: HallState, marks: readonly Mark[]): readonly Mark[] {
    return setup.config.mode === 'training' ? ['training', ...marks] : marks;
}

type Templates = Pick<HallState, 'slips'>;

export function templateOf({ slips }: Templates, name: SlipName): SlipTemplate {
    return slips.get(name)?.template ?? standardSlips[name];
}

/** A mark is no line of the slip's own template, so no change of that can leave it out. */
export function slipOf(state: Templates, name: SlipName, content: SlipContent, language: Language, marks: readonly Mark[] = []): Slip {
    const marked = marks.flatMap((mark) => renderSlip(templateOf(state, mark), { values: {}, holds: [], lists: {} }, language));
    return { lines: [...marked, ...renderSlip(templateOf(state, name), content, language)] };
}
