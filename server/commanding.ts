/** From an edge to the hub: validates, authorises, takes the identity out, executes. HTTP and sockets alike come through here. */
import type { HallCommand } from '#hall/decide/index.ts';
import type { Actor, Command, CommandOf, CommandType } from '#protocol/commands.ts';
import type { ErrorBody, Refusal } from '#protocol/errors.ts';
import { type Language, text } from '#protocol/hall.ts';
import { birthDayOf, isResidentNumber } from '#protocol/resident-number.ts';
import { errorWords } from '#web/words/errors.ts';
import { mayGive } from './access/access.ts';
import type { Codes } from './codes.ts';
import type { HeldCards } from './held-cards.ts';
import type { Answer, Hub } from './hub.ts';
import type { Links } from './links.ts';
import { type AddressedTo, parseCommand } from './parsing.ts';
import { problemSentences } from './problem-sentences.ts';
import type { Reaching } from './reaching.ts';
import { StorageFullError } from './store/errors.ts';
import type { People } from './store/people.ts';

/** From this age on a person has care priority. */
const CARE_AGE = 60;

export type Given = { type: CommandType; address: AddressedTo; input: unknown; actor: Actor; requestId: string | null; language: Language };

type Parts = { hub: Hub; people: People; codes: Codes; cards: HeldCards; links: Links; reaching: Reaching };
type By = { actor: Actor; language: Language; request: string | null };

export class Commanding {
    readonly #hub: Hub;
    readonly #people: People;
    readonly #codes: Codes;
    readonly #cards: HeldCards;
    readonly #links: Links;
    readonly #reaching: Reaching;

    constructor({ hub, people, codes, cards, links, reaching }: Parts) {
        this.#reaching = reaching;
        this.#links = links;
        this.#codes = codes;
        this.#cards = cards;
        this.#hub = hub;
        this.#people = people;
    }

    /** Gives a command on somebody's behalf. Never rejects for what a caller can do wrong. */
    async give({ type, address, input, actor, requestId, language }: Given): Promise<Answer> {
        if (!mayGive(actor, type)) return { ok: false, refusal: { code: 'forbidden' } };
        const parsed = parseCommand(type, address, input, language);
        if (!parsed.ok) return parsed;
        const request = requestId === null ? null : `${actor.ref}:${requestId}`;
        const command = this.#withoutIdentity(parsed.value, { actor, language, request });
        if ('refusal' in command) return { ok: false, refusal: command.refusal };
        if (command.type === 'fileComplaint') return this.#complained(command.order, await this.#hub.execute(command, actor, requestId));
        if (command.type === 'giveReach') return this.#reaching.settle(command, await this.#hub.execute(command, actor, requestId));
        if (command.type === 'takeTicket') return this.#reaching.settle(command.reach, await this.#hub.execute(command, actor, requestId));
        if (command.type === 'changeRoster' && !this.#areKnown(command)) return { ok: false, refusal: { code: 'unknown-account' } };
        if (command.type === 'correctAttendance' && this.#people.byRef(command.clerk) === undefined)
            return { ok: false, refusal: { code: 'unknown-account' } };
        if (command.type !== 'assignWorkOrder') return this.#hub.execute(command, actor, requestId);
        const assignee = this.#people.byRef(command.to) ?? this.#people.byUser(command.to);
        // Only those who could go on with it.
        if (assignee === undefined || !mayGive({ role: assignee.role, ref: assignee.ref }, 'verifyWorkOrder'))
            return { ok: false, refusal: { code: 'unknown-account' } };
        return this.#hub.execute({ ...command, to: assignee.ref }, actor, requestId);
    }

    /** After a refusal nothing is kept of how to reach somebody. */
    #complained(order: string, answer: Answer): Answer {
        if (!answer.ok && !this.#hub.state.workOrders.has(order)) this.#people.forgetContact(order);
        return answer;
    }

    /** Whether everybody on a roster works here. */
    #areKnown({ roster: { shifts, leave } }: CommandOf<'changeRoster'>): boolean {
        const named = [...shifts.map(({ clerk }) => clerk), ...leave.flatMap(({ clerk, deputy }) => [clerk, deputy ?? clerk])];
        return named.every((ref) => this.#people.byRef(ref) !== undefined);
    }

    /** The identity becomes a random reference here, and an age of sixty or more a class; nothing else of it goes on. */
    #withoutIdentity(command: Command, by: By): HallCommand | { refusal: Refusal } {
        const { actor, language, request } = by;
        if (command.type === 'fileComplaint') return this.#withoutContact(command, request);
        if (command.type === 'reprintTicket') return this.#withProof(command, actor);
        if (command.type === 'rate') return this.#rating(command);
        if (command.type === 'giveReach') return this.#withoutAddress(command, request);
        if (command.type === 'takeTicket') return this.#taking(command, by);
        if (command.type !== 'bookAppointment') return command;
        const { identity, ...rest } = command;
        const shown = this.#shownBy(identity, actor);
        if ('refusal' in shown) return shown;
        return { ...rest, person: shown.person, language: rest.language ?? language, appointment: this.#codes.appointment(request) };
    }

    #taking({ identity, reach, ...rest }: CommandOf<'takeTicket'>, { actor, language, request }: By): HallCommand | { refusal: Refusal } {
        const shown = this.#shownBy(identity, actor);
        if ('refusal' in shown) return shown;
        const given = reach === undefined ? undefined : this.#reaching.keep(reach, request, this.#hub.now());
        if (given !== undefined && 'refusal' in given) return given;
        const derived = shown.care && rest.class === undefined && rest.appointment === undefined;
        return {
            ...{ ...rest, person: shown.person, language: rest.language ?? language },
            ...(derived ? { class: 'care' as const } : {}),
            ...(given === undefined ? {} : { reach: given }),
        };
    }

    #withoutAddress({ phone, email, moments, ...rest }: CommandOf<'giveReach'>, request: string | null): HallCommand | { refusal: Refusal } {
        const given = this.#reaching.keep({ phone, email, moments }, request, this.#hub.now());
        return 'refusal' in given ? given : { ...rest, ...given };
    }

    /** Whose the slip is: proven by the secret of its link, or by whom it was taken. */
    #withProof({ secret, identity, ...rest }: CommandOf<'reprintTicket'>, actor: Actor): HallCommand | { refusal: Refusal } {
        const shown = this.#shownBy(identity, actor);
        if ('refusal' in shown) return shown;
        return { ...rest, person: shown.person, holder: this.#holds(secret, rest.ticket) };
    }

    #rating({ secret, ...rest }: CommandOf<'rate'>): HallCommand {
        return { ...rest, holder: this.#holds(secret, rest.ticket) };
    }

    /** Who has the secret of a ticket's link has the ticket. */
    #holds(secret: string | undefined, ticket: string): boolean {
        return secret !== undefined && this.#links.ticketOf(secret) === ticket;
    }

    #shownBy(
        identity: Extract<Command, { type: 'takeTicket' }>['identity'],
        actor: Actor,
    ): { person: string | null; care: boolean } | { refusal: Refusal } {
        if (identity?.card !== undefined) return this.#cards.of(identity.card, actor.ref) ?? { refusal: { code: 'card-gone' } };
        if (identity?.idNumber === undefined) return { person: null, care: false };
        const idNumber = identity.idNumber.toUpperCase();
        const care = isResidentNumber(idNumber) && isSixty(idNumber, this.#hub.state.day);
        return { person: this.#people.referenceOf(idNumber, this.#hub.now()), care };
    }

    /** How to reach whoever complains is kept apart from the journal, before the complaint is taken: it must not be lost with it. */
    #withoutContact({ contact, ...command }: CommandOf<'fileComplaint'>, request: string | null): HallCommand {
        const order = `C${this.#codes.complaint(request)}`;
        if (contact !== undefined) this.#people.keepContact(order, contact, this.#hub.now());
        return { ...command, order };
    }
}

/** On the sixtieth birthday one is sixty. `day` is YYYY-MM-DD. */
function isSixty(idNumber: string, day: string | null): boolean {
    const [year, ...rest] = (birthDayOf(idNumber) ?? '9999').split('-');
    return [Number(year) + CARE_AGE, ...rest].join('-') <= (day ?? '');
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
