/**
 * The hub: every change of the hall goes through `execute`.
 *
 *    command, actor ──► decide(state, command)      hall/   pure
 *                         │ refusal ─────────────────────────────► answer
 *                         ▼ events
 *                       evolve(state, event)        hall/   pure
 *                         │                                   all commands of one turn of the event loop
 *                       journal.append(batch)       store/  ─ one transaction, durable
 *                         │
 *                         ├──► answers, each its own
 *                         └──► `committed`: screens, printers and timers are told
 *
 * Nobody hears of an event before it is durable. When a batch cannot be stored the state is read anew from the journal, so what was
 * decided in it has never been.
 */
import { type DayOfInstant, dayOfInstant } from '#hall/calendar.ts';
import { withCaseEvent } from '#hall/case-files.ts';
import { COLLECTABLE_KEPT, collectable } from '#hall/collectable.ts';
import { type Decision, decide, type HallCommand } from '#hall/decide/index.ts';
import { changeTicket } from '#hall/evolve/documents.ts';
import { evolve } from '#hall/evolve/index.ts';
import { toVisitor } from '#hall/messages.ts';
import { dayOfTicket } from '#hall/numbering.ts';
import { type Outgoing, outgoingOf, sessionSeq } from '#hall/outgoing.ts';
import { type HallState, initialState, type Ticket } from '#hall/state.ts';
import type { CaseFile } from '#protocol/case-files.ts';
import type { Actor } from '#protocol/commands.ts';
import type { Refusal } from '#protocol/errors.ts';
import type { EventBody, HallEvent } from '#protocol/events.ts';
import type { HubHealth } from '#protocol/views.ts';
import { type AnswerBody, answerBody } from './answers.ts';
import type { Clock } from './clock.ts';
import type { Links } from './links.ts';
import { hubLog } from './log.ts';
import { type Request, Requests, requestOf } from './requests.ts';
import { StorageFullError } from './store/errors.ts';
import type { Journal, Note, StoredAnswer } from './store/journal.ts';

export type Answer = { readonly ok: true; readonly body: AnswerBody } | { readonly ok: false; readonly refusal: Refusal };

/** Told after each batch that changed something. */
export type CommitListener = (events: readonly HallEvent[]) => void;

type Pending = { command: HallCommand; actor: Actor; request: Request | null; resolve: (answer: Answer) => void };
/** What the commands of one turn of the event loop become together. */
type Turn = {
    now: number;
    events: HallEvent[];
    touched: Map<string, Ticket>;
    orders: Set<string>;
    cases: Map<string, CaseFile>;
    past: Map<string, Ticket>;
    stored: StoredAnswer[];
    notes: Note[];
    outgoing: Outgoing[];
};

/** Commands about a ticket of an earlier day. */
const ABOUT_EARLIER_DAYS: ReadonlySet<HallCommand['type']> = new Set(['rate', 'fileComplaint', 'giveReach', 'withdrawReach', 'correctRecord']);

const HUB: Actor = { role: 'hub', ref: 'hub' };

export class Hub {
    state: HallState;
    health: HubHealth = { storage: 'ok', clock: 0, voice: 'unknown' };
    /** Called once, when the hub may not go on: the process should end and start again. */
    onFatal: (error: unknown) => void = () => {};

    readonly #journal: Journal;
    readonly #clock: Clock;
    readonly #links: Links;
    readonly #requests: Requests;
    readonly #listeners = new Set<CommitListener>();
    #dayOf: DayOfInstant;
    #queue: Pending[] = [];
    #stopping = false;

    constructor({ journal, clock, links }: { journal: Journal; clock: Clock; links: Links }) {
        this.#journal = journal;
        this.#clock = clock;
        this.#links = links;
        this.#requests = new Requests(journal);
        this.state = firstState(journal);
        clock.notBefore(this.state.at);
        this.#dayOf = dayOfInstant(this.state.setup.config.hall.timeZone);
    }

    /** The hall's time: never before the newest event. */
    now(): number {
        return Math.max(this.#clock.now(), this.state.at);
    }

    onCommit(listener: CommitListener): void {
        this.#listeners.add(listener);
    }

    /**
     * Executes a command and answers when its events are durable. `requestId` makes a repeat harmless: the same actor's same id gets the
     * first answer, with another command it is refused. Never rejects.
     */
    execute(command: HallCommand, actor: Actor, requestId: string | null = null): Promise<Answer> {
        if (this.#stopping) return Promise.resolve({ ok: false, refusal: { code: 'shutting-down' } });
        const request = requestId === null ? null : requestOf(actor, requestId, command);
        const known = request === null ? null : this.#requests.recent(request);
        if (known !== null) return known;
        const answer = new Promise<Answer>((resolve) => {
            this.#queue.push({ command, actor, request, resolve });
        });
        if (request !== null) this.#requests.begin(request, answer);
        if (this.#queue.length === 1) setImmediate(() => this.#flush());
        return answer;
    }

    isNewDay(now: number): boolean {
        return this.state.day === null || this.#dayOf(now) > this.state.day;
    }

    /** Begins a new business day when the clock has reached one. */
    keepDay(): Promise<Answer> {
        return this.execute({ type: 'endDay', day: this.#dayOf(this.now()) }, HUB);
    }

    /** Takes no more commands and finishes those under way. */
    async close(): Promise<void> {
        this.#stopping = true;
        if (this.#queue.length > 0) await new Promise<void>((done) => setImmediate(done));
    }

    #flush(): void {
        const batch = this.#queue;
        this.#queue = [];
        const now = this.now();
        const turn: Turn = {
            now,
            events: [],
            touched: new Map(),
            orders: new Set(),
            cases: new Map(),
            past: new Map(),
            stored: [],
            notes: [],
            outgoing: [],
        };
        const answers: Answer[] = [];
        try {
            const day = this.#dayOf(now);
            if (this.isNewDay(now))
                this.#apply(decide(this.state, { type: 'endDay', day }, { now, actor: HUB, past: null, caseFile: null }), HUB, turn);
            const known = this.#requests.stored(batch.flatMap(({ request }) => request ?? []));
            for (const pending of batch) {
                const earlier = pending.request === null ? undefined : known.get(pending.request.id);
                answers.push(earlier ?? this.#carryOut(pending, turn));
            }
            if (turn.events.length + turn.stored.length > 0) {
                this.#journal.append({
                    events: turn.events,
                    tickets: turn.touched.values(),
                    workOrders: [...turn.orders].flatMap((id) => this.state.workOrders.get(id) ?? []),
                    caseFiles: turn.cases.values(),
                    answers: turn.stored,
                    notes: turn.notes,
                    outgoing: turn.outgoing,
                    at: now,
                });
            }
        } catch (error) {
            this.#failed(error, batch);
            return;
        }
        if (this.health.storage === 'full' && turn.events.length + turn.stored.length > 0) this.setStorage('ok');
        for (const [index, answer] of answers.entries()) batch[index]?.resolve(answer);
        if (turn.events.length > 0) this.#tell(turn.events);
    }

    #carryOut(pending: Pending, turn: Turn): Answer {
        const decision = this.#decide(pending, turn);
        return decision.ok ? { ok: true, body: this.#accept(pending, decision, turn) } : decision;
    }

    /** A decision that fails is a fault of ours, but one command's: it has changed nothing, and the hall goes on. */
    #decide(pending: Pending, turn: Turn): Decision {
        const { command, actor } = pending;
        try {
            const known = { past: this.#past(pending, turn), caseFile: this.#caseFile(command, turn), earlier: this.#earlier(command, turn) };
            return decide(this.state, command, { now: turn.now, actor, ...known });
        } catch (error) {
            hubLog.error({ err: error, type: command.type }, 'a decision failed');
            return { ok: false, refusal: { code: 'internal' } };
        }
    }

    /** The ticket of an earlier day that the command is about, or that of a session, as this batch has left it. */
    #past({ command, actor }: Pending, turn: Turn): Ticket | null {
        if ('session' in command && command.session !== undefined) return this.#ticketOfSession(command.session);
        if (!ABOUT_EARLIER_DAYS.has(command.type)) return null;
        const named = 'ticket' in command ? command.ticket : undefined;
        return this.#ofEarlierDay(actor.role === 'visitor' ? actor.ref : (named ?? ''), turn);
    }

    /** Those of earlier days that a command names. */
    #earlier(command: HallCommand, turn: Turn): ReadonlyMap<string, Ticket> {
        const named = command.type === 'handOver' ? command.tickets : [];
        return new Map(named.flatMap((id) => this.#ofEarlierDay(id, turn) ?? []).map((ticket) => [ticket.id, ticket]));
    }

    #ofEarlierDay(id: string, { past, touched }: Turn): Ticket | null {
        if (id === '' || dayOfTicket(id) === this.state.day) return null;
        const ticket = touched.get(id) ?? past.get(id) ?? this.#journal.ticket(id);
        if (ticket !== null) past.set(ticket.id, ticket);
        return ticket;
    }

    #ticketOfSession(session: string): Ticket | null {
        const seq = sessionSeq(this.state, session);
        if (seq === null) return null;
        for (const ticket of this.state.tickets.values()) if (ticket.session === seq) return ticket;
        return this.#journal.ticketOfSession(seq);
    }

    #caseFile(command: HallCommand, { cases }: Turn): CaseFile | null {
        if (!('caseNo' in command) || command.type === 'fileComplaint' || command.caseNo === undefined) return null;
        return cases.get(command.caseNo) ?? this.#journal.caseFiles.get(command.caseNo);
    }

    /** What the command becomes, and its answer as of this very moment. */
    #accept({ command, actor, request }: Pending, decision: Decision & { ok: true }, turn: Turn): AnswerBody {
        this.#apply(decision, actor, turn);
        if ('reason' in command && command.reason !== undefined && decision.events.length > 0) {
            const named = 'ticket' in command && command.ticket !== undefined ? command.ticket : (decision.about.ticket ?? null);
            turn.notes.push({
                seq: this.state.seq,
                subject: decision.about.order ?? decision.about.caseNo ?? named,
                type: command.type,
                text: command.reason,
            });
        }
        const body = answerBody(this.state, command, decision.about, this.#links, turn.now);
        if (request !== null) turn.stored.push({ request: request.id, body: request.body, answer: JSON.stringify(body) });
        return body;
    }

    #apply(decision: Decision, actor: Actor, { now, events, past, touched, orders, cases, outgoing }: Turn): void {
        if (!decision.ok) throw new Error(`a decision of the hub was refused [code=${decision.refusal.code}]`);
        for (const body of decision.events) {
            const event = stamped(body, this.state.seq + 1, now, actor.ref);
            const told = outgoingOf(this.state, event, 'ticket' in event ? (past.get(event.ticket) ?? null) : null);
            if (told !== null) outgoing.push(told);
            const file = 'caseNo' in event ? (cases.get(event.caseNo) ?? this.#journal.caseFiles.get(event.caseNo)) : null;
            outgoing.push(...toVisitor(this.state, event, file, this.#visitOf(event, file)));
            evolve(this.state, event);
            events.push(event);
            if ('order' in event) orders.add(event.order);
            if ('caseNo' in event) cases.set(event.caseNo, withCaseEvent(file, event));
            if (!('ticket' in event)) continue;
            const ticket = this.state.tickets.get(event.ticket) ?? past.get(event.ticket);
            if (ticket === undefined) continue;
            // The state does not know tickets of earlier days: a second rating in this batch must find the first.
            if (event.type === 'ticket.rated') ticket.rating = { state: 'rated', level: event.level };
            if (past.has(ticket.id) && (event.type === 'ticket.corrected' || event.type === 'ticket.handedOver')) changeTicket(ticket, event);
            touched.set(ticket.id, ticket);
        }
    }

    /** The ticket of the visit to which a case belongs. */
    #visitOf(event: HallEvent, file: CaseFile | null): Ticket | null {
        const id = event.type === 'case.linked' ? event.visit : file?.ticket;
        return id == null ? null : (this.state.tickets.get(id) ?? this.#journal.ticket(id));
    }

    /** The batch has not been stored: it has never been. Anything but a full disk ends the process. */
    #failed(error: unknown, batch: readonly Pending[]): void {
        const full = error instanceof StorageFullError;
        for (const { request } of batch) if (request !== null) this.#requests.forget(request.id);
        if (!full) {
            hubLog.fatal({ err: error }, 'the hub stops: a batch failed');
            this.#stopping = true;
        }
        const refusal: Refusal = { code: full ? 'storage-full' : 'internal' };
        try {
            this.state = restore(this.#journal);
        } catch (again) {
            this.onFatal(again);
        }
        for (const pending of batch) pending.resolve({ ok: false, refusal });
        if (full) this.setStorage('full');
        else this.onFatal(error);
    }

    /** Says by how much the machine's clock is not believed; screens of staff show it. */
    setClockDisagreement(clock: number): void {
        if (this.health.clock === clock) return;
        if (Math.sign(clock) !== Math.sign(this.health.clock)) hubLog.warn({ clock }, 'the machine clock and the hall clock');
        this.health = { ...this.health, clock };
        this.#tell([]);
    }

    /** Says whether there is room on the disk; screens of staff show it. */
    setStorage(storage: HubHealth['storage']): void {
        if (this.health.storage === storage) return;
        this.health = { ...this.health, storage };
        hubLog.warn({ storage }, storage === 'full' ? 'the disk is full: the hall is read-only' : 'there is room again');
        this.#tell([]);
    }

    /** Says whether the hub has a voice; screens that need it say when it is missing. */
    setVoice(voice: HubHealth['voice']): void {
        if (this.health.voice === voice) return;
        this.health = { ...this.health, voice };
        this.#tell([]);
    }

    #tell(events: readonly HallEvent[]): void {
        for (const listener of this.#listeners) listener(events);
    }
}

function stamped(body: EventBody, seq: number, at: number, actor: string): HallEvent {
    return { ...body, seq, at, actor };
}

/** The state at the start. A journal that cannot be folded is damaged, and the operator is told so. */
function firstState(journal: Journal): HallState {
    try {
        return restore(journal);
    } catch (error) {
        throw journal.unreadable(error);
    }
}

/** The state that the journal tells. */
function restore(journal: Journal): HallState {
    const { config, seq, at } = journal.configuration();
    const state = initialState(config, seq, at);
    const newest = journal.newest();
    for (const order of journal.workOrders(newest.at)) state.workOrders.set(order.id, order);
    for (const file of journal.caseFiles.latest('ready', COLLECTABLE_KEPT).toReversed()) collectable(state, file);
    for (const event of journal.lasting()) evolve(state, event);
    for (const event of journal.today()) evolve(state, event);
    state.seq = Math.max(state.seq, newest.seq);
    state.at = Math.max(state.at, newest.at);
    return state;
}
