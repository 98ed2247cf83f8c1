/**
 * The session of a member of staff on this tab. The token lives in `sessionStorage`: another tab can be another person, and closing the tab
 * forgets it. Only this file knows where it is kept.
 */
import type { ErrorBody } from '#protocol/errors.ts';
import type { Text } from '#protocol/hall.ts';
import { at } from '#web/base.ts';

/** Pages that staff log in to; a tab that goes from one to the other keeps a session for each. */
export type StaffPage = 'counter' | 'manager' | 'guide';

/** Who logged in, as `POST /api/session` answers. */
export type SessionUser = { ref: string; user: string; name: Text; role: string; badge: string };

/** What became of a log-in. `unreachable`: no hub, or an answer that is none. */
export type LogIn = { ok: true; token: string; user: SessionUser } | ({ ok: false } & ErrorBody) | 'unreachable';

export function keptToken(page: StaffPage): string | null {
    return sessionStorage.getItem(keyOf(page));
}

export function keepToken(page: StaffPage, token: string): void {
    sessionStorage.setItem(keyOf(page), token);
}

export function forgetToken(page: StaffPage): void {
    sessionStorage.removeItem(keyOf(page));
}

/** Whether the page was left alone and asks for the password: also after it was loaded anew. */
export function isLocked(page: StaffPage): boolean {
    return sessionStorage.getItem(`tingxu.${page}.locked`) !== null;
}

export function keepLock(page: StaffPage, locked: boolean): void {
    if (locked) sessionStorage.setItem(`tingxu.${page}.locked`, '1');
    else sessionStorage.removeItem(`tingxu.${page}.locked`);
}

function keyOf(page: StaffPage): string {
    return `tingxu.${page}.token`;
}

/** Asks the hub for a session. The password is not kept anywhere. */
export async function logIn(user: string, password: string): Promise<LogIn> {
    try {
        const response = await fetch(at('/api/session'), {
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

/** Who a token belongs to; null for a session that has ended. */
export async function whoIs(token: string): Promise<SessionUser | null | 'unreachable'> {
    try {
        const response = await fetch(at('/api/session'), { headers: { authorization: `Bearer ${token}` } });
        if (response.status === 401) return null;
        return response.ok ? ((await response.json()) as { user: SessionUser }).user : 'unreachable';
    } catch {
        return 'unreachable';
    }
}

/** Ends the session at the hub, if it can be reached. */
export async function logOut(token: string): Promise<void> {
    try {
        await fetch(at('/api/session'), { method: 'DELETE', headers: { authorization: `Bearer ${token}` } });
    } catch {
        // The hub forgets the session by itself in time; the tab has already.
    }
}
