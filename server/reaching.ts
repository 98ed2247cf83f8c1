/** Where a visitor wants to be told: the number or address is kept sealed here, and only a random name of it goes on. */
import type { GivenReach } from '#hall/decide/messages.ts';
import type { Refusal } from '#protocol/errors.ts';
import type { ReachInput } from '#protocol/messages.ts';
import type { Codes } from './codes.ts';
import type { Answer } from './hub.ts';
import type { Channels } from './store/channels.ts';
import type { Reaches } from './store/reach.ts';

export class Reaching {
    readonly #reaches: Reaches;
    readonly #channels: Channels;
    readonly #codes: Codes;

    constructor({ reaches, channels, codes }: { reaches: Reaches; channels: Channels; codes: Codes }) {
        this.#reaches = reaches;
        this.#channels = channels;
        this.#codes = codes;
    }

    /** Keeps it before the command is taken, so that a visitor who reads that they will be told is told. */
    keep({ phone, email, moments }: ReachInput, request: string | null, now: number): GivenReach | { refusal: Refusal } {
        const channel = phone === undefined ? 'email' : 'sms';
        const address = phone?.replace(/[ -]/g, '') ?? email;
        if (address === undefined || (phone !== undefined && email !== undefined)) return { refusal: { code: 'reach-address' } };
        // A number that nothing can be sent to is not kept.
        if (!this.#channels.offered.includes(channel)) return { refusal: { code: 'reach-unavailable', details: { channel } } };
        const ref = this.#codes.reach(request, address);
        this.#reaches.keep(ref, channel, address, now);
        return { ref, channel, moments };
    }

    /** What became of the command: after a refusal nothing is kept. */
    settle(reach: GivenReach | undefined, answer: Answer): Answer {
        if (reach !== undefined && !answer.ok) this.#reaches.forget(reach.ref);
        return answer;
    }
}
