/** The trial hall's sample accounts and the administrator's first password. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountSeed } from '#protocol/hall.ts';
import { hubLog } from '../log.ts';
import { StorageFullError } from '../store/errors.ts';
import { type Account, type People, randomReference } from '../store/people.ts';
import { hashPassword, isPassword } from './passwords.ts';

/** Accounts of a new hall: the samples and `admin`, all without a password yet. */
export function newAccounts(samples: readonly AccountSeed[]): Account[] {
    const admin: AccountSeed = { user: 'admin', name: { 'zh-CN': '系统管理员', en: 'Administrator' }, role: 'admin', badge: '' };
    return [...samples, admin].map((seed) => ({ ...seed, ref: randomReference(), password: null, sample: seed !== admin }));
}

/** Gives the sample accounts their common password (the one set, else the one of before, else a new one) and tells it. */
export async function setTrialPassword(people: People, directory: string, wanted: string | null): Promise<string> {
    const path = join(directory, 'trial-password');
    const known = existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
    const password = wanted ?? (known === '' ? `T-${randomBytes(6).toString('base64url')}9` : known);
    // Only when it is new, and whole or not at all: a start on a full disk must not lose it.
    if (password !== known) {
        writeFileSync(`${path}.new`, `${password}\n`, { mode: 0o600 });
        renameSync(`${path}.new`, path);
    }
    const samples = [...people.accounts()].filter((account) => account.sample);
    const [first] = samples;
    if (first === undefined || (first.password !== null && (await isPassword(password, first.password)))) return password;
    // One hash for all: they have the same password, and everybody here may know it.
    const hash = await hashPassword(password);
    for (const account of samples) people.setPassword(account, hash);
    return password;
}

/**
 * The hall is live: sample accounts and their password go. Accounts of a hall that has always been live have no password of the trial, and stay. Without
 * room on the disk the accounts act no more all the same, and the next start removes them.
 */
export function endTrial(people: People, directory: string): void {
    const path = join(directory, 'trial-password');
    if (!existsSync(path)) return;
    try {
        people.removeSamples();
        rmSync(path, { force: true });
    } catch (error) {
        if (!(error instanceof StorageFullError)) throw error;
        hubLog.warn('no room on the disk: the sample accounts are removed at the next start');
    }
}

/** The one-time set-up of the administrator, while `admin` has no password. */
export class AdminSetup {
    readonly admin: Account;
    readonly #path: string;

    private constructor(admin: Account, path: string) {
        this.admin = admin;
        this.#path = path;
    }

    /** Null when there is nothing to set up: `admin` has a password, or gets the one of the environment now. */
    static async begin(people: People, directory: string, password: string | null): Promise<AdminSetup | null> {
        const admin = people.byUser('admin');
        const path = join(directory, 'setup-token');
        if (admin === undefined || admin.password !== null) return null;
        if (password !== null) {
            people.setPassword(admin, await hashPassword(password));
            rmSync(path, { force: true });
            return null;
        }
        if (!existsSync(path)) writeFileSync(path, randomBytes(24).toString('base64url'), { mode: 0o600 });
        return new AdminSetup(admin, path);
    }

    /** What the set-up link ends with; null once it was used. */
    get token(): string | null {
        return this.admin.password === null && existsSync(this.#path) ? readFileSync(this.#path, 'utf8').trim() : null;
    }

    finished(): void {
        rmSync(this.#path, { force: true });
    }
}
