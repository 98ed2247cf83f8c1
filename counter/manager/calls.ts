/** The console's calls over HTTP, and those about the wait rules and the breach ledger. A refusal is a value, also when no hub answers. */
import type { ErrorBody } from '#protocol/errors.ts';
import type { Language, Text } from '#protocol/hall.ts';
import type { WaitRules } from '#protocol/rules.ts';
import type { PriorityClass } from '#protocol/tickets.ts';
import { at } from '#web/base.ts';
import { newRequestId } from '#web/request-id.ts';
import { errorWords } from '#web/words/errors.ts';
import type { Tree } from './tree.ts';

/** A change of the rules that came into force at `at` (milliseconds since 1970). */
export type RulesVersion = { version: number; at: number; by: { ref: string; name: Text }; rules: WaitRules; reason: string | null };
/** The rules in force, those that a new hall begins with, and the newest changes, newest first. */
export type RulesAnswer = { version: number; rules: WaitRules; began: WaitRules; history: readonly RulesVersion[] };
/** A line of the breach ledger. */
export type Breach = { at: number; ticket: string; theme: string; item: string | null; class: PriorityClass };

export type Answered<Answer> = { ok: true; answer: Answer } | ({ ok: false } & ErrorBody);

/** As whom, and in which language refusals are told. */
export type Caller = { readonly token: string; readonly language: Language };

export function readRules(caller: Caller): Promise<Answered<RulesAnswer>> {
    return call(caller, 'GET', '/api/rules');
}

/** Sets the rules. `base` is the version they were changed from; an empty reason is none. */
export function putRules(caller: Caller, base: number, rules: Tree, reason: string): Promise<Answered<{ version: number }>> {
    return call(caller, 'PUT', '/api/rules', { base, rules, ...(reason === '' ? {} : { reason }) });
}

/** The ledger of the last days, newest first. */
export function readBreaches(caller: Caller, days: number): Promise<Answered<{ breaches: readonly Breach[] }>> {
    return call(caller, 'GET', `/api/breaches?days=${days}`);
}

/** One call of the public interface on behalf of whoever is logged in. */
export async function call<Answer>(
    { token, language }: Caller,
    method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
): Promise<Answered<Answer>> {
    const headers: Record<string, string> = { authorization: `Bearer ${token}`, 'accept-language': language };
    if (body !== undefined) Object.assign(headers, { 'content-type': 'application/json', 'idempotency-key': newRequestId() });
    try {
        const response = await fetch(at(path), { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
        const said: unknown = await response.json();
        return response.ok ? { ok: true, answer: said as Answer } : { ok: false, ...(said as ErrorBody) };
    } catch {
        return { ok: false, error: { code: 'no-answer', message: errorWords.say(language, 'no-answer') } };
    }
}
