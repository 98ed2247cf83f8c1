/** Tokens of paired devices, kept only as hashes: whoever reads the database cannot act for a kiosk. */
import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { writing } from './errors.ts';

type Row = { device: string; token_hash: string };

/** All writes here may throw StorageFullError: then nothing of them is stored. */
export class DeviceTokens {
    readonly #db: Database.Database;
    readonly #hall: string;
    /** Looked at for every number that is taken, so it is held here. */
    readonly #deviceOf = new Map<string, string>();

    constructor(db: Database.Database, hall: string) {
        this.#db = db;
        this.#hall = hall;
        const rows = db.prepare<unknown[], Row>('SELECT device, token_hash FROM device_token WHERE hall = ?').all(hall);
        for (const { device, token_hash } of rows) this.#deviceOf.set(token_hash, device);
    }

    /** The id of the device whose token this is. */
    deviceOf(token: string): string | undefined {
        return this.#deviceOf.get(hashOf(token));
    }

    /** Whether a device has got a token that counts. */
    has(device: string): boolean {
        return [...this.#deviceOf.values()].includes(device);
    }

    /** From now on this is the device's token, and no other. */
    set(device: string, token: string, now: number): void {
        const hash = hashOf(token);
        writing(() => {
            this.#db
                .prepare('INSERT OR REPLACE INTO device_token (hall, device, token_hash, since) VALUES (?, ?, ?, ?)')
                .run(this.#hall, device, hash, now);
        });
        this.#forget(device);
        this.#deviceOf.set(hash, device);
    }

    remove(device: string): void {
        writing(() => this.#db.prepare('DELETE FROM device_token WHERE hall = ? AND device = ?').run(this.#hall, device));
        this.#forget(device);
    }

    #forget(device: string): void {
        for (const [hash, known] of this.#deviceOf) if (known === device) this.#deviceOf.delete(hash);
    }
}

function hashOf(token: string): string {
    return createHash('sha256').update(token).digest('base64url');
}
