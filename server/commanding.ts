/** From an edge to the hub: validates, authorises, takes the identity out, executes. HTTP and sockets alike come through here. */
import type { HallCommand } from '#hall/decide/index.ts';
import type { Actor, Command, CommandOf, CommandType } from '#protocol/commands.ts';
import type { ErrorBody, Refusal } from '#protocol/errors.ts';
import { type Language, text } from '#protocol/hall.ts';
import { errorWords } from '#web/words/errors.ts';
import { mayGive } from './access/access.ts';
import type { Codes } from './codes.ts';
import type { Answer, Hub } from './hub.ts';
import { type AddressedTo, parseCommand } from './parsing.ts';
import { problemSentences } from './problem-sentences.ts';
import { StorageFullError } from './store/errors.ts';
import type { People } from './store/people.ts';

export type Given = { type: CommandType; address: AddressedTo; input: unknown; actor: Actor; requestId: string | null; language: Language };

export class Commanding {
    readonly #hub: Hub;
    readonly #people: People;
    readonly #codes: Codes;

    constructor(hub: Hub, people: People, codes: Codes) {
        this.#codes = codes;
        this.#hub = hub;
        this.#people = people;
    }

    /** Gives a command on somebody's behalf. Never rejects for what a caller can do wrong. */
    async give({ type, address, input, actor, requestId, language }: Given): Promise<Answer> {
        if (!mayGive(actor, type)) return { ok: false, refusal: { code: 'forbidden' } };
        const parsed = parseCommand(type, address, input, language);
        if (!parsed.ok) return parsed;
        const request = requestId === null ? null : `${actor.ref}:${requestId}`;
        const command = this.#withoutIdentity(parsed.value, language, request);
        if (command.type !== 'assignWorkOrder') return this.#hub.execute(command, actor, requestId);
        const assignee = this.#people.byRef(command.to) ?? this.#people.byUser(command.to);
        if (assignee === undefined) return { ok: false, refusal: { code: 'unknown-account' } };
        return this.#hub.execute({ ...command, to: assignee.ref }, actor, requestId);
    }

    /** The identity becomes a random reference here; nothing else of it goes on. */
    #withoutIdentity(command: Command, language: Language, request: string | null): HallCommand {
        if (command.type === 'fileComplaint') return this.#withoutContact(command, request);
        if (command.type !== 'takeTicket' && command.type !== 'bookAppointment') return command;
        const { identity, ...rest } = command;
        const person = identity?.idNumber === undefined ? null : this.#people.referenceOf(identity.idNumber, this.#hub.now());
        const known = { person, language: rest.language ?? language };
        if (rest.type === 'takeTicket') return { ...rest, ...known };
        return { ...rest, ...known, appointment: this.#codes.appointment(request) };
    }

    /** How to reach whoever complains is kept apart from the journal, before the complaint is taken: it must not be lost with it. */
    #withoutContact({ contact, ...command }: CommandOf<'fileComplaint'>, request: string | null): HallCommand {
        const order = `C${this.#codes.complaint(request)}`;
        if (contact !== undefined) this.#people.keepContact(order, contact, this.#hub.now());
        return { ...command, order };
    }
}

/** What a caller is told of an error that is no refusal: nothing of it but whether it passes by itself. */
export function refusalOf(error: unknown): Refusal {
    return { code: error instanceof StorageFullError ? 'storage-full' : 'internal' };
}

/** A refusal as it is told: in the caller's language. */
export function errorBody(given: Refusal, language: Language): ErrorBody {
    const refusal = worded(given, language);
    const values: Record<string, string | number> = {};
    for (const [key, value] of Object.entries(refusal.details ?? {})) {
        if (typeof value === 'string' || typeof value === 'number') values[key] = value;
        const translated = text.safeParse(value);
        if (translated.success) values[key] = translated.data[language];
    }
    const message = errorWords.say(language, refusal.code, values);
    return { error: { code: refusal.code, message, ...(refusal.details === undefined ? {} : { details: refusal.details }) } };
}

/** Problems that a refusal carries as data are told as sentences beside it. */
function worded(refusal: Refusal, language: Language): Refusal {
    const list = problemSentences(refusal.code, refusal.details?.list, language);
    if (list === null) return refusal;
    return { code: refusal.code, details: { problems: list.map(({ message }) => message).join('; '), list } };
}
