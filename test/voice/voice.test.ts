import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { KeptSounds } from '../../server/voice/kept-sounds.ts';
import { Voice, type VoiceAnswer } from '../../server/voice/voice.ts';
import { until } from '../devices/until.ts';

const folder = mkdtempSync(join(tmpdir(), 'tingxu-voice-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A program in place of the synthesiser, as a shell script. */
function program(name: string, script: string): string {
    const path = join(folder, name);
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
}

function voiceOf(path: string): { voice: Voice; states: string[] } {
    const states: string[] = [];
    return { voice: new Voice({ program: path, one: () => 'yi', onState: (state) => states.push(state) }), states };
}

function codeOf(answer: VoiceAnswer): string {
    return 'refusal' in answer ? answer.refusal.code : 'spoken';
}

/** Loudest sample of a WAV file with 16 bits, 0 to 1, and its length in seconds. */
function heard(wave: Buffer): { peak: number; seconds: number } {
    let peak = 0;
    for (let at = 44; at + 1 < wave.length; at += 2) peak = Math.max(peak, Math.abs(wave.readInt16LE(at)) / 32_768);
    return { peak, seconds: (wave.length - 44) / wave.readUInt32LE(28) };
}

async function waveOf(voice: Voice, ...what: Parameters<Voice['say']>): Promise<Buffer> {
    const answer = await voice.say(...what);
    if ('refusal' in answer) throw new Error(`not spoken: ${answer.refusal.code}`);
    return answer.wave;
}

describe('the voice of the hub', () => {
    it('is found, and reads Chinese and English into sounds that are not silent and as long as they say', async () => {
        const { voice, states } = voiceOf('espeak-ng');
        expect(await voice.look()).toBe('on');
        expect(states).toEqual(['on']);
        for (const [text, language] of [
            ['请A001号到3号窗口办理', 'zh-CN'],
            ['Number A001, please go to counter 3.', 'en'],
        ] as const) {
            const wave = await waveOf(voice, text, language, 'normal');
            expect(wave.readUInt32LE(4)).toBe(wave.length - 8);
            expect(wave.readUInt32LE(40)).toBe(wave.length - 44);
            const { peak, seconds } = heard(wave);
            expect(peak).toBeGreaterThan(0.3);
            expect(seconds).toBeGreaterThan(1.5);
            expect(seconds).toBeLessThan(9);
        }
    });

    it('reads slowly for who needs it', async () => {
        const { voice } = voiceOf('espeak-ng');
        const [normal, slow] = [await waveOf(voice, '请收好您的号码', 'zh-CN', 'normal'), await waveOf(voice, '请收好您的号码', 'zh-CN', 'slow')];
        expect(heard(slow).seconds).toBeGreaterThan(heard(normal).seconds * 1.1);
    });

    it('makes the same sound once, also for many who ask at the same time', async () => {
        const log = join(folder, 'made');
        const { voice } = voiceOf(program('logged', `echo one >> ${log}\nexec espeak-ng "$@"`));
        const asked = Array.from({ length: 20 }, () => waveOf(voice, '你好', 'zh-CN', 'normal'));
        const waves = await Promise.all(asked);
        expect(voice.has('你好', 'zh-CN', 'normal')).toBe(true);
        expect(voice.has('你好', 'zh-CN', 'slow')).toBe(false);
        expect(await waveOf(voice, '你好', 'zh-CN', 'normal')).toBe(waves[0]);
        expect(readFileSync(log, 'utf8')).toBe('one\n');
    });

    it('runs two at once, lets sixteen wait and turns the others away', async () => {
        const log = join(folder, 'running');
        const slow = program('slow', `echo + >> ${log}\nsleep 0.2\nespeak-ng "$@"\necho - >> ${log}`);
        const { voice } = voiceOf(slow);
        const answers = await Promise.all(Array.from({ length: 22 }, (_, at) => voice.say(`第${at}句`, 'zh-CN', 'normal')));
        expect(answers.map(codeOf).filter((code) => code === 'spoken')).toHaveLength(18);
        expect(answers.slice(18).map(codeOf)).toEqual(['voice-busy', 'voice-busy', 'voice-busy', 'voice-busy']);
        let running = 0;
        let most = 0;
        for (const sign of readFileSync(log, 'utf8').split('\n')) {
            if (sign !== '') running += sign === '+' ? 1 : -1;
            most = Math.max(most, running);
        }
        expect(most).toBe(2);
        expect(running).toBe(0);
        // Whoever was turned away is answered later.
        expect(codeOf(await voice.say('第21句', 'zh-CN', 'normal'))).toBe('spoken');
    });

    it('says that there is no such program, and is well again when it has come', async () => {
        const path = join(folder, 'comes-later');
        const { voice, states } = voiceOf(path);
        expect(await voice.look()).toBe('missing');
        expect(codeOf(await voice.say('你好', 'zh-CN', 'normal'))).toBe('voice-unavailable');
        program('comes-later', 'exec espeak-ng "$@"');
        expect(codeOf(await voice.say('你好', 'zh-CN', 'normal'))).toBe('spoken');
        expect(states).toEqual(['missing', 'on']);
    });

    it.each([
        ['ends with an error', 'exit 3'],
        ['writes no sound', 'echo hello'],
        ['writes nothing', 'exit 0'],
        ['closes its input at once and dies', 'exec 0<&-; kill -9 $$'],
    ])('refuses and lives when the program %s', async (name, script) => {
        const { voice } = voiceOf(program(name.replaceAll(' ', '-'), script));
        expect(codeOf(await voice.say('你好', 'zh-CN', 'normal'))).toBe('voice-unavailable');
        expect(codeOf(await voice.say('再见', 'zh-CN', 'normal'))).toBe('voice-unavailable');
    });

    it('ends a program that hangs and one that never stops writing, and leaves no process', async () => {
        const pids = join(folder, 'pids');
        const hangs = voiceOf(program('hangs', `echo $$ >> ${pids}\nexec sleep 600`)).voice;
        const endless = voiceOf(program('endless', `echo $$ >> ${pids}\nexec cat /dev/zero`)).voice;
        const answers = await Promise.all([hangs.say('你好', 'zh-CN', 'normal'), endless.say('你好', 'zh-CN', 'normal')]);
        expect(answers.map(codeOf)).toEqual(['voice-unavailable', 'voice-unavailable']);
        const started = readFileSync(pids, 'utf8').trim().split('\n').map(Number);
        expect(started).toHaveLength(2);
        await until('both processes are gone', () => started.every((pid) => !isRunning(pid)));
    });

    it('says that there is nothing to say', async () => {
        expect(codeOf(await voiceOf('espeak-ng').voice.say('。。。', 'zh-CN', 'normal'))).toBe('nothing-to-say');
    });
});

describe('kept sounds', () => {
    it('make room by dropping what was not used for the longest time', () => {
        const kept = new KeptSounds(100);
        kept.keep('a', Buffer.alloc(40));
        kept.keep('b', Buffer.alloc(40));
        kept.get('a');
        kept.keep('c', Buffer.alloc(40));
        expect([kept.get('a'), kept.get('b'), kept.get('c')].map((sound) => sound?.length)).toEqual([40, undefined, 40]);
    });
});

function isRunning(pid: number): boolean {
    try {
        process.kill(pid, 0);
        return true;
    } catch {
        return false;
    }
}
