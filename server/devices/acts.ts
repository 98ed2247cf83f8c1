/** What the device administrator does to a device from afar: let it make itself known, load itself anew, print or speak a test. */
import { type Device, isPageKind } from '#protocol/devices.ts';
import type { Hub } from '../hub.ts';
import type { Links } from '../links.ts';
import { testContent } from '../slips/contents.ts';
import { slipOf } from '../slips/slips.ts';
import type { Fleet } from './fleet.ts';
import type { Presence } from './presence.ts';

export const DEVICE_ACTS = ['identify', 'reload', 'test-print', 'test-voice'] as const;
export type DeviceAct = (typeof DEVICE_ACTS)[number];

/** Whether it was done; else a stable word, the same as in states, or `not-supported`, `sound-blocked`, `no-voice`. */
export type ActResult = { readonly ok: boolean; readonly reason: string | null };

const DONE: ActResult = { ok: true, reason: null };
/** Saying a sentence takes its time. */
const PAGE_MS = 20_000;
const PRINT_WITHIN_MS = 15_000;
const COLUMNS = 48;

export class DeviceActs {
    readonly #hub: Hub;
    readonly #links: Links;
    readonly #fleet: Fleet;
    readonly #presence: Presence;

    constructor({ hub, links, fleet, presence }: { hub: Hub; links: Links; fleet: Fleet; presence: Presence }) {
        this.#hub = hub;
        this.#links = links;
        this.#fleet = fleet;
        this.#presence = presence;
    }

    async do(device: Device, act: DeviceAct): Promise<ActResult> {
        if (isPageKind(device.kind)) return this.#page(device, act);
        if (act === 'test-print') return this.#print(device);
        if (act !== 'identify') return failed('not-supported');
        const result = await this.#fleet.order(device.id, { do: 'identify' });
        return result.ok ? DONE : failed(result.reason);
    }

    async #page({ id, kind, name }: Device, act: DeviceAct): Promise<ActResult> {
        const [socket] = this.#presence.socketsOf(id).toReversed();
        if (kind === 'agent' || act === 'test-print') return failed('not-supported');
        if (socket === undefined) return failed('not-connected');
        if (act !== 'test-voice') {
            for (const each of this.#presence.socketsOf(id)) each.emit(act, { id, name });
            return DONE;
        }
        if (kind === 'pad') return failed('not-supported');
        const answer: unknown = await socket
            .timeout(PAGE_MS)
            .emitWithAck(act, {})
            .catch(() => null);
        return isResult(answer) ? { ok: answer.ok, reason: answer.reason } : failed('no-answer');
    }

    async #print({ id, name, kind, options }: Device): Promise<ActResult> {
        if (kind !== 'ticketPrinter') return failed('not-supported');
        const { state } = this.#hub;
        const now = this.#hub.now();
        const content = testContent({ name, columns: options.columns ?? COLUMNS, link: this.#links.publicUrl }, state.setup, 'zh-CN', now);
        const slip = slipOf(state, 'test', content, 'zh-CN');
        const result = await this.#fleet.order(id, { do: 'print', job: `test.${id}.${now}`, slip, withinMs: PRINT_WITHIN_MS });
        if (!result.ok) return failed(result.reason);
        return result.print?.status === 'printed' ? DONE : failed(result.print?.reason ?? 'no-answer');
    }
}

function failed(reason: string): ActResult {
    return { ok: false, reason };
}

function isResult(answer: unknown): answer is ActResult {
    if (typeof answer !== 'object' || answer === null || !('ok' in answer) || !('reason' in answer)) return false;
    return typeof answer.ok === 'boolean' && (answer.reason === null || (typeof answer.reason === 'string' && answer.reason.length <= 40));
}
