/** Both ends of an agent's connection in one process, with a network cable between them: the hub's, and an agent with its directory. */
import { createServer, type Server as HttpServer } from 'node:http';
import { Server as TlsServer } from 'node:tls';
import { Server } from 'socket.io';
import type { Device, DeviceReport, ReportAnswer } from '#protocol/devices.ts';
import { Agent } from '../../../devices/agent/agent.ts';
import type { Hindrance } from '../../../devices/agent/hub-link.ts';
import { JobStore } from '../../../devices/agent/job-store.ts';
import type { AgentHost, AgentTimings } from '../../../server/devices/agent-host.ts';
import { Agents } from '../../../server/devices/agents.ts';
import { Cable } from '../../screens/cable.ts';
import { Paper } from './paper.ts';

export const AGENT_TOKEN = 'token-of-the-agent';
export const AGENT = 'agent-1';

/** As the hub would have it, only quicker. */
const TIMINGS: AgentTimings = { answer: 2_000, away: 500, printing: 5_000 };

export function deviceOf(id: string, kind: Device['kind'] = 'ticketPrinter'): Device {
    return { id, kind, name: id, kiosk: null, counter: null, zone: null, line: 'emulator', agent: AGENT, options: {} };
}

/** The hub's end: its agents behind a socket of their own. */
export class HubEnd implements AsyncDisposable {
    /** What devices said, as `device said …`. */
    readonly reports: { device: string; report: DeviceReport }[] = [];
    /** Outcomes that the hub has stored, in order. */
    readonly stored: { device: string; job: string; status: string }[] = [];
    answer: ReportAnswer = { ok: true, code: null };
    /** Whether outcomes can be stored now. */
    room = true;
    saidInVain = 0;
    readonly agents: Agents;
    readonly #http: HttpServer;
    readonly #io: Server;

    private constructor(timings: Partial<AgentTimings>, http: HttpServer) {
        this.agents = new Agents(
            {
                report: (device, report) => {
                    this.reports.push({ device, report });
                    return Promise.resolve(this.answer);
                },
                printed: (device, job, { status }) => {
                    if (this.room) this.stored.push({ device, job, status });
                    else this.saidInVain++;
                    return Promise.resolve(this.room);
                },
            },
            { ...TIMINGS, ...timings },
        );
        this.#http = http;
        this.#io = new Server(http, { transports: ['websocket'], pingInterval: 1_000, pingTimeout: 1_000, serveClient: false });
        const namespace = this.#io.of('/device');
        namespace.use((socket, next) => {
            const { token, instance } = socket.handshake.auth;
            const entry = token === AGENT_TOKEN ? this.agents.admit(AGENT, instance) : { code: 'device-not-paired' as const };
            if (typeof entry !== 'function')
                return next(Object.assign(new Error(entry.code), { data: { error: { ...entry, message: entry.code } } }));
            socket.data.enter = entry;
            next();
        });
        namespace.on('connection', (socket) => socket.data.enter(socket));
    }

    /** `http` is what it serves on, for a hub behind TLS. */
    static async start(timings: Partial<AgentTimings> = {}, http: HttpServer = createServer()): Promise<HubEnd> {
        const end = new HubEnd(timings, http);
        await new Promise<void>((resolve) => end.#http.listen(0, '127.0.0.1', resolve));
        return end;
    }

    get url(): string {
        const address = this.#http.address();
        const scheme = this.#http instanceof TlsServer ? 'https' : 'http';
        return `${scheme}://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    }

    get host(): AgentHost {
        return this.agents.hostOf(AGENT);
    }

    /** What devices said beside their states. */
    sayings(): DeviceReport[] {
        return this.reports.map(({ report }) => report).filter(({ said }) => said !== 'state');
    }

    /** Cuts the agent off, as a token that is revoked does. */
    cut(): void {
        this.#io.of('/device').disconnectSockets(true);
    }

    async [Symbol.asyncDispose](): Promise<void> {
        await this.agents.close();
        await this.#io.close();
    }
}

/** The agent's end. */
export class AgentEnd implements AsyncDisposable {
    readonly paper = new Paper();
    readonly hindrances: Hindrance[] = [];
    connections = 0;
    /** What its devices say. */
    say: (device: string, report: DeviceReport) => Promise<ReportAnswer> = () => Promise.reject(new Error('not made yet'));
    readonly #agent: Agent;

    private constructor(store: JobStore, url: string, token: string) {
        this.#agent = new Agent({
            store,
            hostOf: (reported) => {
                this.say = reported;
                return this.paper;
            },
            url,
            token: () => token,
            language: 'en',
            ca: null,
            timings: { reconnect: [20, 50], refused: 50, answer: 2_000 },
            onConnected: () => {
                this.connections++;
            },
            onHindered: (hindrance) => this.hindrances.push(hindrance),
        });
    }

    static async start(directory: string, url: string, token = AGENT_TOKEN): Promise<AgentEnd> {
        return new AgentEnd(await JobStore.open(directory), url, token);
    }

    async [Symbol.asyncDispose](): Promise<void> {
        await this.#agent.close();
    }
}

/** Both ends with a cable between them. */
export async function joined(directory: string, hub: HubEnd): Promise<{ cable: Cable; agent: AgentEnd }> {
    const cable = await Cable.to(hub.url);
    return { cable, agent: await AgentEnd.start(directory, cable.url) };
}
