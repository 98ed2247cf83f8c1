/**
 * The token by which a page is a paired device. It comes once in the address (`?token=…`), is kept in this browser and taken out of the address, where
 * somebody could read it from the screen. `?token=` alone forgets it.
 */
import type { Namespace } from '#protocol/sockets.ts';

/** Pages that can be devices. */
const DEVICES: ReadonlySet<Namespace> = new Set(['/kiosk', '/pad', '/display']);
/** What tells apart two pages of a kind in one browser, for instance the screens of two zones. */
const APART = ['kiosk', 'counter', 'zone'] as const;

/** The token of this page; undefined for one that is none or has none. */
export function deviceToken(namespace: Namespace): string | undefined {
    if (!DEVICES.has(namespace)) return undefined;
    const address = new URL(location.href);
    const key = ['tingxu-device', namespace, ...APART.map((name) => address.searchParams.get(name) ?? '')].join(' ');
    const given = address.searchParams.get('token');
    try {
        if (given === '') localStorage.removeItem(key);
        else if (given !== null) localStorage.setItem(key, given);
        // Only once it is kept: a browser that keeps nothing would lose it at the next start, so there it stays.
        if (given !== null) history.replaceState(history.state, '', withoutToken(address));
        return localStorage.getItem(key) ?? undefined;
    } catch {
        return given ?? undefined;
    }
}

function withoutToken(address: URL): URL {
    const bare = new URL(address);
    bare.searchParams.delete('token');
    return bare;
}
