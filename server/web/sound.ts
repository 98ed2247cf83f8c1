/**
 * What a page can sound: a chime made here, and the browser's own voices. A browser plays nothing before somebody has touched the page
 * (unless it was started with autoplay allowed), and may have no voice for a language; both are states to show, not errors.
 */
import type { Language } from '#protocol/hall.ts';

/** A sentence and the language of the voice that reads it. */
export type Sentence = { readonly language: Language; readonly text: string };

/** Two soft strokes, a major third down, as halls have them: frequency in hertz, start in seconds. */
const STROKES = [
    { hertz: 880, at: 0 },
    { hertz: 698.46, at: 0.42 },
] as const;
const CHIME_MS = 1_300;
/** A voice that never says that it has ended must not silence the hall. */
const LONGEST_SENTENCE_MS = 20_000;

let context: AudioContext | null = null;
let queue: Promise<unknown> = Promise.resolve();

/** Whether the browser withholds sound until somebody touches the page. */
export function isSoundBlocked(): boolean {
    return audio()?.state !== 'running';
}

/** Asks for sound; call it from a touch or a key. True when sound plays from now on. */
export async function enableSound(): Promise<boolean> {
    const ready = audio();
    if (ready === null) return false;
    // Without a user's touch the promise of `resume` may stay open for ever.
    await Promise.race([ready.resume(), pause(500)]);
    return !isSoundBlocked();
}

/** Plays the chime; settles when it has faded, at once where sound is blocked. */
export async function chime(): Promise<void> {
    const ready = audio();
    if (ready === null || ready.state !== 'running') return;
    for (const { hertz, at } of STROKES) strike(ready, hertz, ready.currentTime + at);
    await pause(CHIME_MS);
}

/** Whether there is a voice for a language. Browsers load their voices late: see `whenVoicesChange`. */
export function hasVoice(language: Language): boolean {
    return voiceFor(language) !== undefined;
}

/** Calls back when the list of voices has changed; returns what ends it. */
export function whenVoicesChange(listen: () => void): () => void {
    if (!('speechSynthesis' in globalThis)) return () => {};
    speechSynthesis.addEventListener('voiceschanged', listen);
    return () => speechSynthesis.removeEventListener('voiceschanged', listen);
}

/**
 * Reads sentences out, one after the other and after all that was asked before. A sentence without a voice is left out; the answer says
 * whether every one was read.
 */
export function speak(sentences: readonly Sentence[]): Promise<boolean> {
    const spoken = queue.then(async () => {
        let all = true;
        for (const sentence of sentences) all = (await read(sentence)) && all;
        return all;
    });
    queue = spoken;
    return spoken;
}

async function read({ language, text }: Sentence): Promise<boolean> {
    const voice = voiceFor(language);
    if (voice === undefined) return false;
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = 0.9;
    const ended = new Promise<boolean>((resolve) => {
        utterance.onend = () => resolve(true);
        utterance.onerror = () => resolve(false);
    });
    speechSynthesis.speak(utterance);
    const inTime = await Promise.race([ended, pause(LONGEST_SENTENCE_MS).then(() => null)]);
    if (inTime === null) speechSynthesis.cancel();
    return inTime ?? false;
}

/** A voice of the language, Mandarin before Cantonese, one on this machine before one over the network. */
function voiceFor(language: Language): SpeechSynthesisVoice | undefined {
    if (!('speechSynthesis' in globalThis)) return undefined;
    const wanted = language === 'zh-CN' ? /^(zh[-_]CN|cmn|zh$|zh[-_]Hans)/i : /^en\b|^en[-_]/i;
    const fitting = speechSynthesis.getVoices().filter(({ lang }) => wanted.test(lang));
    return fitting.find(({ localService }) => localService) ?? fitting[0];
}

function strike(ready: AudioContext, hertz: number, at: number): void {
    const tone = ready.createOscillator();
    const overtone = ready.createOscillator();
    const loudness = ready.createGain();
    tone.frequency.value = hertz;
    overtone.frequency.value = hertz * 2.01;
    loudness.gain.setValueAtTime(0.0001, at);
    loudness.gain.exponentialRampToValueAtTime(0.35, at + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.0001, at + 0.9);
    for (const part of [tone, overtone]) {
        part.connect(loudness);
        part.start(at);
        part.stop(at + 0.95);
    }
    loudness.connect(ready.destination);
}

function audio(): AudioContext | null {
    if (!('AudioContext' in globalThis)) return null;
    context ??= new AudioContext();
    return context;
}

function pause(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms));
}
