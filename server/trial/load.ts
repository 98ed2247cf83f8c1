/** The content of a new hall, read from its files. */
import { z } from 'zod';
import { type Device, device } from '#protocol/devices.ts';
import { type AccountSeed, account, counter, type HallConfig, hallConfig, hallMode, ratingReason, serviceItem, theme } from '#protocol/hall.ts';
import { accountProblems, coverageProblems, deviceFitProblems, fitProblems, hoursProblems, timeZoneProblems } from './check.ts';
import { HallFiles, type ListFile, sentencesOf } from './files.ts';

/** The files of a hall cannot be used. The message lists every problem, one a line, each with its file. */
export class HallFilesError extends Error {
    override readonly name = 'HallFilesError';
    readonly problems: readonly string[];

    constructor(folder: URL, problems: readonly string[]) {
        super(
            [`The files of the hall in ${folder.pathname} have ${problems.length} problem(s):`, ...problems.map((problem) => `- ${problem}`)].join(
                '\n',
            ),
        );
        this.problems = problems;
    }
}

const hallFile = hallConfig
    .pick({ hall: true, zones: true, hours: true, settings: true, kiosks: true, notices: true })
    .extend({ mode: hallMode.exclude(['training']) });

// What comparing the parts needs of an entry. Looser than the schema, so that an entry with a fault elsewhere is still compared.
const outlines = {
    theme: z.object({ id: z.string(), prefix: z.string() }),
    zone: z.object({ id: z.number() }),
    item: z.object({
        ...serviceItem.pick({ caseKind: true, promisedDays: true, legalDays: true }).shape,
        code: z.string(),
        theme: z.string(),
    }),
    counter: z.object({ no: z.number(), zone: z.number(), serves: z.array(z.string()) }),
    kiosk: z.object({ id: z.string(), zone: z.number() }),
    account: z.object({ user: z.string(), badge: z.string() }),
    hall: z.object({ zones: z.array(z.unknown()).catch([]), kiosks: z.array(z.unknown()).catch([]) }).catch({ zones: [], kiosks: [] }),
};

/**
 * Reads, validates and compares the files of a hall (see README.md beside this file).
 * Throws one HallFilesError with all problems if there is any.
 */
export function loadTrialHall(folder: URL): { config: HallConfig; accounts: AccountSeed[]; devices: Device[] } {
    const files = new HallFiles(folder);
    const hall = files.object('hall.json', hallFile);
    const themes = files.list('themes.json', theme);
    const items = files.namesIn('items').map((name) => files.list(name, serviceItem));
    const counters = files.list('counters.json', counter);
    const accounts = files.list('accounts.json', account);
    const devices = files.optionalList('devices.json', device);
    const ratingReasons = files.optionalList('rating-reasons.json', ratingReason);

    const themeOutlines = readable(themes.raw, outlines.theme);
    const { zones, kiosks } = outlines.hall.parse(hall.raw);
    const problems = [
        ...files.problems,
        ...fitProblems({
            themes: themeOutlines,
            zones: readable(zones, outlines.zone),
            items: items.flatMap((list) => readable(list.raw, outlines.item).map((item) => ({ ...item, file: list.file }))),
            counters: readable(counters.raw, outlines.counter),
            kiosks: readable(kiosks, outlines.kiosk),
        }),
        // A counter that could not be read may be the very one that serves an item.
        ...(counters.whole ? coverageProblems(themeOutlines, everyEntry(items), counters.good) : []),
        ...(hall.good === undefined ? [] : [...hoursProblems(hall.good.hours), ...timeZoneProblems(hall.good.hall.timeZone)]),
        ...accountProblems(readable(accounts.raw, outlines.account)),
    ];
    if (problems.length > 0) throw new HallFilesError(folder, problems);

    const order = new Map(themes.good.map(({ id }, index) => [id, index]));
    const sorted = everyEntry(items).sort((a, b) => (order.get(a.theme) ?? 0) - (order.get(b.theme) ?? 0));
    const whole = hallConfig.safeParse({
        ...hall.good,
        themes: themes.good,
        items: sorted,
        counters: counters.good,
        ratingReasons: ratingReasons.good,
    });
    if (!whole.success) throw new HallFilesError(folder, sentencesOf('all files together', whole.error));
    // Devices stand in a hall that is whole, so they are compared last.
    const misplaced = deviceFitProblems(whole.data, devices.good);
    if (misplaced.length > 0) throw new HallFilesError(folder, misplaced);
    return { config: whole.data, accounts: [...accounts.good], devices: [...devices.good] };
}

function readable<Outline>(raw: readonly unknown[], schema: z.ZodType<Outline>): Outline[] {
    return raw.flatMap((entry) => {
        const result = schema.safeParse(entry);
        return result.success ? [result.data] : [];
    });
}

function everyEntry<Entry>(lists: readonly ListFile<Entry>[]): Entry[] {
    return lists.flatMap((list) => list.good);
}
