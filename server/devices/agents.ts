/** The agents of the hall: a host for the devices behind each, whether it is connected or not. */
import type { Socket } from 'socket.io';
import type { Refusal } from '#protocol/errors.ts';
import { type AgentHears, AgentHost, type AgentTimings } from './agent-host.ts';

export class Agents {
    readonly #hears: AgentHears;
    readonly #timings: AgentTimings | undefined;
    readonly #hosts = new Map<string, AgentHost>();

    constructor(hears: AgentHears, timings?: AgentTimings) {
        this.#hears = hears;
        this.#timings = timings;
    }

    /** What drives the devices behind an agent. */
    hostOf(agent: string): AgentHost {
        const known = this.#hosts.get(agent);
        if (known !== undefined) return known;
        const host = new AgentHost(this.#hears, this.#timings);
        this.#hosts.set(agent, host);
        return host;
    }

    /**
     * Lets a connection of an agent in, or says why not. One of the same data directory takes the place of the one before, which is dead even if the
     * network has not said so yet. Another directory with the same token is refused while the first is here: the two would print the same slips.
     */
    admit(agent: string, instance: string | undefined): Refusal | ((socket: Socket) => void) {
        if (instance === undefined) return { code: 'invalid-body', details: { problems: 'auth.instance' } };
        const host = this.hostOf(agent);
        if (!host.admits(instance)) return { code: 'agent-in-use' };
        return (socket) => host.enter(socket, instance);
    }

    /** Forgets an agent that was removed. */
    async remove(agent: string): Promise<void> {
        await this.#hosts.get(agent)?.close();
        this.#hosts.delete(agent);
    }

    async close(): Promise<void> {
        await Promise.all([...this.#hosts.values()].map((host) => host.close()));
    }
}
