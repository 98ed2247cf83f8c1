/** The virtual devices of a trial or of training, as the hub tells this machine; other machines get 404. */
import type { ReactiveControllerHost } from 'lit';
import type { DeviceState, LineKind } from '#protocol/devices.ts';
import type { ErrorBody } from '#protocol/errors.ts';
import { at } from '#web/base.ts';
import { LookAgain } from '#web/look-again.ts';
import type { Slip } from './trial.ts';

export type VirtualDevice = {
    readonly id: string;
    readonly kind: LineKind;
    readonly name: string;
    readonly kiosk: string | null;
    readonly counter: number | null;
    readonly address: string;
    readonly state: DeviceState;
    readonly fault: string | null;
    readonly faults: readonly string[];
    readonly shown: readonly string[];
    readonly actions: readonly string[];
    /** Of a printer: what it printed, newest first. */
    readonly slips?: readonly Slip[];
};

/** What a person does with one: break it or mend it, or press, insert, scan. */
export type Done = { readonly fault: string | null } | { readonly action: string; readonly value: string };

const DEVICES = '/api/trial/devices';
const EVERY_MS = 1_000;

/** Follows the virtual devices while the page is visible. */
export class VirtualWatch {
    /** `asking` until the first answer, `away` where there are none to be seen, `unreachable` without a hub. */
    devices: readonly VirtualDevice[] | 'asking' | 'away' | 'unreachable' = 'asking';
    readonly #host: ReactiveControllerHost;

    constructor(host: ReactiveControllerHost) {
        this.#host = host;
        new LookAgain(host, EVERY_MS, () => void this.look());
    }

    /** Does something at a device; the refusal, or null. */
    async give(id: string, done: Done): Promise<ErrorBody | null> {
        try {
            const body = JSON.stringify(done);
            const response = await fetch(at(`${DEVICES}/${id}`), { method: 'POST', headers: { 'content-type': 'application/json' }, body });
            const said: unknown = await response.json();
            await this.look();
            return response.ok ? null : (said as ErrorBody);
        } catch {
            return { error: { code: 'no-answer', message: '' } };
        }
    }

    async look(): Promise<void> {
        this.devices = await asked();
        this.#host.requestUpdate();
    }
}

async function asked(): Promise<VirtualWatch['devices']> {
    try {
        const response = await fetch(at(DEVICES));
        const body: unknown = await response.json();
        return response.ok ? (body as { devices: readonly VirtualDevice[] }).devices : 'away';
    } catch {
        return 'unreachable';
    }
}
