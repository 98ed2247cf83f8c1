/** The end of a session: its outcome, and the record that has to be complete before the visitor leaves. */
import type { CommandOf } from '#protocol/commands.ts';
import type { ServiceItem } from '#protocol/hall.ts';
import type { ServiceRecord } from '#protocol/service-record.ts';
import type { HallState, Ticket } from '../state.ts';
import { accept, type Circumstances, type Decision, isRefused, refuse, ticketAtOwnCounter } from './decision.ts';
import { releaseAfter } from './leaving.ts';

export function finish(state: HallState, command: CommandOf<'finish'>, { actor }: Circumstances): Decision {
    const found = ticketAtOwnCounter(state, command.counter, actor, ['serving']);
    if (isRefused(found)) return found;
    const { ticket } = found;
    const { outcome, record = {} } = command;
    const handled = handledItems(state, command, ticket);
    if (isRefused(handled)) return handled;
    const refused = incomplete(state, command, handled[0]);
    if (refused !== null) return refused;
    return accept(
        { counter: command.counter, ticket: ticket.id },
        {
            type: 'ticket.finished',
            ticket: ticket.id,
            counter: command.counter,
            clerk: actor.ref,
            outcome,
            item: handled[0]?.code ?? null,
            record: handled.length === 0 ? record : { ...record, items: handled.map(({ code }) => code) },
        },
        ...releaseAfter(state, ticket),
    );
}

/** What was handled, the main item first: what the clerk says, else what the number was taken for. */
function handledItems(state: HallState, { item, record }: CommandOf<'finish'>, ticket: Ticket): readonly ServiceItem[] | Decision {
    const codes = record?.items ?? (item === undefined ? (ticket.item === null ? [] : ticket.wanted.items) : [item]);
    const items: ServiceItem[] = [];
    for (const code of new Set(item === undefined ? codes : [item, ...codes])) {
        const known = state.setup.items.get(code);
        if (known === undefined) return refuse('unknown-item', { item: code });
        items.push(known);
    }
    return items;
}

/** What the record still lacks, or says wrongly; null when nothing. */
function incomplete(state: HallState, { outcome, reason, record = {} }: CommandOf<'finish'>, item: ServiceItem | undefined): Decision | null {
    // Administrative Licensing Law, section 32: a refusal is given with its reason.
    if (outcome === 'refused' && reason === undefined) return refuse('reason-required', { outcome });
    // What is settled the same working day and was not is explained (D12).
    const kind = record.caseKind ?? item?.caseKind;
    if (outcome === 'accepted' && kind === 'instant' && reason === undefined) return refuse('reason-required', { outcome });
    return wrongRecord(state, record, item);
}

/** What a record says that cannot be; null when nothing. */
export function wrongRecord(state: HallState, record: ServiceRecord, item: ServiceItem | undefined): Decision | null {
    const beyond = (record.missing ?? []).find((place) => place >= (item?.materials.length ?? 0));
    if (beyond !== undefined) return refuse('unknown-material', { material: beyond + 1 });
    if (record.deadline !== undefined && record.deadline < (state.day ?? '')) return refuse('deadline-past', { day: record.deadline });
    return null;
}
