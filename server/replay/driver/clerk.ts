/** A clerk: signs in and out as the roster says, calls whoever is next, and serves each visitor for as long as the file says. */
import type { CounterAnswer, TerminalView, TicketView } from '#protocol/views.ts';
import type { Seat } from '../hall-files.ts';
import type { Api } from './api.ts';
import type { AtCounter, Floor } from './floor.ts';
import type { HallClock } from './hall-clock.ts';
import { Line } from './line.ts';
import type { DriverLog } from './log.ts';
import { Session } from './session.ts';
import type { Visitors } from './visitors.ts';

/** Milliseconds of the machine's time before duty at which a clerk logs in. */
const PREPARE_MS = 5_000;
/** How often a clerk who stays longer looks whether they may go, by the hall's clock. */
const OVERTIME_LOOK_MS = 30_000;

export type ClerkParts = {
    midnight: number;
    /** The recorded day has begun in the hall. */
    opened: Promise<void>;
    api: Api;
    clock: HallClock;
    floor: Floor;
    log: DriverLog;
    visitors: Visitors;
};

type OnDuty = { readonly from: number; readonly until: number };

export class Clerk implements AtCounter {
    readonly themes: readonly string[];
    /** Milliseconds of the hall's time that this clerk stayed longer than recorded, because nobody else would have served who waited. */
    overtime = 0;
    readonly #seat: Seat;
    readonly #duties: readonly OnDuty[];
    readonly #session: Session;
    #line: Line<TerminalView> | null = null;
    #token = '';

    /** `midnight` is the instant of the recorded day's. */
    constructor(seat: Seat, { midnight, password }: { midnight: number; password: string }) {
        this.#seat = seat;
        this.#session = new Session({ user: seat.user, password });
        this.themes = seat.themes;
        this.#duties = seat.duty.stretches.map(({ from, until }) => ({ from: midnight + from * 1000, until: midnight + until * 1000 }));
    }

    worksAfter(at: number): boolean {
        return this.#duties.some(({ from }) => from > at);
    }

    /** Logs in for the first duty, before the day begins. */
    async getReady(api: Api, clock: HallClock): Promise<void> {
        const [first] = this.#duties;
        if (first !== undefined) await this.#comeIn(first, api, clock);
    }

    /** Works through all duties of the day. */
    async work(parts: ClerkParts): Promise<void> {
        const { clock, log, opened } = parts;
        for (const duty of this.#duties) {
            await clock.until(duty.from - PREPARE_MS * clock.rate);
            const line = await this.#comeIn(duty, parts.api, clock);
            line.onView = ({ waitingCount, ticket }) => {
                if (waitingCount > 0 && ticket === null) parts.floor.sees(this);
            };
            await opened;
            log.late(await clock.until(duty.from));
            const signedIn = await log.timed(line.send<CounterAnswer>('sign-in', {}));
            if (!signedIn.ok) {
                log.refused('sign-in', signedIn.error.code);
                continue;
            }
            parts.floor.comesOn(this);
            await this.#serveUntil(duty, line, parts).finally(() => parts.floor.goesOff(this));
        }
    }

    close(): void {
        this.#line?.close();
        this.#line = null;
    }

    /** The socket of a session that lasts through the duty. */
    async #comeIn({ until }: OnDuty, api: Api, clock: HallClock): Promise<Line<TerminalView>> {
        const token = await this.#session.tokenUntil(until, api, clock);
        if (this.#line !== null && token === this.#token) return this.#line;
        this.close();
        this.#token = token;
        this.#line = await Line.open<TerminalView>(api.url, '/counter', { token, counter: this.#seat.counter });
        return this.#line;
    }

    async #serveUntil({ from, until }: OnDuty, line: Line<TerminalView>, parts: ClerkParts): Promise<void> {
        const { clock, floor, log } = parts;
        const over = clock.until(until);
        // Whoever waits for it later hears of an abort; while nobody does, it is nobody's error.
        over.catch(() => {});
        while (clock.now() < until || !floor.mayLeave(this, clock.now())) {
            const heard = floor.heard(this);
            const told = await log.timed(line.send<CounterAnswer>('next', { current: null }));
            if (!told.ok) return this.#sentHome('next', told.error.code, from, parts);
            if (told.ticket !== null) {
                if (!(await this.#serve(told.ticket, { from, line, parts }))) return;
            } else if (clock.now() < until) await floor.lookUp(this, heard, over);
            else await floor.lookUp(this, heard, clock.sleep(OVERTIME_LOOK_MS));
        }
        // Before the hall knows: of the last two who look up at once, only one may go.
        floor.goesOff(this);
        this.overtime += Math.max(0, clock.now() - until);
        const told = await line.send<CounterAnswer>('sign-out', {});
        if (!told.ok) this.#sentHome('sign-out', told.error.code, from, parts);
    }

    /** Whether the session ended as it should. */
    async #serve(ticket: TicketView, { from, line, parts }: { from: number; line: Line<TerminalView>; parts: ClerkParts }): Promise<boolean> {
        const { clock, floor, log, visitors } = parts;
        floor.goes(ticket.theme);
        const { service } = await visitors.holderOf(ticket.id);
        const started = await log.timed(line.send<CounterAnswer>('start', {}));
        if (!started.ok) {
            this.#sentHome('start', started.error.code, from, parts);
            return false;
        }
        log.late(await clock.until((started.ticket?.startedAt ?? clock.now()) + service * 1000));
        const finished = await log.timed(line.send<CounterAnswer>('finish', { outcome: 'settledOnSpot' }));
        if (!finished.ok) this.#sentHome('finish', finished.error.code, from, parts);
        return finished.ok;
    }

    /** At midnight the hall closes its counters by itself; any other refusal is news. */
    #sentHome(verb: string, code: string, from: number, { midnight, clock, log }: ClerkParts): void {
        const days = (at: number): number => Math.floor((at - midnight) / 86_400_000);
        if (days(clock.now()) === days(from)) log.refused(verb, code);
    }
}
