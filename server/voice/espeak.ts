/** The synthesiser: espeak-ng as a process of its own for each text, so that neither its licence nor its faults are the hub's. */
import { spawn } from 'node:child_process';
import type { Language } from '#protocol/hall.ts';
import { wholeWave } from './wave.ts';

/** `cmn` itself spells most characters as English letters; with pinyin its phonemes are right. */
const VOICES: Readonly<Record<Language, string>> = { 'zh-CN': 'cmn-latn-pinyin', en: 'en' };

/** Words per minute as espeak-ng counts them, and the pause between two syllables in units of 10 ms. */
const PACES = { normal: { speed: 145, gap: 1 }, slow: { speed: 118, gap: 3 } } as const;
export const PACE_NAMES = ['normal', 'slow'] as const;
export type Pace = (typeof PACE_NAMES)[number];

/** A text takes some 50 ms; one that takes this long will not come. */
const DEADLINE_MS = 8_000;
/** Four minutes of sound: more than the longest text can be. */
const MOST_BYTES = 11_000_000;

/** A sound; `missing`: there is no such program; `failed`: it ended without a sound, or not in time. */
export type Spoken = Buffer | 'missing' | 'failed';

/** Reads a text (see `readingOf`) into a WAV file. Never rejects. */
export function synthesise(program: string, reading: string, language: Language, pace: Pace): Promise<Spoken> {
    const { speed, gap } = PACES[pace];
    const options = ['-v', VOICES[language], '-s', `${speed}`, '-g', `${gap}`, '--stdin', '--stdout'];
    return run(program, options, reading).then((bytes) => (typeof bytes === 'string' ? bytes : (wholeWave(bytes) ?? 'failed')));
}

/** Whether the program is there and has the voices. */
export async function hasVoices(program: string): Promise<boolean> {
    const listed = await run(program, ['--voices'], '');
    if (typeof listed === 'string') return false;
    // The file column is `sit/cmn-Latn-pinyin`, the language column `cmn-latn-pinyin`.
    const voices = listed.toString('latin1');
    return /\bcmn-latn-pinyin\b/.test(voices) && /\ben(-gb)?\b/.test(voices);
}

function run(program: string, options: readonly string[], input: string): Promise<Spoken> {
    return new Promise((resolve) => {
        const child = spawn(program, options, { stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true });
        const chunks: Buffer[] = [];
        let bytes = 0;
        const deadline = setTimeout(() => child.kill('SIGKILL'), DEADLINE_MS);
        child.once('error', () => {
            clearTimeout(deadline);
            resolve('missing');
        });
        child.once('close', (code) => {
            clearTimeout(deadline);
            resolve(code === 0 ? Buffer.concat(chunks) : 'failed');
        });
        child.stdout.on('data', (chunk: Buffer) => {
            bytes += chunk.length;
            if (bytes > MOST_BYTES) child.kill('SIGKILL');
            else chunks.push(chunk);
        });
        // A program that has ended reads nothing any more; its end says so.
        child.stdin.on('error', () => {});
        child.stdin.end(input);
    });
}
