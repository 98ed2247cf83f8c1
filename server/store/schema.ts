/** Tables of a hall's database and the steps that bring an older one up to date. */
import type Database from 'better-sqlite3';
import { StoreRefusedError } from './errors.ts';
import { useSealedNotes } from './sealed-notes.ts';

/** Each step runs once, in its own transaction; never change one that a hall has run. */
const STEPS: readonly string[] = [
    `
    CREATE TABLE event (
        hall TEXT NOT NULL,
        seq INTEGER NOT NULL,
        stream TEXT NOT NULL,
        at INTEGER NOT NULL,
        actor TEXT NOT NULL,
        type TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (hall, seq)
    ) WITHOUT ROWID, STRICT;
    CREATE INDEX event_by_stream ON event (hall, stream, seq);

    CREATE TABLE ticket (
        hall TEXT NOT NULL,
        id TEXT NOT NULL,
        day TEXT NOT NULL,
        no TEXT NOT NULL,
        theme TEXT NOT NULL,
        items TEXT NOT NULL,
        item TEXT,
        class TEXT NOT NULL,
        purpose TEXT NOT NULL,
        state TEXT NOT NULL,
        channel TEXT NOT NULL,
        language TEXT NOT NULL,
        counter INTEGER,
        clerk TEXT,
        taken_at INTEGER NOT NULL,
        called_at INTEGER,
        started_at INTEGER,
        ended_at INTEGER,
        recalls INTEGER NOT NULL,
        passes INTEGER NOT NULL,
        outcome TEXT,
        why TEXT,
        rating TEXT NOT NULL,
        level INTEGER,
        print TEXT NOT NULL,
        PRIMARY KEY (hall, id)
    ) WITHOUT ROWID, STRICT;
    CREATE UNIQUE INDEX one_ticket_per_counter ON ticket (hall, counter) WHERE state IN ('called', 'serving');

    CREATE TABLE breach (
        hall TEXT NOT NULL,
        seq INTEGER NOT NULL,
        at INTEGER NOT NULL,
        ticket TEXT NOT NULL,
        theme TEXT NOT NULL,
        item TEXT,
        class TEXT NOT NULL,
        PRIMARY KEY (hall, seq)
    ) WITHOUT ROWID, STRICT;

    CREATE TABLE note (
        hall TEXT NOT NULL,
        seq INTEGER NOT NULL,
        at INTEGER NOT NULL,
        ticket TEXT,
        type TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (hall, seq)
    ) WITHOUT ROWID, STRICT;
    CREATE INDEX note_by_ticket ON note (hall, ticket);

    CREATE TABLE answer (
        hall TEXT NOT NULL,
        request TEXT NOT NULL,
        body TEXT NOT NULL,
        at INTEGER NOT NULL,
        answer TEXT NOT NULL,
        PRIMARY KEY (hall, request)
    ) WITHOUT ROWID, STRICT;
    CREATE INDEX answer_by_age ON answer (at);

    CREATE TABLE account (
        hall TEXT NOT NULL,
        ref TEXT NOT NULL,
        user TEXT NOT NULL,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        badge TEXT NOT NULL,
        password TEXT,
        sample INTEGER NOT NULL,
        PRIMARY KEY (hall, ref),
        UNIQUE (hall, user)
    ) STRICT;
    CREATE TABLE session (
        token_hash TEXT PRIMARY KEY,
        hall TEXT NOT NULL,
        account TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL
    ) WITHOUT ROWID, STRICT;

    CREATE TABLE person (
        hall TEXT NOT NULL,
        mac TEXT NOT NULL,
        ref TEXT NOT NULL,
        seen_at INTEGER NOT NULL,
        PRIMARY KEY (hall, mac)
    ) WITHOUT ROWID, STRICT;
    CREATE INDEX person_by_age ON person (seen_at);
    `,
    `
    ALTER TABLE ticket ADD COLUMN session INTEGER;
    ALTER TABLE ticket ADD COLUMN record TEXT;
    CREATE UNIQUE INDEX ticket_of_session ON ticket (hall, session) WHERE session IS NOT NULL;
    `,
    `
    CREATE TABLE device_token (
        hall TEXT NOT NULL,
        device TEXT NOT NULL,
        token_hash TEXT NOT NULL,
        since INTEGER NOT NULL,
        PRIMARY KEY (hall, device),
        UNIQUE (hall, token_hash)
    ) WITHOUT ROWID, STRICT;
    `,
    `
    CREATE TABLE endpoint (
        hall TEXT PRIMARY KEY,
        url TEXT NOT NULL,
        secret BLOB NOT NULL
    ) WITHOUT ROWID, STRICT;
    CREATE TABLE outbox (
        hall TEXT NOT NULL,
        seq INTEGER NOT NULL,
        stream TEXT NOT NULL,
        type TEXT NOT NULL,
        body TEXT NOT NULL,
        at INTEGER NOT NULL,
        due INTEGER NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0,
        error TEXT,
        PRIMARY KEY (hall, seq)
    ) WITHOUT ROWID, STRICT;
    CREATE INDEX outbox_by_stream ON outbox (hall, stream, seq);
    `,
    `
    CREATE TABLE work_order (
        hall TEXT NOT NULL,
        id TEXT NOT NULL,
        open INTEGER NOT NULL,
        at INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (hall, id)
    ) WITHOUT ROWID, STRICT;
    CREATE INDEX work_order_by_age ON work_order (hall, open, at);
    CREATE TABLE contact (
        hall TEXT NOT NULL,
        subject TEXT NOT NULL,
        at INTEGER NOT NULL,
        sealed BLOB NOT NULL,
        PRIMARY KEY (hall, subject)
    ) WITHOUT ROWID, STRICT;
    CREATE INDEX contact_by_age ON contact (hall, at);
    `,
    `
    CREATE TABLE case_file (
        hall TEXT NOT NULL,
        case_no TEXT NOT NULL,
        state TEXT NOT NULL,
        at INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (hall, case_no)
    ) WITHOUT ROWID, STRICT;
    CREATE INDEX case_file_by_state ON case_file (hall, state, at);
    `,
    `
    CREATE TABLE draft (
        hall TEXT NOT NULL,
        session INTEGER NOT NULL,
        at INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (hall, session)
    ) WITHOUT ROWID, STRICT;
    CREATE INDEX event_of_duty ON event (hall, at)
        WHERE type IN ('counter.signedIn', 'counter.signedOut', 'counter.paused', 'counter.reopened', 'counter.pauseOverdue');
    `,
    `
    CREATE TABLE outbox_of_channels (
        hall TEXT NOT NULL,
        channel TEXT NOT NULL,
        seq INTEGER NOT NULL,
        stream TEXT NOT NULL,
        type TEXT NOT NULL,
        body TEXT NOT NULL,
        at INTEGER NOT NULL,
        due INTEGER NOT NULL,
        until INTEGER,
        attempts INTEGER NOT NULL DEFAULT 0,
        error TEXT,
        PRIMARY KEY (hall, channel, seq)
    ) WITHOUT ROWID, STRICT;
    INSERT INTO outbox_of_channels SELECT hall, 'back-office', seq, stream, type, body, at, due, NULL, attempts, error FROM outbox;
    DROP TABLE outbox;
    ALTER TABLE outbox_of_channels RENAME TO outbox;
    CREATE INDEX outbox_by_stream ON outbox (hall, channel, stream, seq);
    CREATE TABLE channel (
        hall TEXT NOT NULL,
        channel TEXT NOT NULL,
        sealed BLOB NOT NULL,
        PRIMARY KEY (hall, channel)
    ) WITHOUT ROWID, STRICT;
    CREATE TABLE reach (
        hall TEXT NOT NULL,
        ref TEXT NOT NULL,
        channel TEXT NOT NULL,
        at INTEGER NOT NULL,
        sealed BLOB NOT NULL,
        PRIMARY KEY (hall, ref)
    ) WITHOUT ROWID, STRICT;
    CREATE INDEX reach_by_age ON reach (hall, at);
    CREATE TABLE reach_ticket (
        hall TEXT NOT NULL,
        ticket TEXT NOT NULL,
        ref TEXT NOT NULL,
        moments TEXT NOT NULL,
        PRIMARY KEY (hall, ticket)
    ) WITHOUT ROWID, STRICT;
    CREATE INDEX reach_ticket_by_ref ON reach_ticket (hall, ref);
    ALTER TABLE case_file ADD COLUMN ticket TEXT;
    UPDATE case_file SET ticket = json_extract(body, '$.ticket');
    CREATE INDEX case_file_of_ticket ON case_file (hall, ticket) WHERE ticket IS NOT NULL;
    `,
    `
    ALTER TABLE ticket ADD COLUMN sheet TEXT;
    ALTER TABLE ticket ADD COLUMN corrections TEXT;
    CREATE INDEX ticket_not_handed_over ON ticket (hall, counter, day) WHERE outcome = 'accepted' AND sheet IS NULL;
    CREATE INDEX ticket_without_case ON ticket (hall, counter, day) WHERE outcome = 'accepted' AND json_extract(record, '$.caseNo') IS NULL;
    `,
    `
    CREATE INDEX note_by_age ON note (hall, at);
    `,
    `
    CREATE INDEX event_of_rating ON event (hall, at) WHERE type = 'ticket.rated';
    CREATE INDEX event_of_jump ON event (hall, at)
        WHERE type = 'ticket.promoted' OR (type = 'ticket.called' AND json_extract(body, '$.why.reason') = 'byName');
    `,
    `
    CREATE INDEX outbox_by_until ON outbox (hall, channel, until) WHERE until IS NOT NULL;
    CREATE INDEX outbox_waiting ON outbox (hall, channel, error, at) WHERE error IS NULL;
    CREATE INDEX outbox_set_aside ON outbox (hall, channel, seq) WHERE error IS NOT NULL;
    CREATE INDEX ticket_not_handed_over_by_day ON ticket (hall, day) WHERE outcome = 'accepted' AND sheet IS NULL;
    CREATE INDEX ticket_without_case_by_day ON ticket (hall, day) WHERE outcome = 'accepted' AND json_extract(record, '$.caseNo') IS NULL;
    CREATE INDEX ticket_corrected ON ticket (hall, day) WHERE corrections IS NOT NULL;
    CREATE INDEX draft_by_age ON draft (hall, at);
    -- A database holds one hall, which SQLite cannot know: it would take every hall for a tenth of the rows and read whole tables past their
    -- indexes. These are the rows of an index, and how many of them share its first column, its first two and so on, in a hall that is a year old;
    -- of a stream as few as all but that of tickets have.
    ANALYZE sqlite_schema;
    DELETE FROM sqlite_stat1;
    INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
        ('event', 'event', '1000000 1000000 1'),
        ('event', 'event_by_stream', '1000000 1000000 2000 1'),
        ('event', 'event_of_duty', '20000 20000 1'),
        ('event', 'event_of_rating', '50000 50000 1'),
        ('event', 'event_of_jump', '5000 5000 1'),
        ('ticket', 'ticket', '200000 200000 1'),
        ('ticket', 'one_ticket_per_counter', '50 50 1'),
        ('ticket', 'ticket_of_session', '180000 180000 1'),
        ('ticket', 'ticket_not_handed_over', '10000 10000 300 2'),
        ('ticket', 'ticket_not_handed_over_by_day', '10000 10000 50'),
        ('ticket', 'ticket_without_case', '10000 10000 300 2'),
        ('ticket', 'ticket_without_case_by_day', '10000 10000 50'),
        ('ticket', 'ticket_corrected', '1000 1000 5'),
        ('note', 'note', '100000 100000 1'),
        ('note', 'note_by_ticket', '100000 100000 2'),
        ('note', 'note_by_age', '100000 100000 1'),
        ('answer', 'answer', '20000 20000 1'),
        ('answer', 'answer_by_age', '20000 1'),
        ('person', 'person', '20000 20000 1'),
        ('person', 'person_by_age', '20000 1'),
        ('outbox', 'outbox', '10000 10000 4000 1'),
        ('outbox', 'outbox_by_stream', '10000 10000 4000 3 1'),
        ('outbox', 'outbox_by_until', '500 500 250 1'),
        ('outbox', 'outbox_waiting', '10000 10000 4000 4000 1'),
        ('outbox', 'outbox_set_aside', '10 10 5 1'),
        ('work_order', 'work_order', '5000 5000 1'),
        ('work_order', 'work_order_by_age', '5000 5000 2500 1'),
        ('contact', 'contact', '500 500 1'),
        ('contact', 'contact_by_age', '500 500 1'),
        ('case_file', 'case_file', '100000 100000 1'),
        ('case_file', 'case_file_by_state', '100000 100000 20000 1'),
        ('case_file', 'case_file_of_ticket', '90000 90000 1'),
        ('draft', 'draft', '500 500 1'),
        ('draft', 'draft_by_age', '500 500 1'),
        ('reach', 'reach', '5000 5000 1'),
        ('reach', 'reach_by_age', '5000 5000 1'),
        ('reach_ticket', 'reach_ticket', '5000 5000 1'),
        ('reach_ticket', 'reach_ticket_by_ref', '5000 5000 1');
    ANALYZE sqlite_schema;
    `,
    `
    ALTER TABLE note ADD COLUMN sealed BLOB NOT NULL DEFAULT x'';
    UPDATE note SET sealed = seal_note(text);
    ALTER TABLE note DROP COLUMN text;
    `,
];

/** The version that this program writes. */
export const SCHEMA_VERSION = STEPS.length;

/** Refuses a database that a newer program wrote. */
export function checkVersion(db: Database.Database): void {
    const version = versionOf(db);
    if (version <= SCHEMA_VERSION) return;
    throw new StoreRefusedError(
        `the database was written by a newer version of the program [its schema=${version}, ours=${SCHEMA_VERSION}]. Nothing was changed. Start that version, or put back the backup that was made before it.`,
    );
}

function versionOf(db: Database.Database): number {
    const found = db.pragma('user_version', { simple: true });
    return typeof found === 'number' ? found : 0;
}

/** Brings a database up to date, and the connection to the functions that its queries use. `key` is the hall's. */
export function migrate(db: Database.Database, key: Buffer): void {
    useSealedNotes(db, key);
    const version = versionOf(db);
    for (const [index, step] of STEPS.entries()) {
        if (index < version) continue;
        db.transaction(() => {
            db.exec(step);
            db.pragma(`user_version = ${index + 1}`);
        })();
    }
}
