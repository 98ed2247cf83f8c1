/** What the schema cannot see: whether the parts of a hall fit together. Pure; every problem is a sentence that begins with its file. */
import { deviceProblems } from '#hall/device-problems.ts';
import { mayServe } from '#hall/routing.ts';
import type { Device } from '#protocol/devices.ts';
import type { AccountSeed, Counter, HallConfig, OpeningHours, Purpose, ServiceItem } from '#protocol/hall.ts';
import { deviceProblemWords } from '#web/words/device-problems.ts';

/** As much of an item as the comparison of parts needs, and the file that it stands in. */
export type ItemOutline = Pick<ServiceItem, 'code' | 'theme' | 'caseKind' | 'promisedDays' | 'legalDays'> & { readonly file?: string | undefined };

/** As much of a hall as the comparison needs; a `HallConfig` is one. An empty list means "not known", and nothing is compared with it. */
export type HallOutline = {
    readonly themes: readonly { readonly id: string; readonly prefix: string }[];
    readonly zones: readonly { readonly id: number }[];
    readonly items: readonly ItemOutline[];
    readonly counters: readonly Pick<Counter, 'no' | 'zone' | 'serves'>[];
    readonly kiosks: readonly { readonly id: string; readonly zone: number }[];
};

/** Everything that is wrong between the parts of a configuration; empty when it can be opened. */
export function problemsOf(config: HallConfig): string[] {
    return [
        ...fitProblems(config),
        ...coverageProblems(config.themes, config.items, config.counters),
        ...hoursProblems(config.hours),
        ...timeZoneProblems(config.hall.timeZone),
        ...settingsProblems(config.settings),
    ];
}

/** Reasons of pauses and keys of the terminal that stand for two things; `pause` and `reopen` may share a key, because only one of them applies. */
function settingsProblems({ pauseReasons = [], terminalKeys = {} }: HallConfig['settings']): string[] {
    const keys = Object.entries(terminalKeys).flatMap(([act, own]) => (act === 'reopen' ? [] : own));
    return [
        ...repeated(
            'hall.json: pause reason',
            pauseReasons.map(({ code }) => code),
        ),
        ...repeated('hall.json: terminal key', keys),
    ];
}

/** Names used twice and names that lead nowhere. */
export function fitProblems(hall: HallOutline): string[] {
    const themes = new Set(hall.themes.map((theme) => theme.id));
    const zones = new Set(hall.zones.map((zone) => zone.id));
    const servable = new Set([...themes, ...hall.items.map((item) => item.code)]);
    const problems = [
        ...repeated(
            'themes.json: theme',
            hall.themes.map((theme) => theme.id),
        ),
        ...repeated(
            'themes.json: prefix',
            hall.themes.map((theme) => theme.prefix),
        ),
        ...repeated(
            'hall.json: zone',
            hall.zones.map((zone) => zone.id),
        ),
        ...repeated(
            'hall.json: kiosk',
            hall.kiosks.map((kiosk) => kiosk.id),
        ),
        ...repeated(
            'counters.json: counter',
            hall.counters.map((counter) => counter.no),
        ),
        ...itemProblems(hall.items, themes),
    ];
    for (const counter of hall.counters) {
        const place = `counters.json: counter ${counter.no}`;
        if (zones.size > 0 && !zones.has(counter.zone)) problems.push(`${place}: there is no zone ${counter.zone}`);
        problems.push(...repeated(`${place}: serves`, counter.serves));
        if (themes.size === 0 || hall.items.length === 0) continue;
        for (const what of counter.serves) if (!servable.has(what)) problems.push(`${place}: there is no theme or item ${what}`);
    }
    for (const kiosk of hall.kiosks) {
        if (zones.size > 0 && !zones.has(kiosk.zone)) problems.push(`hall.json: kiosk ${kiosk.id}: there is no zone ${kiosk.zone}`);
    }
    return problems;
}

function itemProblems(items: readonly ItemOutline[], themes: ReadonlySet<string>): string[] {
    const problems: string[] = [];
    const places = new Map<string, string>();
    for (const item of items) {
        const file = item.file ?? 'items';
        const place = `${file}: item ${item.code}`;
        const earlier = places.get(item.code);
        if (earlier !== undefined) problems.push(`${place}: the code is used already, in ${earlier}`);
        places.set(item.code, file);
        if (themes.has(item.code)) problems.push(`${place}: the code is the name of a theme, so a counter could not tell them apart`);
        if (themes.size > 0 && !themes.has(item.theme)) problems.push(`${place}: there is no theme ${item.theme}`);
        if (item.caseKind === 'instant' && item.promisedDays > 0)
            problems.push(`${place}: an instant item promises 0 days, not ${item.promisedDays}`);
        if (item.legalDays > 0 && item.promisedDays > item.legalDays) {
            problems.push(`${place}: promises ${item.promisedDays} days where the law allows ${item.legalDays}`);
        }
    }
    return problems;
}

/** Items of known themes that a visitor could take a number for and nobody could ever call. */
export function coverageProblems(
    themes: HallOutline['themes'],
    items: readonly Pick<ServiceItem, 'code' | 'theme' | 'purposes'>[],
    counters: readonly Counter[],
): string[] {
    const known = new Set(themes.map((theme) => theme.id));
    const lost = new Map<string, { theme: string; purpose: Purpose; codes: string[] }>();
    for (const { code, theme, purposes } of items) {
        if (!known.has(theme)) continue;
        for (const purpose of purposes) {
            if (counters.some((counter) => mayServe(counter, { theme, items: [code], purpose, needs: [] }))) continue;
            const key = `${theme} ${purpose}`;
            const group = lost.get(key) ?? { theme, purpose, codes: [] };
            group.codes.push(code);
            lost.set(key, group);
        }
    }
    return [...lost.values()].map(
        ({ theme, purpose, codes }) => `counters.json: no counter may call ${purpose} of theme ${theme} (${codes.join(', ')})`,
    );
}

/** Openings that end before they begin or overlap, and days that are named twice. */
export function hoursProblems(hours: OpeningHours): string[] {
    const problems: string[] = [];
    for (const [weekday, openings] of Object.entries(hours.weekly)) {
        let earliest = '00:00';
        for (const [from, until] of openings) {
            if (from < earliest || until <= from) problems.push(`hall.json: hours: ${weekday}: ${from}-${until} is not a time after the one before`);
            earliest = until;
        }
    }
    const days = [...hours.holidays, ...hours.makeUpDays].map((entry) => entry.day);
    return [...problems, ...repeated('hall.json: hours: day', days)];
}

/** A time zone that this machine does not know. */
export function timeZoneProblems(timeZone: string): string[] {
    try {
        new Intl.DateTimeFormat('en', { timeZone });
        return [];
    } catch {
        return [`hall.json: there is no time zone ${timeZone}`];
    }
}

/** Accounts that share a sign-in name or a badge. */
export function accountProblems(accounts: readonly Pick<AccountSeed, 'user' | 'badge'>[]): string[] {
    return [
        ...repeated(
            'accounts.json: user',
            accounts.map((account) => account.user),
        ),
        ...repeated(
            'accounts.json: badge',
            accounts.map((account) => account.badge),
        ),
    ];
}

/** Devices that cannot stand where they are said to, or not on that line. */
export function deviceFitProblems(config: HallConfig, devices: readonly Device[]): string[] {
    const places = { config, devices: new Map(devices.map((device) => [device.id, device])) };
    const wrong = devices.flatMap((device) =>
        deviceProblems(places, device).map(
            ({ code, at, values }) => `devices.json: device ${device.id}: ${at}: ${deviceProblemWords.say('en', code, values)}`,
        ),
    );
    return [
        ...repeated(
            'devices.json: device',
            devices.map(({ id }) => id),
        ),
        ...wrong,
    ];
}

function repeated(what: string, names: readonly (string | number)[]): string[] {
    const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
    return [...twice].map((name) => `${what} ${name} appears more than once`);
}
