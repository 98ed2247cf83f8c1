/** One HTTP call: who makes it, in which language, and how it is answered. */
import type { Request, RequestHandler, Response } from 'express';
import type { Actor, CommandType } from '#protocol/commands.ts';
import type { DeviceView } from '#protocol/device-views.ts';
import { ERROR_STATUS, type Refusal } from '#protocol/errors.ts';
import { LANGUAGES, type Language, type StaffRole } from '#protocol/hall.ts';
import type { ChannelView } from '#protocol/views.ts';
import { type Access, isLocal } from '../access/access.ts';
import type { Pairing } from '../access/pairing.ts';
import { type Commanding, errorBody, refusalOf } from '../commanding.ts';
import type { Answer, Hub } from '../hub.ts';
import type { Links } from '../links.ts';
import { httpLog } from '../log.ts';
import type { AddressedTo } from '../parsing.ts';
import type { Channels } from '../store/channels.ts';
import type { Journal } from '../store/journal.ts';
import type { Account, People } from '../store/people.ts';
import type { Reaches } from '../store/reach.ts';

export const SESSION_COOKIE = 'hall_session';

/** Characters of an `Idempotency-Key`, as of a `requestId` on a socket. */
const LONGEST_KEY = 100;

/** What the routes work with: those of the hall, and those of the training hall beside it. */
export type Edge = {
    hub: Hub;
    journal: Journal;
    people: People;
    access: Access;
    pairing: Pairing;
    links: Links;
    commanding: Commanding;
    /** Over which channels visitors can be told, and who wants to be. */
    channels: Channels;
    reaches: Reaches;
    /** How each way out of the hall is. */
    ways: () => readonly ChannelView[];
    /** Every device and how it is. */
    devices: () => readonly DeviceView[];
    /** Whether somebody may act as a kiosk or a pad without being paired; `local`: on this machine. */
    unpaired: (local: boolean, account: Account | undefined) => boolean;
};

export function languageOf(request: Request): Language {
    // Programs seldom say; asking Express to negotiate costs a fresh negotiator for each call.
    if (request.headers['accept-language'] === undefined) return 'zh-CN';
    // A caller who says `zh` or `en-GB` means the language, not the place.
    const primaries = LANGUAGES.map((language) => language.split('-')[0] ?? language);
    const wanted = request.acceptsLanguages(...LANGUAGES, ...primaries);
    return LANGUAGES.find((language) => language === wanted || language.split('-')[0] === wanted) ?? LANGUAGES[0];
}

/** Session token: `Authorization: Bearer …`, else the cookie. */
export function tokenOf(request: Request): string | undefined {
    const bearer = /^Bearer (\S+)$/.exec(request.get('authorization') ?? '');
    return bearer?.[1] ?? cookieOf(request.get('cookie'));
}

/** The session's cookie out of a Cookie header. */
export function cookieOf(header: string | undefined): string | undefined {
    for (const part of (header ?? '').split(';')) {
        const [name, value] = part.trim().split('=');
        if (name === SESSION_COOKIE) return value;
    }
    return undefined;
}

export function accountOf(edge: Edge, request: Request): Account | undefined {
    return edge.access.accountOf(tokenOf(request));
}

/** A call from this machine that no proxy has passed on. */
export function isLocalCall(request: Request): boolean {
    return isLocal(request.socket.remoteAddress) && request.get('x-forwarded-for') === undefined;
}

export function refuse(request: Request, response: Response, refusal: Refusal): void {
    response.status(ERROR_STATUS[refusal.code]).json(errorBody(refusal, languageOf(request)));
}

/** The account of a member of staff with one of these roles; answers the refusal itself when there is none. */
export function staff(edge: Edge, request: Request, response: Response, ...roles: StaffRole[]): Account | undefined {
    const account = accountOf(edge, request);
    if (account === undefined) refuse(request, response, { code: 'not-signed-in' });
    else if (!roles.includes(readingRole(account, request))) refuse(request, response, { code: 'forbidden' });
    else return account;
    return undefined;
}

/** Electronic supervision may read what a supervisor may. */
function readingRole({ role }: Account, { method }: Request): StaffRole {
    return role === 'inspector' && (method === 'GET' || method === 'HEAD') ? 'supervisor' : role;
}

type ToGive = { type: CommandType; address: AddressedTo; actor: Actor; more?: object };

/** Gives a command of a call and says what became of it. `more` is what the path says of its input. */
export async function give(edge: Edge, request: Request, { type, address, actor, more = {} }: ToGive): Promise<Answer> {
    const requestId = requestIdOf(request);
    if (requestId !== null && (requestId.length === 0 || requestId.length > LONGEST_KEY)) {
        return { ok: false, refusal: { code: 'invalid-body', details: { problems: `Idempotency-Key: 1-${LONGEST_KEY}` } } };
    }
    const body: unknown = request.body;
    const input = typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body, ...more } : body;
    return edge.commanding.give({ type, address, input, actor, requestId, language: languageOf(request) });
}

/** Gives a command and answers with what became of it. */
export async function command(
    edge: Edge,
    request: Request,
    response: Response,
    { status = 200, ...toGive }: ToGive & { status?: number },
): Promise<void> {
    const answer = await give(edge, request, toGive);
    if (answer.ok) response.status(status).json(answer.body);
    else refuse(request, response, answer.refusal);
}

export function requestIdOf(request: Request): string | null {
    return request.get('idempotency-key') ?? null;
}

/** Writes from other sites are refused: a cookie alone must not let a foreign page act. */
export const sameOriginOnly: RequestHandler = (request, response, next) => {
    const origin = request.get('origin');
    const foreign = origin !== undefined && !isOwnOrigin(origin, request.get('host'));
    if (request.method !== 'GET' && request.method !== 'HEAD' && (foreign || request.get('sec-fetch-site') === 'cross-site')) {
        return refuse(request, response, { code: 'foreign-origin' });
    }
    next();
};

/** Whether a page of that origin was served by this host. */
export function isOwnOrigin(origin: string, host: string | undefined): boolean {
    try {
        return new URL(origin).host === host;
    } catch {
        return false;
    }
}

/** The last resort: nothing of an error but its code leaves the hub. */
export function failed(error: unknown, request: Request, response: Response): void {
    const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined;
    if (type === 'entity.too.large') return refuse(request, response, { code: 'body-too-large' });
    if (type === 'entity.parse.failed' || type === 'charset.unsupported' || type === 'encoding.unsupported') {
        return refuse(request, response, { code: 'malformed-json' });
    }
    if (error instanceof URIError) return refuse(request, response, { code: 'not-found' });
    const refusal = refusalOf(error);
    if (refusal.code === 'internal') httpLog.error({ err: error, method: request.method, route: request.route?.path }, 'a call failed');
    if (!response.headersSent) refuse(request, response, refusal);
}
