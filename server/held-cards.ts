/** Cards that a reader has read, for as long as a visitor needs to take a number: the page has a handle, what was read stays here. */
import { randomBytes } from 'node:crypto';

const HELD_MS = 3 * 60_000;
/** More than the visitors of all kiosks within that time. */
const MOST = 1_000;

export type HeldCard = { readonly person: string; readonly care: boolean };

export class HeldCards {
    readonly #cards = new Map<string, HeldCard & { kiosk: string; until: number }>();

    /** Keeps a card that was read at a kiosk, and gives the handle by which that kiosk may use it. */
    hold(kiosk: string, card: HeldCard): string {
        this.#forgetOld();
        const handle = randomBytes(16).toString('base64url');
        this.#cards.set(handle, { ...card, kiosk, until: performance.now() + HELD_MS });
        return handle;
    }

    /** The card of a handle, at the kiosk where it was read and not for ever. */
    of(handle: string, kiosk: string): HeldCard | null {
        const held = this.#cards.get(handle);
        return held !== undefined && held.kiosk === kiosk && performance.now() < held.until ? held : null;
    }

    #forgetOld(): void {
        const now = performance.now();
        for (const [handle, { until }] of this.#cards) {
            if (until > now && this.#cards.size < MOST) return;
            this.#cards.delete(handle);
        }
    }
}
