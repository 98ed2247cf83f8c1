/** What a preview shows: the hall's own words with a made-up number. */
import { countersFor } from '#hall/routing.ts';
import type { HallState } from '#hall/state.ts';
import type { Language, ServiceItem } from '#protocol/hall.ts';
import type { SlipName } from '#protocol/slip-templates.ts';
import type { TicketView } from '#protocol/views.ts';
import { appointmentContent, materialsContent, testContent, ticketContent } from './contents.ts';
import type { SlipContent } from './render.ts';

const AHEAD = 3;
const WAIT_SECONDS = { low: 720, high: 1_080 };

export function sampleContent(
    state: HallState,
    name: SlipName,
    language: Language,
    now: number,
    sample: { link: string; columns: number },
): SlipContent {
    const { setup } = state;
    const item = setup.config.items.find(({ common }) => common) ?? setup.config.items[0];
    if (name === 'test') return testContent({ name: 'printer-1', ...sample }, setup, language, now);
    if (name === 'materials' && item !== undefined) return materialsContent(item, countersOf(state, item), setup, language, now);
    if (name === 'appointment' && item !== undefined) {
        return appointmentContent({ id: 'Q7K2M9', item: item.code, day: state.day ?? '', time: '10:30' }, setup, language);
    }
    return ticketContent(sampleTicket(state, item, language, now), sample.link, setup);
}

function countersOf(state: HallState, { code, theme }: ServiceItem): number[] {
    return countersFor(state, { theme, items: [code], purpose: 'handle', needs: [] });
}

function sampleTicket(state: HallState, item: ServiceItem | undefined, language: Language, now: number): TicketView {
    const theme = state.setup.config.themes.find(({ id }) => id === item?.theme) ?? state.setup.config.themes[0];
    return {
        id: 'sample',
        no: `${theme?.prefix ?? 'A'}001`,
        theme: theme?.id ?? '',
        item: item?.code ?? null,
        items: item === undefined ? [] : [item.code],
        purpose: 'handle',
        class: 'normal',
        state: 'waiting',
        takenAt: now,
        callableFrom: null,
        after: null,
        ahead: AHEAD,
        wait: WAIT_SECONDS,
        counters: item === undefined ? [] : countersOf(state, item),
        counter: null,
        calledAt: null,
        startedAt: null,
        endedAt: null,
        recalls: 0,
        passes: 0,
        outcome: null,
        rating: { state: 'none', level: null },
        print: 'none',
        language,
    };
}
