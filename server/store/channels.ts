/** How messages to visitors leave the hall: the SMS gateway and the mail server with their secrets, sealed with the hall's key. */
import type Database from 'better-sqlite3';
import { type EmailSettings, emailSettings, MESSAGE_CHANNELS, type MessageChannel, type SmsSettings, smsSettings } from '#protocol/messages.ts';
import { writing } from './errors.ts';
import { Seal } from './seal.ts';

export class Channels {
    readonly #db: Database.Database;
    readonly #hall: string;
    readonly #seal: Seal;
    #sms: SmsSettings | null = null;
    #email: EmailSettings | null = null;

    constructor(db: Database.Database, hall: string, key: Buffer) {
        this.#db = db;
        this.#hall = hall;
        this.#seal = new Seal(key, 'channel');
        const rows = db.prepare<unknown[], { channel: string; sealed: Buffer }>('SELECT channel, sealed FROM channel WHERE hall = ?').all(hall);
        for (const { channel, sealed } of rows) this.#know(channel, JSON.parse(this.#seal.open(sealed)));
    }

    get sms(): SmsSettings | null {
        return this.#sms;
    }

    get email(): EmailSettings | null {
        return this.#email;
    }

    /** The channels that a visitor can choose. */
    get offered(): readonly MessageChannel[] {
        return MESSAGE_CHANNELS.filter((channel) => this[channel] !== null);
    }

    /** Connects a channel, or disconnects it (null) and forgets what waits for it. May throw StorageFullError. */
    set(channel: MessageChannel, settings: SmsSettings | EmailSettings | null): void {
        writing(
            this.#db.transaction(() => {
                this.#db.prepare('DELETE FROM channel WHERE hall = ? AND channel = ?').run(this.#hall, channel);
                if (settings === null) this.#db.prepare('DELETE FROM outbox WHERE hall = ? AND channel = ?').run(this.#hall, channel);
                else this.#db.prepare('INSERT INTO channel VALUES (?, ?, ?)').run(this.#hall, channel, this.#seal.seal(JSON.stringify(settings)));
            }),
        );
        this.#know(channel, settings);
    }

    #know(channel: string, settings: unknown): void {
        if (channel === 'sms') this.#sms = settings === null ? null : smsSettings.parse(settings);
        if (channel === 'email') this.#email = settings === null ? null : emailSettings.parse(settings);
    }
}
