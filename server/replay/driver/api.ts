/** The hall's HTTP interface, as any other program would call it. */
import { randomUUID } from 'node:crypto';
import type { ErrorBody } from '#protocol/errors.ts';

/** An answer: the body, or the refusal with its code. */
export type Told<Body> = { readonly ok: true; readonly body: Body } | ({ readonly ok: false } & ErrorBody);

export class Api {
    readonly url: string;

    constructor(url: string) {
        this.url = url;
    }

    /** What anyone may read. Throws when it is refused. */
    async get<Body>(path: string): Promise<Body> {
        const told = await this.call<Body>('GET', path, {});
        if (!told.ok) throw new Error(`the hall refuses what it should tell [path=${path}, code=${told.error.code}]`);
        return told.body;
    }

    /** A call; writes carry an idempotency key of their own. Rejects when the hall cannot be reached. */
    async call<Body>(
        method: 'GET' | 'POST' | 'PUT' | 'DELETE',
        path: string,
        { token, body }: { token?: string; body?: object },
    ): Promise<Told<Body>> {
        const headers: Record<string, string> = { 'accept-language': 'en' };
        if (method !== 'GET') headers['idempotency-key'] = randomUUID();
        if (token !== undefined) headers.authorization = `Bearer ${token}`;
        if (body !== undefined) headers['content-type'] = 'application/json';
        const response = await fetch(this.url + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
        const answer: unknown = await response.json();
        // The hall's own contract: what it answers has been made from the same types.
        return response.ok ? { ok: true, body: answer as Body } : { ok: false, ...(answer as ErrorBody) };
    }

    /** Begins a session and gives its token. Throws when the account is not let in. */
    async login(user: string, password: string): Promise<string> {
        const told = await this.call<{ token: string }>('POST', '/api/session', { body: { user, password } });
        if (!told.ok) throw new Error(`an account of the hall is not let in [user=${user}, code=${told.error.code}]`);
        return told.body.token;
    }
}
