import { expect, test } from 'vitest';
import { countsLine, countTests } from './counts.ts';

const whole = { status: 'passed', assertionResults: [{ status: 'passed' }] };
const base = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [whole] };

test('a run that went well is counted as Vitest reports it, and what waits to be written counts as skipped', () => {
    expect(countTests(JSON.stringify(base), 0)).toEqual({ passed: 3, failed: 0, skipped: 2 });
});

test('a test file that could not be loaded counts as one failed test', () => {
    const broken = { ...base, testResults: [whole, { status: 'failed', assertionResults: [] }] };
    expect(countTests(JSON.stringify(broken), 1).failed).toBe(1);
});

test('a file whose tests failed is not counted a second time', () => {
    const failing = { ...base, numFailedTests: 1, testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }] }] };
    expect(countTests(JSON.stringify(failing), 1).failed).toBe(1);
});

test('a failing exit code without a failed test, and a run without a report, are never "0 failed"', () => {
    expect(countTests(JSON.stringify(base), 1).failed).toBe(1);
    expect(countTests(null, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('the last line reads as the continuous integration expects it', () => {
    expect(countsLine({ passed: 12, failed: 0, skipped: 1 })).toBe('12 passed, 0 failed, 1 skipped');
});
