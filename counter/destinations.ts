/** Where a visitor can be sent on to, as lines to pick. */
import type { HallConfig, Language } from '#protocol/hall.ts';
import type { TicketView } from '#protocol/views.ts';
import { soundsOf } from '#web/catalogue/item-search.ts';
import { counterWords } from '#web/words/counter.ts';
import { commonFirst, namesOf } from './names.ts';
import type { Choice } from './tx-picker.ts';

/** A line with what the transfer is given with: over the socket a counter is named `to`. */
export type Destination = Choice & { readonly input: { readonly item: string } | { readonly theme: string } | { readonly to: number } };

/**
 * Other themes, then the other counters that serve what the ticket waits for, then items: those of its own theme first. With `own`, the
 * counter that sends it.
 */
export function destinationsOf(ticket: TicketView, about: { hall: HallConfig; own: number; language: Language }): readonly Destination[] {
    return [
        ...themes(ticket, about.hall, about.language),
        ...counters(ticket, about.own, about.language),
        ...items(ticket, about.hall, about.language),
    ];
}

function themes(ticket: TicketView, hall: HallConfig, language: Language): Destination[] {
    const note = counterWords.say(language, 'transfer.theme');
    return hall.themes
        .filter(({ id }) => id !== ticket.theme)
        .map(({ id, name, prefix }) => ({ id: `theme-${id}`, name: name[language], note, words: prefix, input: { theme: id } }));
}

function counters(ticket: TicketView, own: number, language: Language): Destination[] {
    const note = counterWords.say(language, 'transfer.counter');
    return ticket.counters
        .filter((no) => no !== own)
        .map((no) => ({ id: `counter-${no}`, name: counterWords.say(language, 'counter.no', { no }), note, words: '', input: { to: no } }));
}

function items(ticket: TicketView, hall: HallConfig, language: Language): Destination[] {
    const names = namesOf(hall, language);
    const here = counterWords.say(language, 'transfer.item');
    const others = commonFirst(hall.items).filter(({ code }) => !ticket.items.includes(code) && code !== ticket.item);
    return others
        .toSorted((one, other) => Number(other.theme === ticket.theme) - Number(one.theme === ticket.theme))
        .map((item) => ({
            id: `item-${item.code}`,
            name: item.name[language],
            note: item.theme === ticket.theme ? here : names.theme(item.theme),
            words: soundsOf(item),
            input: { item: item.code },
        }));
}
