/** Who is asking: people by session, the trial hall's own machine, the visitor by the secret of a ticket. */
import { type Actor, type CommandType, commands } from '#protocol/commands.ts';
import type { Refusal } from '#protocol/errors.ts';
import type { Clock } from '../clock.ts';
import type { Account, People } from '../store/people.ts';
import { Attempts } from './attempts.ts';
import { hashPassword, isPassword, isStrongEnough } from './passwords.ts';

export type Login = { token: string; account: Account } | { refusal: Refusal };

export class Access {
    readonly #people: People;
    readonly #clock: Clock;
    readonly #attempts = new Attempts();
    readonly #ended = new Set<() => void>();
    /** Compared against when there is no such account, so that an unknown name takes as long as a wrong password. */
    readonly #nobody = hashPassword('nobody has this password');

    constructor(people: People, clock: Clock) {
        this.#people = people;
        this.#clock = clock;
    }

    /** Begins a session. Failures of the same name from the same place are answered later and later, at most ten minutes. */
    async login(user: string, password: string, source: string): Promise<Login> {
        const wait = this.#attempts.secondsToWait(user, source);
        if (wait > 0) return { refusal: { code: 'too-many-attempts', details: { seconds: wait, n: wait } } };
        // Counted before the slow comparison: guesses that come all at once must not all be free.
        this.#attempts.begun(user, source);
        const account = this.#people.byUser(user);
        const right = await isPassword(password, account?.password ?? (await this.#nobody));
        if (!right || account === undefined || account.password === null) return { refusal: { code: 'wrong-password' } };
        this.#attempts.succeeded(user, source);
        return { token: this.#people.beginSession(account, this.#clock.now()), account };
    }

    accountOf(token: string | undefined): Account | undefined {
        return token === undefined ? undefined : this.#people.accountOfToken(token, this.#clock.now());
    }

    logout(token: string): void {
        this.#people.endSession(token);
        for (const listener of this.#ended) listener();
    }

    /** Calls back when sessions have been ended before their time. */
    onLogout(listener: () => void): void {
        this.#ended.add(listener);
    }

    /** Ends all sessions of somebody, wherever they are. */
    logoutAll(account: Account): void {
        this.#people.endSessionsOf(account);
        for (const listener of this.#ended) listener();
    }

    /** Sets a password. False when it is too weak. */
    async setPassword(account: Account, password: string): Promise<boolean> {
        if (!isStrongEnough(password)) return false;
        this.#people.setPassword(account, await hashPassword(password));
        return true;
    }
}

/** Whether the table lets this actor give this command. */
export function mayGive(actor: Actor, type: CommandType): boolean {
    const who: readonly Actor['role'][] = commands[type].who;
    return who.includes(actor.role);
}

/** Whether an address is this machine's own. */
export function isLocal(address: string | undefined): boolean {
    return address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1';
}
