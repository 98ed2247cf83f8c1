/** The questions of a simple visit, one for each place of a visit where something is chosen. */
import type { Language, PublishedHall, Purpose } from '#protocol/hall.ts';
import type { KioskView } from '#protocol/views.ts';
import { itemOf, itemsOf, runsOf, themeOf } from '#web/catalogue/hall-items.ts';
import { inLanguage, type Values } from '#web/words/catalogue.ts';
import { kioskWords } from '#web/words/kiosk.ts';
import { simpleWords } from '#web/words/kiosk-simple.ts';
import { tell } from '../events.ts';
import { openTicketIn } from '../open-ticket.ts';
import type { Screen } from '../screen.ts';
import { hintOf } from '../tx-refused.ts';
import { waitingIn } from '../waiting.ts';
import type { Choice, Question } from './question.ts';

export type Given = {
    readonly screen: Screen;
    readonly hall: PublishedHall;
    readonly view: KioskView;
    readonly basket: readonly string[];
    /** Whether the hub is being asked for a number. */
    readonly taking: boolean;
    readonly language: Language;
};

/** Materials that are named on the card of an item; the slip and the counter say the others. */
const NAMED = 3;

type At<Where extends Screen['at']> = Extract<Screen, { at: Where }>;

/** The question of a screen, or null where something is typed, shown to a reader, or said. */
export function questionOf(given: Given): Question | null {
    const { screen } = given;
    switch (screen.at) {
        case 'home':
            return home(given);
        case 'themes':
        // Searching means typing: who wants it simple chooses by theme.
        case 'search':
            return themes(given, screen.purpose);
        case 'items':
            return items(given, screen);
        case 'card':
            return card(given, screen);
        case 'basket':
            return basket(given);
        case 'refused':
            return refused(given, screen);
        default:
            return null;
    }
}

function home({ language }: Given): Question {
    const way = (purpose: Purpose, icon: string): Choice => ({
        label: say(language, `home.${purpose}`),
        icon,
        act: (from) => tell(from, 'tx-way', purpose),
    });
    return {
        ...asking(say(language, 'home.heading')),
        choices: [
            { ...way('handle', 'ticket'), main: true },
            { label: say(language, 'home.appointment'), icon: 'calendar', act: (from) => tell(from, 'tx-entry', 'appointment') },
            way('collect', 'document'),
            way('consult', 'chat'),
            { label: say(language, 'home.missed'), icon: 'people', act: (from) => tell(from, 'tx-entry', 'missed') },
        ],
    };
}

function themes({ hall, view, language, taking }: Given, purpose: Purpose): Question {
    const choices = hall.themes.map((theme): Choice => {
        const waiting = waitingIn(view.themes, theme.id);
        return {
            label: inLanguage(theme.name, language),
            note: kioskWords.say(language, waiting === 0 ? 'waiting.nobody' : 'waiting', { n: waiting }),
            icon: theme.icon,
            colour: theme.colour,
            disabled: taking,
            act: (from) => tell(from, 'tx-theme', theme.id),
        };
    });
    const receipt: Choice = { label: say(language, 'themes.receipt'), icon: 'keyboard', act: (from) => tell(from, 'tx-entry', 'document') };
    const texts = purpose === 'collect' ? [say(language, 'themes.collect.scan')] : [];
    return { ...asking(say(language, `themes.${purpose}`)), texts, choices, always: purpose === 'collect' ? [receipt] : [] };
}

function items({ hall, language, basket: chosen }: Given, { theme, purpose }: At<'items'>): Question {
    const colour = themeOf(hall, theme)?.colour ?? '';
    const choices = itemsOf(hall, theme, purpose).map(
        ({ code, name }): Choice => ({ label: inLanguage(name, language), icon: 'document', colour, act: (from) => tell(from, 'tx-item', code) }),
    );
    const unsure: Choice = { label: say(language, 'items.unsure'), icon: 'help', act: (from) => tell(from, 'tx-item', null) };
    return { ...asking(say(language, `items.${purpose}`)), choices, always: chosen.length === 0 ? [unsure] : [] };
}

function card({ hall, language, taking }: Given, { theme, item: code, purpose }: At<'card'>): Question {
    const item = itemOf(hall, code);
    const purposes = item?.purposes ?? [purpose];
    const first = purposes.includes(purpose) ? purpose : (purposes[0] ?? purpose);
    const colour = themeOf(hall, theme)?.colour ?? '';
    const take = (what: Purpose, icon: string): Choice => ({
        label: say(language, taking ? 'taking' : `card.${what}`),
        icon,
        colour,
        disabled: taking,
        act: (from) => tell(from, 'tx-take', what),
    });
    const ask = first === 'handle' && purposes.includes('consult') ? [take('consult', 'chat')] : [];
    const name = item?.name ?? themeOf(hall, theme)?.name;
    const brought =
        item === undefined
            ? [say(language, 'card.unsure')]
            : [
                  materialsOf(
                      item.materials.map((one) => inLanguage(one.name, language)),
                      language,
                  ),
              ];
    return {
        ...asking(name === undefined ? '' : inLanguage(name, language)),
        texts: first === 'handle' ? brought : [],
        choices: [
            { ...take(first, 'ticket'), main: true },
            ...ask,
            { label: say(language, 'card.other'), icon: 'back', act: (from) => tell(from, 'tx-back', null) },
        ],
    };
}

function materialsOf(names: readonly string[], language: Language): string {
    if (names.length === 0) return say(language, 'card.bring.none');
    const list = names.slice(0, NAMED).join(say(language, 'card.bring.join'));
    return say(language, names.length > NAMED ? 'card.bring.more' : 'card.bring', { list, n: names.length });
}

function basket({ hall, basket: codes, language, taking }: Given): Question {
    const names = codes.map((code) => itemOf(hall, code)?.name).filter((name) => name !== undefined);
    return {
        ...asking(kioskWords.say(language, 'basket.heading', { n: codes.length })),
        texts: names.map((name) => inLanguage(name, language)),
        choices: [
            {
                label: say(language, taking ? 'taking' : 'card.handle'),
                icon: 'ticket',
                main: true,
                disabled: taking,
                act: (from) => tell(from, 'tx-take', 'handle'),
            },
            { label: say(language, 'card.other'), icon: 'back', act: (from) => tell(from, 'tx-back', null) },
        ],
    };
}

function refused({ language, taking, view }: Given, { error, take, again }: At<'refused'>): Question {
    const own = openTicketIn(error);
    const list = own === null ? '' : runsOf(own.counters).join(kioskWords.say(language, 'taken.counters.join'));
    const ownTexts =
        own === null
            ? [error.message, hintOf(error, language)]
            : [
                  kioskWords.say(language, own.state),
                  own.waits ? kioskWords.say(language, own.ahead === 0 ? 'refused.open.next' : 'refused.open.ahead', { n: own.ahead }) : '',
                  own.waits && list !== '' ? kioskWords.say(language, 'refused.open.counters', { list }) : '',
              ];
    const called = view.help !== null;
    const choices: Choice[] = [];
    if (again)
        choices.push({
            label: kioskWords.say(language, 'refused.again'),
            icon: 'ticket',
            main: true,
            disabled: taking,
            act: (from) => tell(from, 'tx-again', null),
        });
    if (take?.item !== undefined) choices.push({ label: say(language, 'card.other'), icon: 'back', act: (from) => tell(from, 'tx-back', null) });
    choices.push({
        label: kioskWords.say(language, called ? 'staff.called' : 'staff.call'),
        icon: 'bell',
        disabled: called,
        act: (from) => tell(from, 'tx-call-staff', null),
    });
    choices.push({ label: say(language, 'done'), icon: 'check', act: (from) => tell(from, 'tx-home', null) });
    return {
        heading: kioskWords.say(language, own === null ? 'refused.title' : 'refused.open.title'),
        texts: ownTexts.filter((text) => text !== ''),
        ...(own === null ? {} : { large: own.no }),
        choices,
        always: [],
        tone: 'warn',
    };
}

function asking(heading: string): Question {
    return { heading, texts: [], choices: [], always: [], tone: 'ask' };
}

function say(language: Language, key: Parameters<typeof simpleWords.say>[1], values: Values = {}): string {
    return simpleWords.say(language, key, values);
}
