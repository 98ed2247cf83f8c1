import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import type { Text } from '#protocol/hall.ts';
import { PURPOSES } from '#protocol/hall.ts';
import { problemsOf } from '../../server/trial/check.ts';
import { HallFilesError, loadTrialHall } from '../../server/trial/load.ts';

const FILES = new URL('../../server/trial/', import.meta.url);

describe('the trial hall', () => {
    const { config, accounts, devices } = loadTrialHall(FILES);

    test('has the four themes with their prefixes, each with a handful of common items', () => {
        expect(config.themes.map(({ id, prefix }) => `${prefix} ${id}`)).toEqual(['A social', 'B enterprise', 'C construction', 'D other']);
        for (const theme of config.themes) {
            const common = config.items.filter((item) => item.theme === theme.id && item.common).length;
            expect(common, theme.id).toBeGreaterThanOrEqual(4);
            expect(common, theme.id).toBeLessThanOrEqual(6);
        }
    });

    test('offers at least forty items, some of them from the source documents, every one with materials', () => {
        expect(config.items.length).toBeGreaterThanOrEqual(44);
        expect(config.items.filter((item) => item.source === 'D16').length).toBeGreaterThanOrEqual(15);
        for (const item of config.items) {
            expect(item.materials.length, item.code).toBeGreaterThanOrEqual(1);
            expect(item.materials.length, item.code).toBeLessThanOrEqual(6);
            expect(item.expectedMinutes, item.code).toBeGreaterThanOrEqual(3);
            expect(item.expectedMinutes, item.code).toBeLessThanOrEqual(25);
        }
    });

    test('has twelve counters in two zones, two of them accessible at least, and a kiosk with the virtual printer', () => {
        expect(config.counters.map((counter) => counter.no)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
        expect([...new Set(config.counters.map((counter) => counter.zone))]).toEqual([1, 2]);
        expect(config.counters.filter((counter) => counter.accessible).length).toBeGreaterThanOrEqual(2);
        expect(config.kiosks.map(({ id, zone }) => ({ id, zone }))).toEqual([{ id: 'kiosk-1', zone: 1 }]);
        expect(devices.filter(({ kind }) => kind === 'ticketPrinter').map(({ kiosk, line }) => ({ kiosk, line }))).toEqual([
            { kiosk: 'kiosk-1', line: 'emulator' },
        ]);
    });

    test('serves every theme first at two counters that accept, and second at another', () => {
        for (const { id } of config.themes) {
            const accepting = config.counters.filter(({ role }) => role === 'general' || role === 'acceptance');
            expect(accepting.filter(({ serves }) => serves[0] === id).length, id).toBeGreaterThanOrEqual(2);
            expect(accepting.filter(({ serves }) => serves[1] === id).length, id).toBeGreaterThanOrEqual(1);
        }
        for (const role of ['issuance', 'consult']) {
            expect(config.counters.filter((counter) => counter.role === role && counter.serves.length === 4).length, role).toBe(1);
        }
    });

    test('is open at all hours and locks no key', () => {
        expect(config.mode).toBe('trial');
        expect(config.hours.alwaysOpen).toBe(true);
        expect(config.settings).toEqual({
            recallLimit: 3,
            recallIntervalSeconds: 0,
            callLockSeconds: 0,
            padSeconds: 60,
            callShownSeconds: 60,
            resultCounterPolicy: 'issuance',
        });
    });

    test('has a sample calendar whose holidays take away working days and whose make-up days are weekends', () => {
        for (const { day } of config.hours.makeUpDays) expect([0, 6], day).toContain(new Date(day).getUTCDay());
        expect(config.hours.holidays.filter(({ day }) => day.startsWith('2026')).length).toBe(33);
    });

    test('has the sample accounts, each with a badge of its own', () => {
        const clerks = Array.from({ length: 12 }, (_, index) => `clerk${String(index + 1).padStart(2, '0')}`);
        expect(accounts.map(({ user }) => user)).toEqual([...clerks, 'guide', 'manager', 'supervisor']);
        expect(accounts.map(({ role }) => role).slice(11)).toEqual(['clerk', 'guide', 'manager', 'supervisor']);
        expect(new Set(accounts.map(({ badge }) => badge)).size).toBe(accounts.length);
    });

    test('says everything in Chinese and in English', () => {
        const texts: Text[] = [
            ...config.themes.flatMap(({ name, hint }) => [name, hint]),
            ...config.items.flatMap(({ name, department, fee, materials }) => [name, department, fee, ...materials.map((material) => material.name)]),
            ...config.zones.flatMap(({ name, floor }) => [name, floor]),
            ...config.notices,
            ...config.hours.holidays.map(({ name }) => name),
            ...accounts.map(({ name }) => name),
            config.hall.name,
            config.hall.address,
        ];
        for (const text of texts) {
            expect(text['zh-CN']).toMatch(/\p{Script=Han}/u);
            expect(text.en).toMatch(/^[^\p{Script=Han}、。，；（）]+$/u);
        }
    });

    test('has theme colours on which white words can be read, all different', () => {
        for (const { id, colour } of config.themes) expect(1.05 / (luminance(colour) + 0.05), id).toBeGreaterThanOrEqual(4.5);
        expect(new Set(config.themes.map(({ colour }) => colour)).size).toBe(config.themes.length);
    });

    test('fits together, and a hall without a counter for a purpose does not', () => {
        expect(problemsOf(config)).toEqual([]);
        for (const purpose of PURPOSES) {
            const role = { handle: 'acceptance', collect: 'issuance', consult: 'consult' } as const;
            const counters = config.counters.filter((counter) => counter.role !== 'general' && counter.role !== role[purpose]);
            const spared = purpose === 'consult' ? counters.filter((counter) => counter.role !== 'acceptance') : counters;
            const problems = problemsOf({ ...config, counters: spared });
            expect(problems.filter((problem) => problem.startsWith(`counters.json: no counter may call ${purpose} of theme`)).length).toBe(4);
        }
    });
});

describe('the files of a hall', () => {
    const folders: string[] = [];
    afterEach(() => {
        for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
    });

    function copyOfTheHall(): string {
        const folder = mkdtempSync(join(tmpdir(), 'hall-files-'));
        folders.push(folder);
        cpSync(FILES, folder, { recursive: true });
        return folder;
    }

    function edit(folder: string, file: string, from: string | RegExp, to: string): void {
        const before = readFileSync(join(folder, file), 'utf8');
        const after = before.replace(from, to);
        expect(after, `${file} has ${from}`).not.toBe(before);
        writeFileSync(join(folder, file), after);
    }

    function problemsIn(folder: string): readonly string[] {
        try {
            loadTrialHall(pathToFileURL(folder));
        } catch (error) {
            if (error instanceof HallFilesError) return error.problems;
            throw error;
        }
        return [];
    }

    test('can be read from any folder', () => {
        expect(problemsIn(copyOfTheHall())).toEqual([]);
    });

    test('are refused with all their problems at once, each with its file', () => {
        const folder = copyOfTheHall();
        edit(folder, 'themes.json', '"prefix": "B"', '"prefix": "A"');
        edit(folder, 'themes.json', '#6b3fa0', 'purple');
        edit(folder, 'counters.json', '"no": 12, "zone": 2', '"no": 11, "zone": 7');
        edit(folder, 'counters.json', '["construction", "enterprise"]', '["construction", "catering"]');
        edit(folder, 'hall.json', '["09:00", "12:00"]', '["12:00", "09:00"]');
        edit(folder, 'hall.json', 'Asia/Shanghai', 'Asia/Nowhere');
        edit(folder, 'accounts.json', '"badge": "1002"', '"badge": "1001"');
        edit(folder, 'items/social.json', '"theme": "social"', '"theme": "sociable"');
        edit(folder, 'items/other.json', '"code": "archive-copies"', '"code": "passport"');
        edit(folder, 'items/other.json', '"code": "legal-aid"', '"code": "other"');
        edit(folder, 'items/enterprise.json', '"promisedDays": 1', '"promisedDays": 9');
        edit(folder, 'items/construction.json', '"en": "Free of charge"', '"en": ""');
        const problems = problemsIn(folder);
        const expected = [
            /^themes\.json: entry 4 \(other\): colour: /,
            /^themes\.json: prefix A appears more than once$/,
            /^items\/construction\.json: entry 1 \(investment-project-filing\): fee: en: /,
            /^counters\.json: counter 11 appears more than once$/,
            /^counters\.json: counter 11: there is no zone 7$/,
            /^counters\.json: counter 10: there is no theme or item catering$/,
            /^items\/social\.json: item social-insurance-card: there is no theme sociable$/,
            /^items\/social\.json: item passport: the code is used already, in items\/other\.json$/,
            /^items\/other\.json: item other: the code is the name of a theme/,
            /^items\/enterprise\.json: item company-registration: promises 9 days where the law allows 3$/,
            /^hall\.json: hours: mon: 12:00-09:00 /,
            /^hall\.json: there is no time zone Asia\/Nowhere$/,
            /^accounts\.json: badge 1001 appears more than once$/,
        ];
        for (const pattern of expected)
            expect(
                problems.filter((problem) => pattern.test(problem)),
                String(pattern),
            ).toHaveLength(1);
    });

    test('that are missing or no JSON are named, and the rest is still judged without false alarms', () => {
        const folder = copyOfTheHall();
        rmSync(join(folder, 'themes.json'));
        writeFileSync(join(folder, 'hall.json'), '{ "hall": ');
        writeFileSync(join(folder, 'accounts.json'), '[]');
        edit(folder, 'counters.json', '"role": "issuance"', '"role": "post"');
        expect(problemsIn(folder)).toEqual([
            expect.stringMatching(/^hall\.json: is not JSON/),
            expect.stringMatching(/^themes\.json: cannot be read/),
            expect.stringMatching(/^counters\.json: entry 6 \(6\): role: /),
            'accounts.json: must be a list with at least one entry',
        ]);
    });
});

/** Relative luminance of a colour (WCAG 2). */
function luminance(colour: string): number {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
        const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
