/** Paired devices: a page or an agent that shows its token acts for its device, and nobody else does. */
import { createHmac, randomBytes } from 'node:crypto';
import type { Device } from '#protocol/devices.ts';
import type { Hub } from '../hub.ts';
import type { DeviceTokens } from '../store/device-tokens.ts';
import { StorageFullError } from '../store/errors.ts';

const TOKEN_BYTES = 32;

export class Pairing {
    readonly #hub: Hub;
    readonly #tokens: DeviceTokens;
    readonly #key: Buffer;

    /** `key` is the hall's secret. */
    constructor({ hub, tokens, key }: { hub: Hub; tokens: DeviceTokens; key: Buffer }) {
        this.#hub = hub;
        this.#tokens = tokens;
        this.#key = key;
    }

    /** The device that this is the token of, if it counts. */
    deviceOfToken(token: string | undefined): Device | undefined {
        const id = token === undefined ? undefined : this.#tokens.deviceOf(token);
        return id === undefined ? undefined : this.#hub.state.devices.get(id);
    }

    /** The token of a device that was added. A repeated request gets the same again, and does not bring an ended one back. */
    first(device: string, request: string | null): string {
        const token = this.#token(device, request);
        if (!this.#tokens.has(device)) this.#tokens.set(device, token, this.#hub.now());
        return token;
    }

    /** A new token of a device; the one before ends. */
    renew(device: string): string {
        const token = this.#token(device, null);
        this.#tokens.set(device, token, this.#hub.now());
        return token;
    }

    /** The device is gone, and its token counts no more whatever the disk says: no other device ever has its id. */
    end(device: string): void {
        try {
            this.#tokens.remove(device);
        } catch (error) {
            if (!(error instanceof StorageFullError)) throw error;
        }
    }

    /** In hexadecimal digits: a hyphen at its beginning would be an option on the command line of an agent. */
    #token(device: string, request: string | null): string {
        if (request === null) return randomBytes(TOKEN_BYTES).toString('hex');
        return createHmac('sha256', this.#key).update(`device:${device}:${request}`).digest('hex');
    }
}
