/** What visitors and clerks do at the hub's public interface while a screen is looked at. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TicketView } from '#protocol/views.ts';
import type { Hall } from './hall.ts';

type Taken = { ticket: TicketView; link: string };

/** The files of a trial hall with some of its settings replaced; `remove` takes them off the disk again. */
export function trialFiles(settings: Readonly<Record<string, number>>): { folder: string; remove: () => void } {
    const folder = mkdtempSync(join(tmpdir(), 'tingxu-files-'));
    cpSync('server/trial', folder, { recursive: true });
    const path = join(folder, 'hall.json');
    const hall = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...hall, settings: { ...hall.settings, ...settings } }));
    return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A day in a hall, with `clerk01` at counter 1 and so on. */
export class Day {
    readonly #hall: Hall;
    readonly #tokens = new Map<number, string>();

    constructor(hall: Hall) {
        this.#hall = hall;
    }

    take(theme: string, language: 'zh-CN' | 'en' = 'zh-CN'): Promise<Taken> {
        return this.#hall.call<Taken>('POST', '/api/tickets', { theme, language });
    }

    async signIn(counter: number): Promise<void> {
        if (this.#tokens.has(counter)) return;
        this.#tokens.set(counter, await this.#hall.signIn(counter, `clerk${String(counter).padStart(2, '0')}`));
    }

    async at(counter: number, verb: string, body: object = {}): Promise<TicketView | null> {
        await this.signIn(counter);
        const path = `/api/counters/${counter}/${verb}`;
        return (await this.#hall.call<{ ticket: TicketView | null }>('POST', path, body, this.#tokens.get(counter))).ticket;
    }

    /** Takes a number of a theme and has a counter call the next; the number that was called. */
    async callAt(counter: number, theme: string, language: 'zh-CN' | 'en' = 'zh-CN'): Promise<string> {
        await this.take(theme, language);
        return (await this.at(counter, 'next'))?.no ?? '';
    }

    /** Serves whoever is at these counters to the end, so that they can call again. */
    async serve(...counters: readonly number[]): Promise<void> {
        for (const counter of counters) {
            await this.at(counter, 'start');
            await this.at(counter, 'finish', { outcome: 'left' });
        }
    }
}
