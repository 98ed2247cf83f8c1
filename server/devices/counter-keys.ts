/**
 * What people do at the hardware of a counter and of a kiosk, as commands: a key acts for the clerk who is signed in there, a rating for the session that
 * the pad asks about, a scan is told to the kiosk's page. The answer goes back to the device, which shows success only then.
 */
import { padRef } from '#hall/decide/ratings.ts';
import type { CounterNow, HallState } from '#hall/state.ts';
import { padState } from '#hall/views/staff.ts';
import type { Actor, CommandType } from '#protocol/commands.ts';
import type { Device, DeviceReport, ReportAnswer } from '#protocol/devices.ts';
import type { ErrorCode } from '#protocol/errors.ts';
import type { KeyVerb } from '#protocol/keys.ts';
import { counterVerbs } from '#protocol/verbs.ts';
import type { Commanding } from '../commanding.ts';
import type { Hub } from '../hub.ts';
import type { AddressedTo } from '../parsing.ts';
import type { DeviceSaying } from './fleet.ts';

type Keys = Extract<DeviceReport, { said: 'keys' }>;
type Given = { type: CommandType; address: AddressedTo; input: unknown; actor: Actor };

/** How a verb is refused that is done already: then a key does its other one. */
const DONE_ALREADY: Partial<Record<KeyVerb, ErrorCode>> = { pause: 'counter-paused', reopen: 'counter-not-paused' };

export class CounterKeys {
    readonly #hub: Hub;
    readonly #commanding: Commanding;
    readonly #scanned: (kiosk: string, text: string) => void;

    constructor({ hub, commanding, scanned }: { hub: Hub; commanding: Commanding; scanned: (kiosk: string, text: string) => void }) {
        this.#hub = hub;
        this.#commanding = commanding;
        this.#scanned = scanned;
    }

    async hear(device: Device, saying: DeviceSaying): Promise<ReportAnswer> {
        if (saying.said === 'scanned') return this.#scan(device, saying.text);
        const counter = this.#hub.state.counters.get(device.counter ?? 0);
        if (counter === undefined) return refused('unknown-counter');
        return saying.said === 'rated' ? this.#rate(counter, saying.level) : this.#press(counter, saying);
    }

    async #press({ setup, clerk }: CounterNow, keys: Keys): Promise<ReportAnswer> {
        if (clerk === null) return refused('counter-closed');
        const actor: Actor = { role: 'clerk', ref: clerk };
        const address = { counter: setup.no };
        const input = inputOf(this.#hub.state, setup.no, keys);
        if (input === null) return refused('no-ticket-at-counter');
        const answer = await this.#give({ type: counterVerbs[keys.verb], address, input, actor });
        if (answer.ok || keys.otherwise === undefined || answer.code !== DONE_ALREADY[keys.verb]) return answer;
        return this.#give({ type: counterVerbs[keys.otherwise], address, input: {}, actor });
    }

    async #rate(counter: CounterNow, level: number): Promise<ReportAnswer> {
        const { state, ticket } = padState(counter, this.#hub.now());
        if (ticket === null || state === 'serving') return refused('rating-closed');
        const actor: Actor = { role: 'pad', ref: padRef(counter.setup.no) };
        return this.#give({ type: 'rate', address: { ticket: ticket.id }, input: { level }, actor });
    }

    #scan({ kiosk }: Device, text: string): ReportAnswer {
        // What is scanned at a counter is for the clerk's own programs.
        if (kiosk === null) return refused('not-found');
        this.#scanned(kiosk, text);
        return { ok: true, code: null };
    }

    async #give(given: Given): Promise<ReportAnswer> {
        const answer = await this.#commanding.give({ ...given, requestId: null, language: 'zh-CN' });
        return answer.ok ? { ok: true, code: null } : refused(answer.refusal.code);
    }
}

/** Input of a key's verb; null when it means a session on hold and there is none. */
function inputOf({ held }: HallState, counter: number, { verb, input = {} }: Keys): object | null {
    if (verb !== 'resume') return input;
    const last = [...held].filter((ticket) => ticket.counter === counter).toSorted((a, b) => (b.heldAt ?? 0) - (a.heldAt ?? 0))[0];
    return last === undefined ? null : { ...input, ticket: last.id };
}

function refused(code: ErrorCode): ReportAnswer {
    return { ok: false, code };
}
