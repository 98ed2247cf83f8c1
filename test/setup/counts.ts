import { z } from 'zod';

/** What a test run came to. */
export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

/** The part of Vitest's JSON report that we read. */
const report = z.object({
    numPassedTests: z.int(),
    numFailedTests: z.int(),
    numPendingTests: z.int(),
    numTodoTests: z.int(),
    testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

/**
 * Reads a Vitest report. A test file that could not even be loaded, and a run that failed for a reason outside of any test, count as one
 * failed test each: a line that says "0 failed" beside a failing exit code would be a lie.
 *
 * @param text the JSON, or null when Vitest left none
 * @param exitCode of Vitest
 */
export function countTests(text: string | null, exitCode: number): Counts {
    if (text === null) {
        return { passed: 0, failed: 1, skipped: 0 };
    }
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = report.parse(JSON.parse(text));
    const broken = testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'));
    const failed = numFailedTests + broken.length;
    return { passed: numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed, skipped: numPendingTests + numTodoTests };
}

/** The last line of `npm test`. */
export function countsLine({ passed, failed, skipped }: Counts): string {
    return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
