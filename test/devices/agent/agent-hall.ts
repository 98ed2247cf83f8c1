/** A real hall whose printer is behind a real agent: the hub's process, the agent's process, a virtual printer that outlives both, a network cable. */
import type { Device, DeviceState } from '#protocol/devices.ts';
import type { TakenAnswer, TicketView } from '#protocol/views.ts';
import { decode } from '../../../devices/emulators/printer/decode.ts';
import { PrinterEmulator } from '../../../devices/emulators/printer/printer-emulator.ts';
import { hallFiles } from '../../hub/hall-files.ts';
import { RunningHub } from '../../hub/running-hub.ts';
import { Cable } from '../../screens/cable.ts';
import { RunningAgent } from './running-agent.ts';

const ADMIN_PASSWORD = 'Admin-2026';
export const AGENT = 'agent-1';

/** Patience with what a hall does on a busy machine. */
const PATIENCE_MS = 60_000;

type Told = Device & DeviceState;

export class AgentHall implements AsyncDisposable {
    readonly hub: RunningHub;
    readonly printer: PrinterEmulator;
    readonly cable: Cable;
    readonly agent: RunningAgent;

    private constructor(parts: { hub: RunningHub; printer: PrinterEmulator; cable: Cable; agent: RunningAgent }) {
        this.hub = parts.hub;
        this.printer = parts.printer;
        this.cable = parts.cable;
        this.agent = parts.agent;
    }

    /** Starts the hall and its agent. `more` devices stand behind the agent too. */
    static async start(more: readonly object[] = []): Promise<AgentHall> {
        const printer = await new PrinterEmulator({ port: 0, keep: 1_000 }).start();
        const behind = [{ id: 'printer-1', kind: 'ticketPrinter', name: 'printer', kiosk: 'kiosk-1', line: printer.address }, ...more];
        const devices = [{ id: AGENT, kind: 'agent', name: 'kiosk PC' }, ...behind.map((device) => ({ ...device, agent: AGENT }))];
        const hub = await RunningHub.start({ files: hallFiles({ devices }), env: { HALL_ADMIN_PASSWORD: ADMIN_PASSWORD } });
        await hub.login('admin', ADMIN_PASSWORD);
        const cable = await Cable.to(hub.url);
        const hall = new AgentHall({ hub, printer, cable, agent: new RunningAgent(cable.url, await newToken(hub)) });
        hall.agent.start();
        await hall.atWork();
        return hall;
    }

    newToken(): Promise<string> {
        return newToken(this.hub);
    }

    async device(id: string): Promise<Told> {
        const { body } = await this.hub.as<{ device: Told }>('admin', 'GET', `/api/devices/${id}`);
        return body.device;
    }

    /** Waits until the printer behind the agent is online. */
    async atWork(): Promise<void> {
        let told: Told | undefined;
        await eventually(
            () => `the printer is online [it is ${JSON.stringify(told)}, the agent said: ${this.agent.said} ${this.agent.log}]`,
            async () => {
                told = await this.device('printer-1');
                return told.state === 'online';
            },
        );
    }

    /** Takes a number at the kiosk. */
    async take(): Promise<TakenAnswer['ticket']> {
        const { status, body } = await this.hub.take({ theme: 'social' });
        if (status !== 201) throw new Error(`a number was refused [answer=${JSON.stringify(body)}]`);
        return body.ticket;
    }

    /** What the hall knows of each ticket's slip, by number. */
    async prints(): Promise<Map<string, string>> {
        const { body } = await this.hub.as<{ tickets: TicketView[] }>('manager', 'GET', '/api/tickets');
        return new Map(body.tickets.map(({ no, print }) => [no, print]));
    }

    async printOf(no: string): Promise<string> {
        return (await this.prints()).get(no) ?? 'no such ticket';
    }

    /** Waits until a slip's status is one of these. */
    async becomes(no: string, ...wanted: readonly string[]): Promise<void> {
        await eventually(`the slip of ${no} is ${wanted.join(' or ')}`, async () => wanted.includes(await this.printOf(no)));
    }

    /** How often a number is on paper, whole or torn off half way, and whether the last of them is marked as a reprint. */
    onPaper(no: string): { times: number; unmarked: number } {
        const slips = this.printer.jobs.map(({ bytes }) => decode(bytes).lines.flatMap((line) => (line.kind === 'text' ? [line.text] : [])));
        const mine = slips.filter((lines) => lines.includes(no));
        return { times: mine.length, unmarked: mine.filter((lines) => !lines.some((line) => line.includes('补打'))).length };
    }

    async [Symbol.asyncDispose](): Promise<void> {
        await this.agent[Symbol.asyncDispose]();
        await this.cable.close();
        await this.hub.remove();
        await this.printer.close();
    }
}

async function newToken(hub: RunningHub): Promise<string> {
    const { status, body } = await hub.as<{ token: string }>('admin', 'POST', `/api/devices/${AGENT}/token`, {});
    if (status !== 200) throw new Error(`no token for the agent [status=${status}, answer=${JSON.stringify(body)}]`);
    return body.token;
}

/** Waits until something that has to be asked for holds. */
export async function eventually(what: string | (() => string), holds: () => Promise<boolean>): Promise<void> {
    const end = performance.now() + PATIENCE_MS;
    while (!(await holds())) {
        if (performance.now() > end) throw new Error(`waited in vain until ${typeof what === 'string' ? what : what()}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
}
