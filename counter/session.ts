/**
 * The clerk's session on this tab. The token lives in `sessionStorage`: another tab can be another clerk, and closing the tab forgets it.
 * Only this file knows where it is kept.
 */
import type { ErrorBody } from '#protocol/errors.ts';
import type { Text } from '#protocol/hall.ts';

const KEY = 'tingxu.counter.token';

/** Who logged in, as `POST /api/session` answers. */
export type SessionUser = { ref: string; user: string; name: Text; role: string; badge: string };

/** What became of a log-in. `unreachable`: no hub, or an answer that is none. */
export type LogIn = { ok: true; token: string; user: SessionUser } | ({ ok: false } & ErrorBody) | 'unreachable';

export function keptToken(): string | null {
    return sessionStorage.getItem(KEY);
}

export function keepToken(token: string): void {
    sessionStorage.setItem(KEY, token);
}

export function forgetToken(): void {
    sessionStorage.removeItem(KEY);
}

/** Asks the hub for a session. The password is not kept anywhere. */
export async function logIn(user: string, password: string): Promise<LogIn> {
    try {
        const response = await fetch('/api/session', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ user, password }),
        });
        const body: unknown = await response.json();
        if (!response.ok) return { ok: false, ...(body as ErrorBody) };
        return { ok: true, ...(body as { token: string; user: SessionUser }) };
    } catch {
        return 'unreachable';
    }
}

/** Ends the session, at the hub if it can be reached and on this tab in any case. */
export async function logOut(token: string): Promise<void> {
    forgetToken();
    try {
        await fetch('/api/session', { method: 'DELETE', headers: { authorization: `Bearer ${token}` } });
    } catch {
        // The hub forgets the session by itself in time; this tab has already.
    }
}
