/** What people write stands beside the journal, sealed with the hall's key. Two functions of the connection seal and open it within SQL. */
import type Database from 'better-sqlite3';
import { Seal } from './seal.ts';

/** Gives a connection `seal_note(text)` and `open_note(sealed)`; both leave NULL as it is. */
export function useSealedNotes(db: Database.Database, key: Buffer): void {
    const seal = new Seal(key, 'note');
    db.function('seal_note', (text: string | null) => (text === null ? null : seal.seal(text)));
    db.function('open_note', (sealed: Buffer | null) => (sealed === null ? null : seal.open(sealed)));
}
