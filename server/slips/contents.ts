/** What each slip is about, read from the hall. Nothing here knows a class or a person, so no template can print one. */
import { localTime } from '#hall/calendar.ts';
import type { Setup } from '#hall/state.ts';
import type { Appointment } from '#protocol/appointments.ts';
import type { Language, Material, ServiceItem, Text } from '#protocol/hall.ts';
import type { TicketView } from '#protocol/views.ts';
import { slipWords } from '#web/words/slip.ts';
import type { SlipContent, Values } from './render.ts';

export function ticketContent(ticket: TicketView, link: string, setup: Setup): SlipContent {
    const { language } = ticket;
    const items = ticket.items.map((code) => ({ item: inWords(setup.items.get(code)?.name, language) }));
    const [low, high] = minutesOf(ticket.wait);
    return {
        values: {
            ...hallValues(setup, language),
            ...momentValues(setup, ticket.takenAt),
            no: ticket.no,
            theme: inWords(setup.themes.get(ticket.theme)?.name, language),
            items: joined(
                items.map(({ item }) => item),
                language,
            ),
            ahead: ticket.ahead,
            low,
            high,
            counters: joined(ticket.counters, language),
            slot: ticket.callableFrom === null ? '' : momentValues(setup, ticket.callableFrom).time,
            link,
        },
        holds: [
            ...(ticket.state === 'waiting' ? ['waits'] : []),
            ...(ticket.wait === null ? [] : ['waitKnown']),
            ...(items.length > 0 ? ['hasItems'] : []),
            ...(ticket.counters.length > 0 ? ['hasCounters'] : []),
            ...(ticket.callableFrom === null ? [] : ['hasSlot']),
        ],
        lists: { items, zones: zonesOf(setup, ticket.counters, language) },
    };
}

/** `counters` are those that serve the item, as numbers of the hall. */
export function materialsContent(item: ServiceItem, counters: readonly number[], setup: Setup, language: Language, now: number): SlipContent {
    return {
        values: {
            ...hallValues(setup, language),
            ...momentValues(setup, now),
            theme: inWords(setup.themes.get(item.theme)?.name, language),
            item: item.name[language],
            department: item.department[language],
            fee: item.fee[language],
            days: item.promisedDays,
            counters: joined(counters, language),
        },
        holds: [
            ...(item.materials.length > 0 ? ['hasMaterials'] : []),
            ...(item.promisedDays === 0 ? ['onTheSpot'] : []),
            ...(counters.length > 0 ? ['hasCounters'] : []),
        ],
        lists: { materials: materialsOf(item.materials, language), zones: zonesOf(setup, counters, language) },
    };
}

export function appointmentContent(
    { id, item: code, day, time }: Pick<Appointment, 'id' | 'item' | 'day' | 'time'>,
    setup: Setup,
    language: Language,
): SlipContent {
    const item = setup.items.get(code);
    const materials = materialsOf(item?.materials ?? [], language);
    return {
        values: {
            ...hallValues(setup, language),
            code: id,
            theme: inWords(setup.themes.get(item?.theme ?? '')?.name, language),
            item: inWords(item?.name, language),
            day,
            time,
        },
        holds: materials.length > 0 ? ['hasMaterials'] : [],
        lists: { materials },
    };
}

export function testContent(printer: { name: string; columns: number; link: string }, setup: Setup, language: Language, now: number): SlipContent {
    const { name, columns, link } = printer;
    return { values: { ...hallValues(setup, language), ...momentValues(setup, now), printer: name, columns, link }, holds: [], lists: {} };
}

export function hallValues({ config: { hall } }: Setup, language: Language): Values {
    return { hall: hall.name[language], address: hall.address[language], phone: hall.supervisionPhone };
}

export function momentValues({ config: { hall } }: Setup, at: number): { day: string; time: string } {
    const { day, time } = localTime(at, hall.timeZone);
    return { day, time: time.slice(0, 5) };
}

function zonesOf({ config }: Setup, counters: readonly number[], language: Language): Values[] {
    const ids = new Set(config.counters.filter(({ no }) => counters.includes(no)).map(({ zone }) => zone));
    return config.zones.filter(({ id }) => ids.has(id)).map(({ name, floor }) => ({ zone: name[language], floor: floor[language] }));
}

export function materialsOf(materials: readonly Material[], language: Language): Values[] {
    return materials.map(({ name, original, copies }, index) => {
        const form = !original ? 'copies' : copies === 0 ? 'original' : 'originalAndCopies';
        const brought = original || copies > 0;
        return { n: index + 1, material: name[language], form: brought ? slipWords.say(language, form, { n: copies }) : '' };
    });
}

export function inWords(text: Text | undefined, language: Language): string {
    return text?.[language] ?? '';
}

export function joined(words: readonly (string | number)[], language: Language): string {
    return words.join(language === 'zh-CN' ? '、' : ', ');
}

/** Whole minutes, never a range of nothing. */
function minutesOf(wait: TicketView['wait']): [number, number] {
    if (wait === null) return [0, 0];
    const low = Math.floor(wait.low / 60);
    return [low, Math.max(low + 1, Math.ceil(wait.high / 60))];
}
