/** The slip of a ticket: what the visitor takes along, in their language. */
import { localTime } from '#hall/calendar.ts';
import type { Setup } from '#hall/state.ts';
import type { Text } from '#protocol/hall.ts';
import type { Slip, SlipLine } from '#protocol/slips.ts';
import type { TicketView } from '#protocol/views.ts';
import { slipWords } from '#web/words/slip.ts';

/** A slip never shows the class of a ticket or anything of the person. One that is printed again says so. */
export function ticketSlip(ticket: TicketView, link: string, { config, themes, items }: Setup, again: boolean): Slip {
    const { language } = ticket;
    const say = (...said: Parameters<typeof slipWords.say> extends [unknown, ...infer Rest] ? Rest : never): string =>
        slipWords.say(language, ...said);
    const name = (text: Text | undefined): string => text?.[language] ?? '';
    const taken = localTime(ticket.takenAt, config.hall.timeZone);
    const zoneIds = new Set(config.counters.filter(({ no }) => ticket.counters.includes(no)).map(({ zone }) => zone));
    const zones = config.zones.filter(({ id }) => zoneIds.has(id));
    const lines: SlipLine[] = [
        centred(name(config.hall.name), 1, true),
        { kind: 'rule' },
        ...(config.mode === 'training' ? [centred(say('training'), 2, true)] : []),
        ...(again ? [centred(say('reprint'), 2, true)] : []),
        centred(say('yourNumber'), 1, false),
        centred(ticket.no, 6, true),
        { kind: 'space', lines: 1 },
        centred(say('ahead', { n: ticket.ahead }), 2, true),
        centred(waitSentence(ticket, say), 1, false),
        { kind: 'rule' },
        left(say('theme', { theme: name(themes.get(ticket.theme)?.name) })),
        ...ticket.items.map((code) => left(say('item', { item: name(items.get(code)?.name) }))),
        left(say('counters', { counters: ticket.counters.join(language === 'zh-CN' ? '、' : ', ') })),
        ...zones.map((zone) => left(say('where', { zone: `${name(zone.floor)} ${name(zone.name)}` }))),
        { kind: 'rule' },
        { kind: 'qr', content: link },
        centred(say('scan'), 1, false),
        centred(say('tip'), 1, false),
        { kind: 'rule' },
        { kind: 'pair', left: say('takenAt'), right: `${taken.day} ${taken.time.slice(0, 5)}` },
        centred(say('today'), 1, true),
    ];
    return { lines };
}

function centred(text: string, size: 1 | 2 | 3 | 4 | 6, bold: boolean): SlipLine {
    return { kind: 'text', text, size, align: 'center', bold };
}

function left(text: string): SlipLine {
    return { kind: 'text', text, size: 1, align: 'left', bold: false };
}

function waitSentence({ wait }: TicketView, say: (key: 'wait' | 'waitUnknown', values?: Record<string, number>) => string): string {
    if (wait === null) return say('waitUnknown');
    const low = Math.floor(wait.low / 60);
    return say('wait', { low, high: Math.max(low + 1, Math.ceil(wait.high / 60)) });
}
