import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { daysOf, readVisits, visitsOn } from '../../server/replay/csv.ts';
import { readInput } from '../../server/replay/input.ts';
import { readOptions } from '../../server/replay/options.ts';
import { countyDay } from '../../server/replay/samples/county-day.ts';
import { start } from './run-cli.ts';
import { SMALL_MAP } from './small-day.ts';

const known = { kinds: new Set(['X']), classes: new Set(['ordinary']) };
const HEAD = 'date,arrived,kind,class,waited_seconds,outcome,service_seconds,server';
const folder = mkdtempSync(join(tmpdir(), 'replay-input-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('everything that is wrong with a file is told at once, each with its line', () => {
    const rows = [
        HEAD,
        '2001-05-08,09:00:00,X,ordinary,0,served,60,A',
        '2001-02-30,09:00:00,X,ordinary,0,served,60,A',
        '2001-05-08,9:00,Z,royal,-1,vanished,60,A',
        '2001-05-08,09:00:00,X,ordinary,0,served,,A',
        '2001-05-08,09:00:00,X,ordinary',
    ];
    const { visits, problems } = readVisits(rows.join('\r\n'), known);
    expect(visits).toHaveLength(1);
    expect(problems).toEqual([
        'line 3: date: "2001-02-30" is not a day as YYYY-MM-DD',
        'line 4: arrived: "9:00" is not a time as HH:MM:SS',
        'line 4: kind: the mapping does not know "Z"',
        'line 4: class: the mapping does not know "royal"',
        'line 4: waited_seconds: "-1" is not a number of seconds',
        'line 4: outcome: "vanished" is neither served nor left',
        'line 5: service_seconds: nothing is not a number of seconds, and the visitor was served',
        'line 6: has 4 cells where the header has 8',
    ]);
});

test('columns that are missing are all named, and a file without visitors is said to be one', () => {
    expect(readVisits('date,kind,class,outcome,server,arrived\n', known).problems).toEqual([
        'line 1: there is no column waited_seconds',
        'line 1: there is no column service_seconds',
    ]);
    expect(readVisits(`${HEAD}\n\n`, known).problems).toEqual(['line 2: there is not a single visitor in the file']);
});

test('visitors come by day and second, also past midnight, and columns may stand in any order', () => {
    const text = [
        'server,service_seconds,outcome,waited_seconds,class,kind,arrived,date',
        'A,5,served,0,ordinary,X,24:10:00,2001-05-08',
        ',,left,7,ordinary,X,09:00:00,2001-05-08',
        'A,5,served,0,ordinary,X,08:00:00,2001-05-09',
    ].join('\n');
    const { visits, problems } = readVisits(text, known);
    expect(problems).toEqual([]);
    expect(daysOf(visits)).toEqual(['2001-05-08', '2001-05-09']);
    expect(visitsOn(visits, '2001-05-08')).toMatchObject([
        { line: 3, arrived: 32_400, outcome: 'left', service: null, server: null },
        { line: 2, arrived: 87_000, outcome: 'served', service: 5, server: 'A' },
    ]);
});

test('the sample day is what its generator makes, byte for byte, and has 1,200 tickets with a first hour as halls know it', () => {
    const kept = readFileSync(new URL('../../server/replay/samples/county-day.csv', import.meta.url), 'utf8');
    expect(countyDay()).toBe(kept);
    const rows = kept.trimEnd().split('\n').slice(1);
    expect(rows).toHaveLength(1_200);
    const share = rows.filter((row) => row.split(',')[1]?.startsWith('09:')).length / rows.length;
    expect(share).toBeGreaterThanOrEqual(0.15);
    expect(share).toBeLessThanOrEqual(0.2);
    expect(rows.filter((row) => (row.split(',')[1] ?? '') < '09:02:00').length).toBeGreaterThanOrEqual(60);
});

test('a file that is not at hand is a plain sentence and code 2', async () => {
    const { code, out, err } = await start('main.ts', [join(folder, 'nowhere.csv')]).ended;
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^there is no file .*nowhere\.csv: .* name one that is at hand\n$/);
});

test('a day that the file does not have, a wrong row and a wrong map are told', () => {
    const file = join(folder, 'day.csv');
    const map = join(folder, 'map.json');
    writeFileSync(map, JSON.stringify(SMALL_MAP));
    writeFileSync(file, `${HEAD}\n2001-05-08,09:00:00,X,ordinary,0,served,60,A\n2001-05-07,09:00:00,X,ordinary,0,served,60,A\n`);
    expect(readInput({ file, map, day: '2001-05-09' })).toBe(`${file} has no visitors on 2001-05-09; it has 2001-05-07, 2001-05-08`);
    expect(readInput({ file, map, day: null })).toMatchObject({ days: ['2001-05-07'] });
    expect(readInput({ file, map, day: 'all' })).toMatchObject({ days: ['2001-05-07', '2001-05-08'] });
    writeFileSync(file, `${HEAD}\n2001-05-08,09:00:00,W,ordinary,0,served,60,A\n`);
    expect(readInput({ file, map, day: null })).toBe(`${file} has 1 problem(s):\n- line 2: kind: the mapping does not know "W"`);
    writeFileSync(map, JSON.stringify({ ...SMALL_MAP, kinds: { X: { theme: 'nowhere' } } }));
    expect(() => readInput({ file, map, day: null })).toThrow('kinds.X: there is no theme nowhere');
});

test('the command line is read, and what is wrong with it is said', () => {
    expect(readOptions(['a.csv'])).toEqual({ file: 'a.csv', map: 'a.json', speed: 60, day: null, keep: null, json: false });
    expect(readOptions(['a.csv', '--speed', '0'])).toBe('--speed 0 is not a number from 1 to 10000');
    expect(readOptions([])).toBe('name one file of recorded visitors');
    expect(readOptions(['a.csv', '--sped', '5'])).toMatch("'--sped'");
});
