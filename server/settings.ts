/** Settings of the process: the environment, read once through one schema; all problems are reported together. */
import { delimiter, resolve } from 'node:path';
import { z } from 'zod';

const whole = z.coerce.number().int();

const environment = z.object({
    PORT: whole.min(0).max(65_535).default(8080).describe('0 picks a free one'),
    HOST: z.string().min(1).default('127.0.0.1'),
    HALL_DATA: z.string().min(1).default('./data'),
    HALL_ADMIN_PASSWORD: z.string().min(8).optional(),
    HALL_TRIAL_PASSWORD: z.string().min(1).optional(),
    HALL_CLOCK_OFFSET_MS: whole.default(0),
    HALL_CLOCK_RATE: z.coerce.number().positive().max(10_000).default(1),
    HALL_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
    HALL_VOICE: z.string().min(1).default('espeak-ng').describe('The espeak-ng program, by name or path'),
    HALL_FONTS: z
        .string()
        .min(1)
        .optional()
        .describe('Font files and folders that slips are drawn with before those of the system, as PATH separates them'),
    HALL_FILES: z.string().min(1).optional().describe('Folder of the files that a new hall is made from'),
});

export type Settings = {
    port: number;
    host: string;
    data: string;
    adminPassword: string | null;
    trialPassword: string | null;
    clock: { offsetMs: number; rate: number };
    /** Where QR codes lead; null for the address served. */
    publicUrl: string | null;
    /** The speech synthesiser: name or path of espeak-ng. */
    voice: string;
    /** Font files and folders that come before those of the system. */
    fonts: readonly string[];
    /** Files of a new hall; null for the trial hall's. */
    files: string | null;
};

/** The settings cannot be used; the message lists every problem. */
export class SettingsError extends Error {
    override readonly name = 'SettingsError';
}

export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
    const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
    const parsed = environment.safeParse(set);
    if (!parsed.success) {
        const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
        throw new SettingsError(`the settings cannot be used:\n  ${problems.join('\n  ')}`);
    }
    const found = parsed.data;
    return {
        port: found.PORT,
        host: found.HOST,
        data: resolve(found.HALL_DATA),
        adminPassword: found.HALL_ADMIN_PASSWORD ?? null,
        trialPassword: found.HALL_TRIAL_PASSWORD ?? null,
        clock: { offsetMs: found.HALL_CLOCK_OFFSET_MS, rate: found.HALL_CLOCK_RATE },
        publicUrl: found.HALL_PUBLIC_URL?.replace(/\/$/, '') ?? null,
        voice: found.HALL_VOICE,
        fonts: found.HALL_FONTS?.split(delimiter).filter((path) => path !== '') ?? [],
        files: found.HALL_FILES === undefined ? null : resolve(found.HALL_FILES),
    };
}
