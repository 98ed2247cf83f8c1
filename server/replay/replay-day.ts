/** One recorded day in a hall of its own, from the first visitor to the last. */
import type { BoardView, KioskView, PhoneView, TicketView } from '#protocol/views.ts';
import type { Visit } from './csv.ts';
import type { Api } from './driver/api.ts';
import { Clerk } from './driver/clerk.ts';
import { Floor } from './driver/floor.ts';
import type { HallClock } from './driver/hall-clock.ts';
import { Line } from './driver/line.ts';
import { DriverLog } from './driver/log.ts';
import { Session } from './driver/session.ts';
import { type Caller, Visitors } from './driver/visitors.ts';
import type { Seat } from './hall-files.ts';
import { kindOf, type Mapping } from './mapping.ts';
import { type OwnHall, openHall, PASSWORD, setRules } from './own-hall.ts';

const DAY_MS = 86_400_000;
const ASKED_AT_ONCE = 8;
const DAY_POLL_MS = 5;

export type DayToReplay = {
    day: string;
    /** Visitors of that day, as they came. */
    visits: readonly Visit[];
    map: Mapping;
    seats: readonly Seat[];
    /** How many times faster than real time. */
    speed: number;
    /** An empty folder for the hall's files and data. */
    folder: string;
    signal: AbortSignal;
};

/** A visitor and what the hall says in the end of their ticket; null when they got none. */
export type Fate = { readonly visit: Visit; readonly ticket: TicketView | null };

export type ReplayedDay = {
    fates: readonly Fate[];
    log: DriverLog;
    /** Seconds of the hall's time that clerks stayed longer than recorded. */
    overtime: number;
    /** Seconds of the machine's time. */
    took: number;
};

export async function replayDay(what: DayToReplay): Promise<ReplayedDay> {
    const { visits, seats, speed } = what;
    const begun = performance.now();
    const midnight = Temporal.PlainDate.from(what.day).toZonedDateTime(what.map.hall.timeZone).epochMilliseconds;
    const seconds = Math.min(visits[0]?.arrived ?? 0, ...seats.map(({ duty }) => duty.stretches[0]?.from ?? 0));
    const over = new AbortController();
    const signal = AbortSignal.any([what.signal, over.signal]);
    const first = midnight + seconds * 1000;
    const hall = await openHall({ map: what.map, seats, first, speed, folder: what.folder, signal }, (api, clock) =>
        staffOf({ api, clock, map: what.map, seats, midnight, first }),
    );
    const log = new DriverLog();
    try {
        const { fates, overtime } = await Promise.race([driven({ ...what, signal }, { hall, log, midnight }), hall.hub.failure()]);
        return { fates, log, overtime, took: (performance.now() - begun) / 1000 };
    } finally {
        over.abort();
        hall.staff.close();
        await hall.hub.close();
    }
}

type Stage = { hall: OwnHall & { staff: DayStaff }; log: DriverLog; midnight: number };

async function driven({ day, visits, map, signal }: DayToReplay, { hall, log, midnight }: Stage): Promise<Omit<ReplayedDay, 'log' | 'took'>> {
    const { api, clock, staff } = hall;
    const { clerks, kiosk, guide } = staff;
    const floor = new Floor(clerks, expectedVisitors(visits, map));
    const opened = clock.until(midnight).then(() => dayBegins(api, day, signal));
    const visitors = new Visitors(visits, { map, midnight, opened, api, kiosk, guide, clock, floor, log });
    clock.until(midnight + DAY_MS).then(
        () => floor.empties(),
        () => {},
    );
    await Promise.all([visitors.come(), ...clerks.map((clerk) => clerk.work({ midnight, opened, api, clock, floor, log, visitors }))]);
    const fates = await fatesOf(api, visitors.callers);
    return { fates, overtime: clerks.reduce((sum, { overtime }) => sum + overtime, 0) / 1000 };
}

type DayStaff = { clerks: readonly Clerk[]; kiosk: Line<KioskView>; guide: Session; close: () => void };

/** Rules are set, the guide and the clerks are logged in, the kiosk is on. */
async function staffOf({ api, clock, map, seats, midnight, first }: Preparation): Promise<DayStaff> {
    const clerks = seats.map((seat) => new Clerk(seat, { midnight, password: PASSWORD }));
    const guide = new Session({ user: 'guide', password: PASSWORD });
    const closeClerks = (): void => {
        for (const clerk of clerks) clerk.close();
    };
    try {
        await setRules(api, map);
        await guide.tokenUntil(first, api, clock);
        // One after the other: checking a password is dear on purpose.
        for (const clerk of clerks) await clerk.getReady(api, clock);
        const kiosk = await Line.open<KioskView>(api.url, '/kiosk', { kiosk: 'kiosk-1' });
        const close = (): void => {
            kiosk.close();
            closeClerks();
        };
        return { clerks, kiosk, guide, close };
    } catch (error) {
        closeClerks();
        throw error;
    }
}

type Preparation = { api: Api; clock: HallClock; map: Mapping; seats: readonly Seat[]; midnight: number; first: number };

/** The hub has closed the day before, should the replay begin at midnight. */
async function dayBegins(api: Api, day: string, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && (await api.get<BoardView>('/api/board')).day !== day) await new Promise((resolve) => setTimeout(resolve, DAY_POLL_MS));
}

/** How many visitors of each theme were served. */
function expectedVisitors(visits: readonly Visit[], map: Mapping): Map<string, number> {
    const expected = new Map<string, number>();
    for (const { kind, outcome } of visits) {
        const { theme } = kindOf(map, kind);
        if (outcome === 'served') expected.set(theme, (expected.get(theme) ?? 0) + 1);
    }
    return expected;
}

/** Asks the hall about each ticket, as its visitor would: the hall's word counts, not the driver's memory. */
async function fatesOf(api: Api, callers: readonly Caller[]): Promise<Fate[]> {
    const fates: Fate[] = [];
    for (let at = 0; at < callers.length; at += ASKED_AT_ONCE) {
        const asked = callers.slice(at, at + ASKED_AT_ONCE).map(async ({ visit, secret }): Promise<Fate> => {
            if (secret === null) return { visit, ticket: null };
            return { visit, ticket: (await api.get<PhoneView>(`/api/t/${secret}`)).ticket };
        });
        fates.push(...(await Promise.all(asked)));
    }
    return fates;
}
