import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hallFiles } from '../hub/hall-files.ts';
import { RunningHub, START_MS, spawnHub } from '../hub/running-hub.ts';
import { copyData } from './copy-data.ts';

const HEADER_BYTES = 100;

/** What each file of the directory holds; locks, shared memory and an empty log say nothing of the hall. */
function contentOf(directory: string): Record<string, string> {
    const told = readdirSync(directory).filter(
        (name) => !/^hub\.lock|-shm$/.test(name) && !(name.endsWith('-wal') && statSync(join(directory, name)).size === 0),
    );
    return Object.fromEntries(
        told.map((name) => [
            name,
            createHash('sha256')
                .update(readFileSync(join(directory, name)))
                .digest('hex'),
        ]),
    );
}

/** Writes other bytes into a file from a place on. */
function overwrite(path: string, position: number, bytes: Buffer): void {
    const content = readFileSync(path);
    bytes.copy(content, position);
    writeFileSync(path, content);
}

/** Changes what a row of the journal holds without telling the database. */
function inTheDatabase(path: string, sql: string): void {
    const db = new Database(path);
    db.exec(sql);
    db.close();
}

type Damage = { what: string; does: (directory: string) => void; says: RegExp };

const DAMAGES: Damage[] = [
    { what: 'hall.db is empty', does: (directory) => truncateSync(join(directory, 'hall.db'), 0), says: /hall\.db is damaged.*empty.*backup/s },
    {
        what: 'its header is overwritten',
        does: (directory) => overwrite(join(directory, 'hall.db'), 0, Buffer.alloc(HEADER_BYTES, 0xa5)),
        says: /hall\.db is damaged.*backup/s,
    },
    {
        what: 'it is cut off in the middle',
        does: (directory) => truncateSync(join(directory, 'hall.db'), Math.floor(statSync(join(directory, 'hall.db')).size / 2 / 4096) * 4096),
        says: /hall\.db is damaged.*backup/s,
    },
    {
        what: 'pages in its middle are overwritten',
        does: (directory) => {
            const path = join(directory, 'hall.db');
            const middle = Math.floor(statSync(path).size / 2 / 4096) * 4096;
            overwrite(path, middle, Buffer.alloc(8192, 0x5a));
        },
        says: /hall\.db is damaged.*backup/s,
    },
    {
        what: 'it is text',
        does: (directory) => writeFileSync(join(directory, 'hall.db'), 'not a database\n'.repeat(600)),
        says: /hall\.db is damaged.*backup/s,
    },
    { what: 'it is missing beside its key', does: (directory) => rmSync(join(directory, 'hall.db')), says: /hall\.db is missing.*backup/s },
    { what: 'its key is missing', does: (directory) => rmSync(join(directory, 'hall.key')), says: /hall\.key is missing.*backup/s },
    { what: 'its key is damaged', does: (directory) => writeFileSync(join(directory, 'hall.key'), 'xyz'), says: /hall\.key is damaged.*backup/s },
    {
        what: 'an event of the day is gone',
        does: (directory) =>
            inTheDatabase(join(directory, 'hall.db'), "DELETE FROM event WHERE seq = (SELECT max(seq) - 2 FROM event WHERE type = 'ticket.taken')"),
        says: /hall\.db is damaged.*gap.*backup/s,
    },
    {
        what: 'an event of the day cannot be read',
        does: (directory) => inTheDatabase(join(directory, 'hall.db'), "UPDATE event SET body = '{\"ticket\":' WHERE type = 'ticket.taken'"),
        says: /hall\.db is damaged.*backup/s,
    },
    {
        what: 'the journal contradicts itself',
        does: (directory) =>
            inTheDatabase(join(directory, 'hall.db'), `UPDATE event SET body = replace(body, '-A001', '-A777') WHERE type = 'ticket.called'`),
        says: /hall\.db is damaged.*backup/s,
    },
    {
        what: 'a newer version wrote it',
        does: (directory) => inTheDatabase(join(directory, 'hall.db'), 'PRAGMA user_version = 4711'),
        says: /newer version/,
    },
];

/** Starts a hub on a directory that must refuse. */
async function refusedStart(directory: string): Promise<{ code: number | null; out: string; err: string }> {
    const { output, ended } = spawnHub({ PORT: '0', HALL_DATA: directory });
    const code = await ended;
    return { code, ...output };
}

describe('a damaged data directory', () => {
    let hall: string;
    let directory: string;
    beforeAll(async () => {
        const hub = await RunningHub.start({ files: hallFiles() });
        await hub.signIn(1, 'clerk01');
        for (let count = 0; count < 40; count += 1) await hub.take({ theme: 'social' });
        await hub.verb('clerk01', 1, 'next');
        expect(await hub.stop()).toBe(0);
        hall = copyData(hub.data);
        await hub.remove();
    }, START_MS);
    beforeEach(() => {
        directory = copyData(hall);
        return () => rmSync(directory, { recursive: true });
    });
    afterAll(() => rmSync(hall, { recursive: true }));

    it.each(DAMAGES)('is refused with what to do, and left as it was: $what', { timeout: START_MS }, async ({ does, says }) => {
        does(directory);
        const before = contentOf(directory);
        const { code, out, err } = await refusedStart(directory);
        expect(code).toBe(1);
        expect(out).toBe('');
        expect(err).toMatch(says);
        expect(err).not.toMatch(/^\s+at /m);
        expect(contentOf(directory)).toEqual(before);
    });

    it('is refused and left as it was when a kill has left a log beside the damaged file', { timeout: START_MS }, async () => {
        const killed = await RunningHub.start({ data: directory });
        await killed.take({ theme: 'social' });
        await killed.kill9();
        const path = join(directory, 'hall.db');
        overwrite(path, 4096 * 3, Buffer.alloc(4096 * 4, 0x5a));
        expect(readdirSync(directory)).toContain('hall.db-wal');
        const before = contentOf(directory);
        const { code, err } = await refusedStart(directory);
        expect(code).toBe(1);
        expect(err).toMatch(/hall\.db is damaged.*backup/s);
        expect(contentOf(directory)).toEqual(before);
    });

    it('is served again when the file is put back from a copy', { timeout: START_MS }, async () => {
        truncateSync(join(directory, 'hall.db'), 0);
        expect((await refusedStart(directory)).code).toBe(1);
        writeFileSync(join(directory, 'hall.db'), readFileSync(join(hall, 'hall.db')));
        const hub = await RunningHub.start({ data: directory });
        expect((await hub.take({ theme: 'social' })).body.ticket.no).toBe('A041');
        await hub.remove();
    });
});

describe('the lock of a data directory', () => {
    it('keeps a second hub out with a sentence while the first lives, and is gone after a kill', { timeout: START_MS }, async () => {
        await using hub = await RunningHub.start({ files: hallFiles() });
        const { code, out, err } = await refusedStart(hub.data);
        expect([code, out]).toEqual([1, '']);
        expect(err).toMatch(/another hub is already serving.*HALL_DATA/s);
        expect(err).not.toMatch(/^\s+at /m);
        expect((await hub.take({ theme: 'social' })).body.ticket.no).toBe('A001');
        await hub.kill9();
        await hub.restart();
        expect((await hub.take({ theme: 'social' })).body.ticket.no).toBe('A002');
    });

    it('that was damaged is named, and the hall is left as it was', { timeout: START_MS }, async () => {
        const directory = mkdtempSync(join(tmpdir(), 'hall-'));
        appendFileSync(join(directory, 'hub.lock'), 'nonsense\n'.repeat(200));
        const { code, err } = await refusedStart(directory);
        expect(code).toBe(1);
        expect(err).toMatch(/hub\.lock.*Delete it/s);
        rmSync(directory, { recursive: true });
    });
});
