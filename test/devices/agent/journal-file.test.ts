import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DamagedFileError, JournalFile, NoRoomError } from '../../../devices/agent/journal-file.ts';
import { SmallDisk } from '../../faults/small-disk.ts';

let folder: string;
let path: string;

beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'agent-journal-'));
    path = join(folder, 'jobs.log');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function written(values: readonly unknown[]): Promise<void> {
    const { file } = await JournalFile.open(path);
    for (const value of values) await file.append([value]);
    await file.close();
}

async function valuesNow(): Promise<unknown[]> {
    const { file, values } = await JournalFile.open(path);
    await file.close();
    return values;
}

test('what was appended is there when the file is opened again', async () => {
    await written([{ job: '一' }, 'two', 3]);
    expect(await valuesNow()).toEqual([{ job: '一' }, 'two', 3]);
});

test('what is appended at the same time is there in order, and each write is answered', async () => {
    const { file } = await JournalFile.open(path);
    await Promise.all(Array.from({ length: 50 }, (_, n) => file.append([n])));
    await file.close();
    expect(await valuesNow()).toEqual(Array.from({ length: 50 }, (_, n) => n));
});

test('only its owner may read it', async () => {
    await written(['x']);
    expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('a last line that is torn at any byte is cut off, and the file goes on from there', async () => {
    await written(['first']);
    const kept = statSync(path).size;
    await written(['the last line']);
    const whole = readFileSync(path);
    for (let cut = kept; cut < whole.length; cut++) {
        writeFileSync(path, whole.subarray(0, cut));
        expect(await valuesNow(), `cut at ${cut}`).toEqual(['first']);
        await written(['next']);
        expect(await valuesNow(), `after a cut at ${cut}`).toEqual(['first', 'next']);
    }
});

test('an end of zeros, as a power cut leaves it, is cut off', async () => {
    await written(['first']);
    truncateSync(path, statSync(path).size + 4_096);
    expect(await valuesNow()).toEqual(['first']);
    await written(['next']);
    expect(await valuesNow()).toEqual(['first', 'next']);
});

test('a changed byte before a good line is damage, whichever byte it is, and nothing is changed', async () => {
    await written(['first', 'second']);
    const whole = readFileSync(path);
    const firstLine = whole.indexOf(0x0a);
    for (let at = 0; at <= firstLine; at++) {
        const damaged = Buffer.from(whole);
        damaged[at] = (damaged[at] ?? 0) ^ 0x01;
        writeFileSync(path, damaged);
        await expect(JournalFile.open(path), `byte ${at}`).rejects.toThrow(DamagedFileError);
        expect(readFileSync(path)).toEqual(damaged);
    }
});

test('damage is named with its place', async () => {
    await written(['first', 'second', 'third']);
    const whole = readFileSync(path);
    const second = whole.indexOf(0x0a) + 1;
    whole[second] = 0x78;
    writeFileSync(path, whole);
    await expect(JournalFile.open(path)).rejects.toThrow(`${path} is damaged [byte=${second}]`);
});

test('written anew it holds the new values, and goes on with what is appended meanwhile', async () => {
    const { file } = await JournalFile.open(path);
    for (let n = 0; n < 100; n++) await file.append([n]);
    const long = file.length;
    const rewriting = file.rewrite(() => ['all']);
    const appending = file.append(['more']);
    await Promise.all([rewriting, appending]);
    expect(file.length).toBeLessThan(long);
    await file.close();
    expect(await valuesNow()).toEqual(['all', 'more']);
});

test('an unfinished new file of an earlier process is of no account', async () => {
    await written(['kept']);
    writeFileSync(`${path}.new`, 'half of');
    expect(await valuesNow()).toEqual(['kept']);
});

test('on a full disk a write is refused and leaves nothing; with room again it goes on', async () => {
    using disk = new SmallDisk(1);
    path = join(disk.path, 'jobs.log');
    const { file } = await JournalFile.open(path);
    await file.append(['first']);
    disk.fill();
    await expect(file.append(['x'.repeat(100_000)])).rejects.toThrow(NoRoomError);
    await expect(file.rewrite(() => ['x'.repeat(100_000)])).rejects.toThrow(NoRoomError);
    disk.free();
    await file.append(['second']);
    await file.close();
    expect(await valuesNow()).toEqual(['first', 'second']);
});
