/** The hall's clock against a wall clock that somebody sets. */
import { expect, test } from 'vitest';
import { Clock } from '../../server/clock.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-03-02T10:00:00+08:00');

/** A machine whose two clocks the test moves. */
function machine(): { clock: Clock; pass: (ms: number) => void; set: (ms: number) => void } {
    let wall = START;
    let monotonic = 1_000;
    const clock = new Clock({ offsetMs: 0, rate: 1 }, { wall: () => wall, monotonic: () => monotonic });
    return {
        clock,
        pass: (ms) => {
            wall += ms;
            monotonic += ms;
        },
        set: (ms) => {
            wall += ms;
        },
    };
}

test('time passes as on the machine', () => {
    const { clock, pass } = machine();
    pass(90_000);
    expect(clock.now()).toBe(START + 90_000);
    expect(clock.disagreement).toBe(0);
});

test('a wall clock that is set back does not stop the hall, and is told until it has caught up', () => {
    const { clock, pass, set } = machine();
    set(-2 * HOUR);
    pass(60_000);
    expect(clock.now()).toBe(START + 60_000);
    expect(clock.disagreement).toBe(-7200);
    set(2 * HOUR);
    pass(1_000);
    expect(clock.now()).toBe(START + 61_000);
    expect(clock.disagreement).toBe(0);
});

test('a small step ahead, or a machine that slept, is followed', () => {
    const { clock, set } = machine();
    set(3 * HOUR);
    expect(clock.now()).toBe(START + 3 * HOUR);
});

test('a wall clock a day ahead is not believed until somebody confirms it', () => {
    const { clock, pass, set } = machine();
    set(24 * HOUR);
    pass(1_000);
    expect(clock.now()).toBe(START + 1_000);
    expect(clock.disagreement).toBe(86_400);
    clock.believe();
    expect(clock.now()).toBe(START + 24 * HOUR + 1_000);
    expect(clock.disagreement).toBe(0);
});

test('time goes on from the newest event when the machine starts with a clock that is behind', () => {
    const { clock, pass } = machine();
    clock.notBefore(START + HOUR);
    pass(5_000);
    expect(clock.now()).toBe(START + HOUR + 5_000);
    expect(clock.disagreement).toBe(-3600);
});

test('never runs backwards, however the wall clock dances', () => {
    const { clock, pass, set } = machine();
    let before = clock.now();
    for (const step of [4_000, -3_000, 2 * HOUR, -HOUR, 30 * HOUR, -31 * HOUR, -1, 1, 4_999, -4_999]) {
        set(step);
        pass(10);
        const now = clock.now();
        expect(now).toBeGreaterThanOrEqual(before);
        before = now;
    }
});
