/**
 * Reads sentences out: with a voice of this machine's own browser where there is one for the language, else with the hub's. There may be neither;
 * that is a state to show, not an error.
 */
import type { Language } from '#protocol/hall.ts';
import { hubVoiceState, type Pace, soundOf, whenHubVoiceChanges } from './hub-voice.ts';
import { pause, play, stopPlaying } from './sound.ts';

/** A sentence and the language of the voice that reads it. */
export type Sentence = { readonly language: Language; readonly text: string };

/** A voice that never says that it has ended must not silence the hall. */
const LONGEST_SENTENCE_MS = 20_000;
/** Tags of voices of a language: Mandarin, not Cantonese. */
const TAGS: Readonly<Record<Language, RegExp>> = { 'zh-CN': /^(zh[-_]CN|cmn|zh$|zh[-_]Hans)/i, en: /^en\b|^en[-_]/i };
const RATES: Readonly<Record<Pace, number>> = { normal: 0.9, slow: 0.75 };

let queue: Promise<unknown> = Promise.resolve();
/** What was asked for before this number grew is not read any more. */
let hushes = 0;

/** Whether there is a voice for a language. Voices come late: see `whenVoicesChange`. */
export function hasVoice(language: Language): boolean {
    return hubVoiceState() === 'on' || browserVoice(language) !== undefined;
}

/** Calls back when voices have come or gone; returns what ends it. */
export function whenVoicesChange(listen: () => void): () => void {
    const end = whenHubVoiceChanges(listen);
    if (!('speechSynthesis' in globalThis)) return end;
    speechSynthesis.addEventListener('voiceschanged', listen);
    return () => {
        end();
        speechSynthesis.removeEventListener('voiceschanged', listen);
    };
}

/**
 * Reads sentences out, one after the other and after all that was asked before. A sentence without a voice is left out; the answer says
 * whether every one was read.
 */
export function speak(sentences: readonly Sentence[], pace: Pace = 'normal'): Promise<boolean> {
    const mine = hushes;
    const spoken = queue.then(() => readAll(sentences, pace, mine));
    queue = spoken;
    return spoken;
}

/** Ends at once what is being read and forgets what waits to be read. */
export function hush(): void {
    hushes++;
    queue = Promise.resolve();
    stopPlaying();
    if ('speechSynthesis' in globalThis) speechSynthesis.cancel();
}

async function readAll(sentences: readonly Sentence[], pace: Pace, mine: number): Promise<boolean> {
    let all = true;
    // While one sentence is read the sound of the next is made.
    let next = soundFor(sentences[0], pace);
    for (const [at, sentence] of sentences.entries()) {
        const sound = next;
        next = soundFor(sentences[at + 1], pace);
        if (mine !== hushes) return false;
        all = (await read(sentence, pace, await sound, mine)) && all;
    }
    return all;
}

/** The hub's sound of a sentence for which this browser has no voice. */
function soundFor(sentence: Sentence | undefined, pace: Pace): Promise<ArrayBuffer | null> {
    if (sentence === undefined || browserVoice(sentence.language)?.localService === true) return Promise.resolve(null);
    return soundOf(sentence, pace);
}

async function read(sentence: Sentence, pace: Pace, sound: ArrayBuffer | null, mine: number): Promise<boolean> {
    if (mine !== hushes) return false;
    if (sound !== null) return play(sound);
    if (await readHere(sentence, pace)) return true;
    if (mine !== hushes) return false;
    // The browser listed a voice that does not speak.
    const late = browserVoice(sentence.language)?.localService === true ? await soundOf(sentence, pace) : null;
    return late !== null && mine === hushes && play(late);
}

async function readHere({ language, text }: Sentence, pace: Pace): Promise<boolean> {
    const voice = browserVoice(language);
    if (voice === undefined) return false;
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = RATES[pace];
    const ended = new Promise<boolean>((resolve) => {
        utterance.onend = () => resolve(true);
        utterance.onerror = () => resolve(false);
    });
    speechSynthesis.speak(utterance);
    const inTime = await Promise.race([ended, pause(LONGEST_SENTENCE_MS).then(() => null)]);
    if (inTime === null) speechSynthesis.cancel();
    return inTime ?? false;
}

/**
 * A voice of the language, Mandarin before Cantonese, one on this machine before one over the network. The Chinese voices that espeak gives to a Linux
 * browser spell the characters in English: the hub's reads them from pinyin.
 */
function browserVoice(language: Language): SpeechSynthesisVoice | undefined {
    if (!('speechSynthesis' in globalThis)) return undefined;
    const fitting = speechSynthesis
        .getVoices()
        .filter(({ lang, name, voiceURI }) => TAGS[language].test(lang) && !(language === 'zh-CN' && /espeak|latin as/i.test(`${name} ${voiceURI}`)));
    return fitting.find(({ localService }) => localService) ?? fitting[0];
}
