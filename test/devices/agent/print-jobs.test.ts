import { expect, test } from 'vitest';
import { JobStore } from '../../../devices/agent/job-store.ts';
import { SmallDisk } from '../../faults/small-disk.ts';
import { until } from '../until.ts';
import { Directory } from './paper.ts';

const ok = { ok: true };

test('a job is handed to its printer once, however often it is ordered', async () => {
    await using directory = new Directory();
    const desk = await directory.start();
    expect(await Promise.all([desk.take('a'), desk.take('a'), desk.take('a')])).toEqual([ok, ok, ok]);
    await desk.take('a');
    await desk.paper.end('a');
    await until('it is printed', () => desk.outcomeOf('a') === 'printed');
    await desk.take('a');
    expect(desk.paper.handed).toEqual(['printer-1 a']);
    // The hub asked again, so it is told again.
    expect(desk.outcomeOf('a')).toBe('printed, printed');
});

test('it is not printed again after a restart, and its outcome is known', async () => {
    await using directory = new Directory();
    const before = await directory.start();
    await before.take('a');
    await before.paper.end('a');
    await until('it is printed', () => before.outcomeOf('a') === 'printed');
    const after = await directory.start();
    expect(await after.take('a')).toEqual(ok);
    expect(after.outcomeOf('a')).toBe('printed');
    expect(after.paper.handed).toEqual([]);
});

test('a job that was kept and not begun is printed by the next process', async () => {
    await using directory = new Directory();
    const before = await directory.start();
    await before.take('a');
    await before.take('b');
    await until('the first is at the printer', () => before.paper.handed.length === 1);
    const after = await directory.start();
    await until('the second is at the printer', () => after.paper.handed.length === 1);
    expect(after.paper.handed).toEqual(['printer-1 b']);
    // The first may be on paper.
    expect(after.outcomeOf('a')).toBe('unknown interrupted');
    expect(await after.take('a')).toEqual(ok);
    expect(after.paper.handed).toEqual(['printer-1 b']);
});

test('a kept job whose time is over at the next start is not printed', async () => {
    await using directory = new Directory();
    const before = await directory.start();
    await before.take('a');
    await before.take('b', { withinMs: 50 });
    await new Promise((resolve) => setTimeout(resolve, 60));
    const after = await directory.start();
    await until('it is over', () => after.outcomeOf('b') !== '');
    expect(after.outcomeOf('b')).toBe('not-sent expired');
    expect(after.paper.handed).toEqual([]);
});

test('a job that waits longer than it may is not printed', async () => {
    await using directory = new Directory();
    const desk = await directory.start();
    await desk.take('a');
    await desk.take('b', { withinMs: 50 });
    await new Promise((resolve) => setTimeout(resolve, 60));
    await desk.paper.end('a');
    await until('it is over', () => desk.outcomeOf('b') !== '');
    expect(desk.outcomeOf('b')).toBe('not-sent expired');
    expect(desk.paper.handed).toEqual(['printer-1 a']);
});

test('an order that comes when its time is over is never printed, whoever orders it again', async () => {
    await using directory = new Directory();
    const desk = await directory.start();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await desk.take('a', { withinMs: 10, ageMs: 10 })).toEqual(ok);
    expect(desk.outcomeOf('a')).toBe('not-sent expired');
    await desk.take('a');
    const after = await directory.start();
    await after.take('a');
    expect([...desk.paper.handed, ...after.paper.handed]).toEqual([]);
});

test('an order that is older than the journal is not answered by it: another one may know', async () => {
    await using directory = new Directory();
    const desk = await directory.start();
    expect(await desk.take('a', { ageMs: 20_000 })).toEqual(ok);
    expect(desk.outcomeOf('a')).toBe('unknown interrupted');
    expect(desk.paper.handed).toEqual([]);
});

test('slips of one printer come in order, those of another do not wait for them', async () => {
    await using directory = new Directory();
    const desk = await directory.start();
    await desk.take('a');
    await desk.take('b');
    await desk.take('c', { device: 'printer-2' });
    await until('two printers print', () => desk.paper.handed.length === 2);
    expect(desk.paper.handed).toEqual(['printer-1 a', 'printer-2 c']);
    await desk.paper.end('a');
    await until('the next is at the printer', () => desk.paper.handed.length === 3);
    expect(desk.paper.handed[2]).toBe('printer-1 b');
});

test('when a printer is gone those who wait for it are told at once', async () => {
    await using directory = new Directory();
    const desk = await directory.start();
    for (const job of ['a', 'b', 'c']) await desk.take(job);
    desk.paper.state = { state: 'offline', reason: 'unreachable' };
    await desk.paper.end('a', { ok: true, print: { status: 'not-sent', reason: 'unreachable' } });
    await until('all are told', () => desk.finished.length === 3);
    expect(['a', 'b', 'c'].map((job) => desk.outcomeOf(job))).toEqual(['not-sent unreachable', 'not-sent unreachable', 'not-sent unreachable']);
    expect(desk.paper.handed).toEqual(['printer-1 a']);
});

test.each([
    ['not-connected', 'not-sent not-connected'],
    // What a driver had done before it failed on a mistake of ours is not known.
    ['internal', 'unknown internal'],
])('a print that its driver answers with %s is %s', async (reason, outcome) => {
    await using directory = new Directory();
    const desk = await directory.start();
    await desk.take('a');
    await until('it is at the printer', () => desk.paper.handed.length === 1);
    await desk.paper.end('a', { ok: false, reason });
    await until('it is over', () => desk.outcomeOf('a') !== '');
    expect(desk.outcomeOf('a')).toBe(outcome);
});

test('closing lets the slip under way come out and gives up those behind it', async () => {
    await using directory = new Directory();
    const desk = await directory.start();
    await desk.take('a');
    await desk.take('b');
    await until('the first is at the printer', () => desk.paper.handed.length === 1);
    const closing = desk.jobs.close();
    expect(await desk.take('c')).toEqual({ ok: false, reason: 'closing' });
    // What it has it has, also now.
    expect(await desk.take('a')).toEqual(ok);
    await desk.paper.end('a');
    await closing;
    expect([desk.outcomeOf('a'), desk.outcomeOf('b')]).toEqual(['printed', 'not-sent closing']);
    const after = await directory.start();
    expect(after.paper.handed).toEqual([]);
});

test('on a full disk a slip is refused, and an outcome is said only when it is kept', async () => {
    using disk = new SmallDisk(1);
    await using directory = new Directory(disk.path);
    const desk = await directory.start();
    await desk.take('a');
    await until('it is at the printer', () => desk.paper.handed.length === 1);
    disk.fill();
    // The last block of the journal still has room for a few lines.
    while (await desk.store.tryKeep({ is: 'told', device: 'printer-1', job: 'of-no-account' }));
    expect(await desk.take('b')).toEqual({ ok: false, reason: 'storage-full' });
    await desk.paper.end('a');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(desk.outcomeOf('a')).toBe('');
    disk.free();
    await until('there is room for the outcome', () => desk.outcomeOf('a') !== '');
    expect(desk.outcomeOf('a')).toBe('printed');
    // What was refused is not there, and may be ordered again.
    const after = await directory.start();
    expect(after.store.jobs.has('b')).toBe(false);
    expect(await after.take('b')).toEqual(ok);
});

test('a directory keeps its name over every start', async () => {
    await using directory = new Directory();
    const first = await JobStore.open(directory.path);
    await first.close();
    const second = await JobStore.open(directory.path);
    expect(second.instance).toBe(first.instance);
    expect(second.bornAt).toBe(first.bornAt);
    await second.close();
});

test('outcomes that the hub knows are forgotten after two days, others never', async () => {
    await using directory = new Directory();
    const store = await JobStore.open(directory.path);
    const longAgo = Date.now() - 49 * 3_600_000;
    const about = { device: 'printer-1', outcome: { status: 'printed', reason: null } } as const;
    for (const job of ['old-told', 'old-untold']) await store.tryKeep({ is: 'outcome', job, at: longAgo, ...about });
    await store.tryKeep({ is: 'outcome', job: 'new-told', at: Date.now(), ...about });
    for (const job of ['old-told', 'new-told']) await store.tryKeep({ is: 'told', job, device: 'printer-1' });
    await store.close();
    const after = await JobStore.open(directory.path);
    expect([...after.jobs.keys()].sort()).toEqual(['new-told', 'old-untold']);
    await after.close();
});
