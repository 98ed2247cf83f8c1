import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate, SCHEMA_VERSION } from '../../server/store/schema.ts';

const KEY = Buffer.alloc(32, 7);

it('what was written before notes were sealed is sealed by the step that brings the database up to date', () => {
    const db = new Database(':memory:');
    migrate(db, KEY);
    // As it was: the column in clear, and the version before the step.
    db.exec("ALTER TABLE note ADD COLUMN text TEXT NOT NULL DEFAULT ''; ALTER TABLE note DROP COLUMN sealed;");
    db.exec("INSERT INTO note (hall, seq, at, ticket, type, text) VALUES ('h', 1, 1, 't', 'rate', '排了一上午的队')");
    db.pragma(`user_version = ${SCHEMA_VERSION - 1}`);
    migrate(db, KEY);
    const row = db.prepare<[], { sealed: Buffer; text: string }>('SELECT sealed, open_note(sealed) AS text FROM note').get();
    expect(row?.text).toBe('排了一上午的队');
    expect(row?.sealed.includes('排了一上午的队')).toBe(false);
    db.close();
});
