/** A small hall that has one of everything that the queue decides by: roles, single items, skills, an accessible counter, helpers. */
import type { Device } from '#protocol/devices.ts';
import type { Counter, HallConfig, ServiceItem, Text } from '#protocol/hall.ts';
import { DEFAULT_RULES, type WaitRules } from '#protocol/rules.ts';

/** Monday 23 November 2026, 08:00 in Shanghai. */
export const MONDAY_8 = Date.parse('2026-11-23T08:00:00+08:00');
export const MINUTE = 60_000;

function said(words: string): Text {
    return { 'zh-CN': words, en: words };
}

function item(code: string, theme: string, purposes: ServiceItem['purposes'], expectedMinutes: number, skills: string[] = []): ServiceItem {
    const words = { name: said(code), department: said('department'), fee: said('free'), materials: [], words: [] };
    const days = { caseKind: 'committed', promisedDays: 1, legalDays: 0 } as const;
    return { code, theme, purposes, expectedMinutes, skills, needsIdentity: true, common: false, ...words, ...days };
}

function counter(no: number, role: Counter['role'], serves: string[], more: { accessible?: boolean; skills?: string[] } = {}): Counter {
    return { no, zone: 1, role, serves, accessible: more.accessible ?? false, skills: more.skills ?? [] };
}

const OPENINGS: [string, string][] = [
    ['09:00', '12:00'],
    ['13:00', '17:00'],
];

export const SMALL_HALL: HallConfig = {
    hall: { id: 'small', name: said('Small hall'), address: said('Here'), supervisionPhone: '12345', timeZone: 'Asia/Shanghai' },
    mode: 'trial',
    ratingReasons: [],
    themes: [
        { id: 'social', prefix: 'A', name: said('social'), hint: said('social'), colour: '#000000', icon: 'a' },
        { id: 'enterprise', prefix: 'B', name: said('enterprise'), hint: said('enterprise'), colour: '#000000', icon: 'b' },
        { id: 'other', prefix: 'D', name: said('other'), hint: said('other'), colour: '#000000', icon: 'd' },
    ],
    zones: [{ id: 1, name: said('Zone'), floor: said('Ground') }],
    items: [
        item('id-card', 'social', ['handle', 'collect', 'consult'], 4),
        item('pension', 'social', ['handle'], 12),
        item('licence', 'enterprise', ['handle', 'collect'], 15),
        item('tax', 'enterprise', ['handle', 'consult'], 8),
        item('notary', 'other', ['handle', 'consult'], 10),
        item('foreigner', 'other', ['handle'], 20, ['english']),
    ],
    counters: [
        counter(1, 'acceptance', ['social'], { accessible: true }),
        counter(2, 'acceptance', ['social', 'enterprise']),
        counter(3, 'general', ['enterprise', 'id-card'], { skills: ['english'] }),
        counter(4, 'issuance', ['social', 'enterprise']),
        counter(5, 'general', ['other'], { accessible: true, skills: ['english'] }),
        counter(6, 'acceptance', ['pension', 'notary']),
    ],
    hours: {
        alwaysOpen: true,
        weekly: { mon: OPENINGS, tue: OPENINGS, wed: OPENINGS, thu: OPENINGS, fri: OPENINGS, sat: [], sun: [] },
        holidays: [{ day: '2026-11-26', name: said('holiday') }],
        makeUpDays: [],
    },
    settings: { recallLimit: 2, recallIntervalSeconds: 5, callLockSeconds: 3, padSeconds: 60, callShownSeconds: 60, resultCounterPolicy: 'issuance' },
    kiosks: [
        { id: 'k1', zone: 1, name: said('kiosk 1') },
        { id: 'k2', zone: 1, name: said('kiosk 2') },
    ],
    notices: [],
};

/** The ticket printer at the second kiosk; the first has none. */
export const SMALL_HALL_PRINTER: Device = {
    id: 'printer-1',
    kind: 'ticketPrinter',
    name: 'printer',
    kiosk: 'k2',
    counter: null,
    zone: null,
    line: 'emulator',
    agent: null,
    options: {},
};

/** The default rules with some of their parts changed. */
export function rulesWith(changed: Partial<WaitRules>): WaitRules {
    return { ...DEFAULT_RULES, ...changed };
}

const HELPER_AT_FEW: WaitRules['helpers'] = [
    { counter: 5, theme: 'social', joinAtWaitMinutes: 10, joinAtPeoplePerCounter: 4, leaveAtFraction: 0.5 },
    { counter: 1, theme: 'enterprise', joinAtWaitMinutes: 8, joinAtPeoplePerCounter: 3, leaveAtFraction: 0.5 },
];

const UNEQUAL: WaitRules['classes'] = {
    care: { headStartMinutes: 60, rate: 1 },
    military: { headStartMinutes: 30, rate: 2 },
    appointment: { headStartMinutes: 30, rate: 1 },
    returning: { headStartMinutes: 10, rate: 1.5 },
    collect: { headStartMinutes: 0, rate: 0.5 },
    normal: { headStartMinutes: 0, rate: 1 },
};

/** Rules that a manager may go through in a day; some of them cannot work when much has been issued, and are refused then. */
export const RULE_CHOICES: readonly WaitRules[] = [
    rulesWith({}),
    rulesWith({ helpers: HELPER_AT_FEW, run: { most: 1, byTheme: { social: 2 } } }),
    rulesWith({ classes: UNEQUAL, run: { most: 2, byTheme: {} }, limits: { target: 30, warning: 60, maximum: 120 }, affinityMinutes: 30 }),
    rulesWith({ classes: UNEQUAL, limits: { target: 2, warning: 3, maximum: 6 }, pass: { most: 2, rejoinBehind: 1 }, helpers: HELPER_AT_FEW }),
    rulesWith({ pass: { most: 4, rejoinBehind: 0 }, affinityMinutes: 0, overrides: [{ theme: 'social', class: 'care', headStartMinutes: 90 }] }),
    rulesWith({
        issue: [
            { item: 'id-card', dayCap: 5, hourCap: 3, perPersonDay: 1 },
            { theme: 'enterprise', halfDayCap: 6 },
            { item: 'notary', hours: { from: '09:00', until: '16:00' } },
        ],
        overrides: [{ item: 'pension', limits: { target: 5, warning: 6, maximum: 7 } }],
    }),
    rulesWith({
        issue: [{ theme: 'other', closed: said('closed today') }],
        appointments: { ...DEFAULT_RULES.appointments, share: 1, graceMinutes: 5 },
    }),
    rulesWith({ limits: { target: 9, warning: 6, maximum: 7 }, classes: { ...UNEQUAL, care: { headStartMinutes: 0, rate: -1 } } }),
];
