/** From what came over the wire to a validated command, or a refusal that names every problem. */
import { z } from 'zod';
import zhCN from 'zod/v4/locales/zh-CN.js';
import { type Command, type CommandType, commands } from '#protocol/commands.ts';
import type { Refusal } from '#protocol/errors.ts';
import type { Language } from '#protocol/hall.ts';

export type Parsed<Value> = { ok: true; value: Value } | { ok: false; refusal: Refusal };

const chinese = zhCN().localeError;

/** Where in the hall a command is addressed to. */
export type AddressedTo =
    | { counter: number }
    | { ticket: string }
    | { appointment: string }
    | { order: string }
    | { device: string }
    | Record<string, never>;

export function parseCommand(type: CommandType, address: AddressedTo, input: unknown, language: Language): Parsed<Command> {
    const parsed = parseBody(commands[type].input, withDestination(type, input ?? {}), language);
    // The table's row has validated the input of exactly this type.
    return parsed.ok ? { ok: true, value: { ...parsed.value, ...address, type } as Command } : parsed;
}

/** The counter that a ticket is sent on to may be called `counter` in a body, as anywhere else; in a command that is where it comes from. */
function withDestination(type: CommandType, input: unknown): unknown {
    if ((type !== 'transfer' && type !== 'reroute') || typeof input !== 'object' || input === null || !('counter' in input)) return input;
    const { counter: to, ...rest } = input;
    return { to, ...rest };
}

/** Validates a body; problems are told in the caller's language. */
export function parseBody<Schema extends z.ZodType>(schema: Schema, body: unknown, language: Language): Parsed<z.output<Schema>> {
    const parsed = schema.safeParse(body, language === 'zh-CN' ? { error: chinese } : {});
    if (parsed.success) return { ok: true, value: parsed.data };
    const problems = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
    const sentence = problems.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; ');
    return { ok: false, refusal: { code: 'invalid-body', details: { problems: sentence, list: problems } } };
}
