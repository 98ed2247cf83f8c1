/** The agent: drives the devices of this machine for a hub elsewhere. Composition of its journal, its devices and its line to the hub. */

import type { AgentResult, OrderMessage } from '#protocol/agent.ts';
import { type Device, type DeviceHost, type DeviceReport, type DeviceState, LINE_KINDS, type OrderResult, type Reported } from '#protocol/devices.ts';
import { type Hindrance, HubLink, type HubLinkOptions } from './hub-link.ts';
import type { JobStore } from './job-store.ts';
import { agentLog } from './log.ts';
import { Outbox } from './outbox.ts';
import { PrintJobs } from './print-jobs.ts';

/** How long a closing agent tries to say its last outcomes, ms. What is not said then is said after the next start. */
const LAST_WORDS_MS = 2_000;

export type AgentOptions = Omit<HubLinkOptions, 'instance'> & {
    store: JobStore;
    /** Makes what drives the devices, see `LocalHost`. */
    hostOf: (reported: Reported) => DeviceHost;
    onConnected: () => void;
    onHindered: (hindrance: Hindrance) => void;
};

export class Agent {
    readonly #store: JobStore;
    readonly #host: DeviceHost;
    readonly #jobs: PrintJobs;
    readonly #outbox: Outbox;
    readonly #link: HubLink;
    #devices: readonly Device[];
    /** Configurations in order, the newest last. */
    #configuring: Promise<void>;

    constructor({ store, hostOf, onConnected, onHindered, ...hub }: AgentOptions) {
        this.#store = store;
        this.#host = hostOf((device, report) => this.#report(device, report));
        this.#devices = store.devices;
        this.#jobs = new PrintJobs({ store, host: this.#host, onFinished: (finished) => this.#outbox.add(finished) });
        this.#link = new HubLink(
            { ...hub, instance: store.instance },
            {
                connected: () => {
                    onConnected();
                    this.#sayStates();
                    this.#outbox.deliver();
                },
                hindered: onHindered,
                lost: () => agentLog.warn('the connection to the hub is lost'),
                devices: (devices) => this.#configure(devices),
                order: (message) => this.#order(message),
            },
        );
        this.#outbox = new Outbox({ store, tell: (finished) => this.#link.outcome(finished), connected: () => this.#link.connected });
        // What is kept is printed also while the hub is away.
        this.#configuring = this.#host.configure(this.#devices).then(() => this.#jobs.resume());
    }

    /** Finishes the slips being printed, says what became of them, and lets the devices go. */
    async close(): Promise<void> {
        await this.#configuring;
        await this.#jobs.close();
        await this.#outbox.close(LAST_WORDS_MS);
        this.#link.close();
        await this.#host.close();
        await this.#store.close();
    }

    #configure(devices: readonly Device[]): void {
        const mine = devices.filter(({ kind }) => LINE_KINDS.some((known) => known === kind));
        this.#configuring = this.#configuring.then(async () => {
            this.#devices = mine;
            // Without room it is only forgotten at the end, and the hub says it again.
            await this.#store.tryKeep({ is: 'devices', devices: mine });
            await this.#host.configure(mine);
            agentLog.info({ devices: mine.map(({ id }) => id) }, 'devices');
            this.#sayStates();
        });
    }

    async #order({ device, order }: OrderMessage): Promise<AgentResult> {
        // Orders follow the list that names their device.
        await this.#configuring;
        if (order.do === 'print') return this.#jobs.take(device, order);
        const result: OrderResult = await this.#host.order(device, order);
        return result.ok ? { ok: true, card: result.card } : result;
    }

    async #report(device: string, report: DeviceReport): ReturnType<Reported> {
        if (report.said === 'state') agentLog.info({ device, ...report.state }, 'device');
        return this.#link.report({ device, report });
    }

    #sayStates(): void {
        const states: Record<string, DeviceState> = {};
        for (const { id } of this.#devices) states[id] = this.#host.stateOf(id);
        this.#link.states({ states });
    }
}
