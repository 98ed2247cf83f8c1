import { defineConfig } from 'vitest/config';

/**
 * Two groups, one after the other, for two cores. Tests of the hall wait for cables, kills and clocks more than they compute, so three files
 * run at once; screen tests drive a browser and a hub at once, which is all that two cores can carry, so they run one file at a time.
 */
export default defineConfig({
    test: {
        projects: [
            {
                test: {
                    name: 'hall',
                    include: ['test/**/*.test.ts'],
                    exclude: ['test/screens/**', 'test/bench/**'],
                    maxWorkers: 3,
                    testTimeout: 30_000,
                    hookTimeout: 30_000,
                    sequence: { groupOrder: 0 },
                },
            },
            {
                test: {
                    name: 'screens',
                    include: ['test/screens/**/*.test.ts'],
                    maxWorkers: 1,
                    fileParallelism: false,
                    testTimeout: 60_000,
                    hookTimeout: 60_000,
                    sequence: { groupOrder: 1 },
                },
            },
        ],
    },
});
