/** The files of a replay's own hall, written from a mapping and the day's roster; the hub reads them as it reads those of any new hall. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AccountSeed, Counter, ServiceItem, Text, Theme } from '#protocol/hall.ts';
import { kindOf, type Mapping } from './mapping.ts';
import type { Duty } from './roster.ts';

/** A clerk with account and counter. */
export type Seat = { readonly duty: Duty; readonly user: string; readonly counter: number; readonly themes: readonly string[] };

const TRIAL = fileURLToPath(new URL('../trial/', import.meta.url));
const DEFAULT_MINUTES = 5;

/** Who sits where: the n-th clerk of the day at the n-th counter. A sentence instead when the map has too few counters. */
export function seatsOf(map: Mapping, roster: readonly Duty[]): Seat[] | string {
    const counters = countersOf(map, roster);
    const most = 'asRecorded' in map.counters ? map.counters.asRecorded : map.counters.length;
    if (roster.length > most) return `${roster.length} clerks served on that day, the mapping has ${most} counters`;
    return counters.slice(0, roster.length).flatMap((counter, index) => {
        const duty = roster[index];
        if (duty === undefined) return [];
        return [{ duty, user: `clerk${String(index + 1).padStart(2, '0')}`, counter: counter.no, themes: counter.serves }];
    });
}

/** Writes the folder. The hall is a trial hall, so that this machine may act as its kiosk and its clerks. */
export function writeHallFiles(folder: string, map: Mapping, seats: readonly Seat[]): void {
    const roster = seats.map(({ duty }) => duty);
    mkdirSync(join(folder, 'items'), { recursive: true });
    const trial = JSON.parse(readFileSync(join(TRIAL, 'hall.json'), 'utf8')) as { settings: object };
    write(folder, 'hall.json', {
        hall: { id: 'replay', name: map.hall.name, address: map.hall.name, supervisionPhone: '12345', timeZone: map.hall.timeZone },
        mode: 'trial',
        zones: [{ id: 1, name: both('大厅', 'Hall'), floor: both('一楼', 'First floor') }],
        hours: { ...map.hours, holidays: [], makeUpDays: [] },
        settings: { ...trial.settings, recallIntervalSeconds: 0, callLockSeconds: 0 },
        kiosks: [{ id: 'kiosk-1', zone: 1, name: both('取号机', 'Kiosk') }],
        notices: [],
    });
    if (map.themes === 'trial') {
        cpSync(join(TRIAL, 'themes.json'), join(folder, 'themes.json'));
        cpSync(join(TRIAL, 'items'), join(folder, 'items'), { recursive: true });
    } else {
        write(folder, 'themes.json', map.themes);
        for (const theme of map.themes) write(folder, `items/${theme.id}.json`, [itemOf(theme)]);
    }
    write(folder, 'counters.json', countersOf(map, roster));
    write(folder, 'accounts.json', accountsOf(seats));
}

function countersOf(map: Mapping, roster: readonly Duty[]): readonly Counter[] {
    if (!('asRecorded' in map.counters)) return map.counters;
    const served = new Set(roster.flatMap(({ kinds }) => kinds));
    // What nobody served on that day, everybody may: a number is only given if somebody may call it.
    const orphans = Object.keys(map.kinds).filter((kind) => !served.has(kind));
    const seats = roster.length > 0 ? roster : [{ kinds: [] }];
    return seats.map(({ kinds }, index) => {
        const themes = [...kinds, ...orphans].map((kind) => kindOf(map, kind).theme);
        return { no: index + 1, zone: 1, role: 'general', serves: [...new Set(themes)], accessible: true, skills: [] };
    });
}

function accountsOf(seats: readonly Seat[]): AccountSeed[] {
    const clerks = seats.map(({ duty, user }): AccountSeed => ({ user, name: both(duty.clerk, duty.clerk), role: 'clerk', badge: duty.clerk }));
    return [
        ...clerks,
        { user: 'guide', name: both('导办员', 'Guide'), role: 'guide', badge: 'guide' },
        { user: 'manager', name: both('中心主任', 'Manager'), role: 'manager', badge: 'manager' },
    ];
}

/** A theme of a map has one item, named like itself. */
function itemOf({ id, name }: Theme): ServiceItem {
    return {
        code: `${id}-item`,
        theme: id,
        name,
        department: name,
        purposes: ['handle'],
        caseKind: 'instant',
        promisedDays: 0,
        legalDays: 0,
        fee: both('不收费', 'Free of charge'),
        materials: [],
        needsIdentity: false,
        expectedMinutes: DEFAULT_MINUTES,
        common: true,
        skills: [],
        words: [],
    };
}

function both(zh: string, en: string): Text {
    return { 'zh-CN': zh, en };
}

function write(folder: string, file: string, content: unknown): void {
    writeFileSync(join(folder, file), `${JSON.stringify(content, null, 4)}\n`);
}
