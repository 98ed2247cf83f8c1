/**
 * The devices behind one agent, as the hub sees them: orders go over its socket, and while it is away its devices are `offline(agent-offline)`.
 *
 * A print is never answered by hope: `not-sent` when the order cannot have left, the agent's own word when it comes, and `unknown` when the agent was
 * away for longer than a visitor waits. In the last case the agent is asked once more when it is back.
 */
import type { Socket } from 'socket.io';
import { type AgentResult, orderResult, outcomeMessage, type PrintOrder, reportMessage, statesMessage } from '#protocol/agent.ts';
import type { Device, DeviceHost, DeviceOrder, DeviceState, OrderResult, ReportAnswer, Reported } from '#protocol/devices.ts';
import type { PrintOutcome } from '#protocol/slips.ts';
import { deviceLog } from '../log.ts';
import { SentJob, SentJobs } from './sent-jobs.ts';

/** Hears the outcome of a print, whenever it comes; true once it is stored. Hearing the same again changes nothing. */
export type PrintHeard = (device: string, job: string, outcome: PrintOutcome) => Promise<boolean>;

export type AgentHears = { report: Reported; printed: PrintHeard };

export type AgentTimings = {
    /** Until an agent must have answered an order that needs nobody's hand, ms. */
    answer: number;
    /** How long a slip of an agent that is away may still come out without being called `unknown`, ms. */
    away: number;
    /** How long beyond its time a print may take at an agent that is here: connecting, writing, confirming, ms. */
    printing: number;
};

export const usualTimings: AgentTimings = { answer: 10_000, away: 10_000, printing: 60_000 };

const AGENT_OFFLINE: DeviceState = { state: 'offline', reason: 'agent-offline' };
const NOT_CONNECTED: DeviceState = { state: 'offline', reason: 'not-connected' };
const REFUSED: ReportAnswer = { ok: false, code: 'invalid-body' };

/** A connection of the agent. `gone` settles when it is over. */
type Link = { readonly socket: Socket; readonly instance: string; readonly gone: Promise<null> };

export class AgentHost implements DeviceHost {
    readonly #hears: AgentHears;
    readonly #timings: AgentTimings;
    readonly #jobs = new SentJobs();
    readonly #states = new Map<string, DeviceState>();
    #devices: readonly Device[] = [];
    #link: Link | null = null;

    constructor(hears: AgentHears, timings: AgentTimings = usualTimings) {
        this.#hears = hears;
        this.#timings = timings;
    }

    /** Whether an agent with this data directory may come in: not while another one is here. */
    admits(instance: string): boolean {
        return this.#link === null || this.#link.instance === instance;
    }

    /** Takes a new connection of the agent. The one before is dead: a data directory has one process. */
    enter(socket: Socket, instance: string): void {
        if (!this.admits(instance)) return void socket.disconnect(true);
        this.#link?.socket.disconnect(true);
        const gone = Promise.withResolvers<null>();
        const link: Link = { socket, instance, gone: gone.promise };
        this.#link = link;
        this.#states.clear();
        socket.once('disconnect', () => {
            gone.resolve(null);
            if (this.#link === link) this.#lose();
        });
        listen(socket, 'states', (message) => this.#hearStates(message));
        listen(socket, 'report', (message) => this.#hearReport(message));
        listen(socket, 'outcome', (message) => this.#hearOutcome(message));
        this.#sendDevices(link);
        for (const sent of this.#jobs.all()) {
            // Another directory does not know of it; what it would say of it is not the truth.
            if (sent.instance === null || sent.instance === instance) void this.#send(sent, link);
        }
    }

    configure(devices: readonly Device[]): Promise<void> {
        this.#devices = devices;
        const kept = new Set(devices.map(({ id }) => id));
        for (const id of this.#states.keys()) if (!kept.has(id)) this.#states.delete(id);
        if (this.#link !== null) this.#sendDevices(this.#link);
        return Promise.resolve();
    }

    async order(device: string, order: DeviceOrder): Promise<OrderResult> {
        if (!this.#drives(device)) return { ok: false, reason: 'not-connected' };
        if (order.do === 'print') return { ok: true, print: await this.#print(device, order) };
        if (this.#link === null) return { ok: false, reason: 'agent-offline' };
        const patience = this.#timings.answer + (order.do === 'read' ? order.withinMs : 0);
        const answer = await ask(this.#link, device, order, patience);
        if (answer === null) return { ok: false, reason: this.#link === null ? 'agent-offline' : 'no-answer' };
        return answer.ok && answer.card !== undefined ? { ok: true, card: answer.card } : answer.ok ? { ok: true } : answer;
    }

    stateOf(device: string): DeviceState {
        if (!this.#drives(device)) return NOT_CONNECTED;
        return this.#link === null ? AGENT_OFFLINE : (this.#states.get(device) ?? NOT_CONNECTED);
    }

    /** Ends the connection; slips on their way are `unknown` at once. */
    async close(): Promise<void> {
        this.#link?.socket.disconnect(true);
        for (const sent of this.#jobs.all()) sent.settle({ status: 'unknown', reason: 'interrupted' });
    }

    #drives(device: string): boolean {
        return this.#devices.some(({ id }) => id === device);
    }

    #print(device: string, order: PrintOrder): Promise<PrintOutcome> {
        const known = this.#jobs.get(order.job);
        if (known !== undefined) return known.outcome;
        // Of an order of an earlier hub the agent may know, so it is waited for.
        if (this.#link === null && order.ageMs === undefined) return Promise.resolve({ status: 'not-sent', reason: 'agent-offline' });
        const sent = new SentJob(device, order);
        this.#jobs.add(sent);
        if (this.#link === null) sent.doubtIn(this.#timings.away, 'agent-offline');
        else void this.#send(sent, this.#link);
        return sent.outcome;
    }

    async #send(sent: SentJob, link: Link): Promise<void> {
        const { order, device, instance } = sent;
        sent.instance = link.instance;
        sent.doubtIn(Math.max(0, order.withinMs - sent.ageMs) + this.#timings.printing, 'no-answer');
        // The first time the agent cannot know of it, so it need not wonder.
        const again = instance !== null || order.ageMs !== undefined;
        const { ageMs: _, ...first } = order;
        const answer = await ask(link, device, again ? { ...first, ageMs: sent.ageMs } : first, this.#timings.answer);
        // It keeps the job, or nobody knows whether it does: its outcome follows, or it is asked again.
        if (answer === null || answer.ok) return;
        this.#jobs.settle(order.job, { status: 'not-sent', reason: answer.reason });
    }

    #sendDevices({ socket }: Link): void {
        socket.emit('devices', { devices: this.#devices });
    }

    #lose(): void {
        this.#link = null;
        this.#states.clear();
        for (const sent of this.#jobs.all()) sent.doubtIn(this.#timings.away, 'agent-offline');
        for (const { id } of this.#devices) void this.#hears.report(id, { said: 'state', state: AGENT_OFFLINE });
    }

    async #hearStates(message: unknown): Promise<object> {
        const parsed = statesMessage.safeParse(message);
        if (!parsed.success) return REFUSED;
        for (const [id, state] of Object.entries(parsed.data.states)) {
            if (!this.#drives(id)) continue;
            this.#states.set(id, state);
            void this.#hears.report(id, { said: 'state', state });
        }
        return { ok: true, code: null } satisfies ReportAnswer;
    }

    async #hearReport(message: unknown): Promise<ReportAnswer> {
        const parsed = reportMessage.safeParse(message);
        // Of devices of others an agent has nothing to say.
        if (!parsed.success || !this.#drives(parsed.data.device)) return REFUSED;
        const { device, report } = parsed.data;
        if (report.said === 'state') this.#states.set(device, report.state);
        return this.#hears.report(device, report);
    }

    async #hearOutcome(message: unknown): Promise<{ stored: boolean }> {
        const parsed = outcomeMessage.safeParse(message);
        if (!parsed.success) return { stored: false };
        const { device, job, outcome } = parsed.data;
        this.#jobs.settle(job, outcome);
        if (outcome.status !== 'printed') deviceLog.warn({ device, ...outcome }, 'a slip at an agent was not confirmed');
        return { stored: await this.#hears.printed(device, job, outcome) };
    }
}

/** Answers an event of the agent. What fails in it is this event's matter alone: the agent says it again, or the device shows a failure. */
function listen(socket: Socket, event: string, answer: (message: unknown) => Promise<object>): void {
    socket.on(event, (message: unknown, acknowledge: unknown) => {
        const tell = typeof acknowledge === 'function' ? acknowledge : () => {};
        answer(message).then(
            (said) => tell(said),
            (error: unknown) => deviceLog.error({ err: error, event }, 'an event of an agent failed'),
        );
    });
}

/** The agent's answer to an order; null when there was none. */
async function ask({ socket, gone }: Link, device: string, order: DeviceOrder, patienceMs: number): Promise<AgentResult | null> {
    const answered: Promise<unknown> = socket
        .timeout(patienceMs)
        .emitWithAck('order', { device, order })
        .catch(() => null);
    const answer = orderResult.safeParse(await Promise.race([answered, gone]));
    return answer.success ? answer.data : null;
}
