/** From an edge to the hub: validates, authorises, takes the identity out, executes. HTTP and sockets alike come through here. */
import type { HallCommand } from '#hall/decide/index.ts';
import type { Actor, Command, CommandType } from '#protocol/commands.ts';
import type { ErrorBody, Refusal } from '#protocol/errors.ts';
import type { Language } from '#protocol/hall.ts';
import { errorWords } from '#web/words/errors.ts';
import { mayGive } from './access/access.ts';
import type { Answer, Hub } from './hub.ts';
import { type AddressedTo, parseCommand } from './parsing.ts';
import type { People } from './store/people.ts';

export type Given = { type: CommandType; address: AddressedTo; input: unknown; actor: Actor; requestId: string | null; language: Language };

export class Commanding {
    readonly #hub: Hub;
    readonly #people: People;

    constructor(hub: Hub, people: People) {
        this.#hub = hub;
        this.#people = people;
    }

    /** Gives a command on somebody's behalf. Never rejects for what a caller can do wrong. */
    async give({ type, address, input, actor, requestId, language }: Given): Promise<Answer> {
        if (!mayGive(actor, type)) return { ok: false, refusal: { code: 'forbidden' } };
        const parsed = parseCommand(type, address, input, language);
        if (!parsed.ok) return parsed;
        return this.#hub.execute(this.#withoutIdentity(parsed.value, language), actor, requestId);
    }

    /** The identity becomes a random reference here; nothing else of it goes on. */
    #withoutIdentity(command: Command, language: Language): HallCommand {
        if (command.type !== 'takeTicket') return command;
        const { identity, ...take } = command;
        const person = identity?.idNumber === undefined ? null : this.#people.referenceOf(identity.idNumber, this.#hub.now());
        return { ...take, person, language: take.language ?? language };
    }
}

/** A refusal as it is told: in the caller's language. */
export function errorBody(refusal: Refusal, language: Language): ErrorBody {
    const values: Record<string, string | number> = {};
    for (const [key, value] of Object.entries(refusal.details ?? {})) {
        if (typeof value === 'string' || typeof value === 'number') values[key] = value;
    }
    const message = errorWords.say(language, refusal.code, values);
    return { error: { code: refusal.code, message, ...(refusal.details === undefined ? {} : { details: refusal.details }) } };
}
