/** A text as espeak-ng is to read it: Chinese as pinyin with tone numbers, English with letters and digits apart. Pure. */
import { customPinyin, pinyin } from 'pinyin-pro';
import type { Language } from '#protocol/hall.ts';
import { type One, withFiguresSpoken } from './numbers.ts';
import { READINGS } from './readings.ts';

customPinyin({ ...READINGS });

const HAN = /\p{Script=Han}/u;
/** Digits that somebody has written out already; side by side 一 would change its tone. */
const DIGIT_RUNS = /[零一二三四五六七八九幺]{2,}/g;

/**
 * What the voice of a language reads for a text; empty when nothing in it can be read. It holds ASCII letters, digits, blanks and `. , ? !` and, in
 * English, the phoneme group that makes a lone `A` a letter: nothing that a visitor or a file brings is a command to the synthesiser.
 */
export function readingOf(text: string, language: Language, one: One): string {
    const plain = text.normalize('NFKC').replace(/\p{C}/gu, ' ');
    return language === 'zh-CN' ? inPinyin(plain, one) : inEnglish(plain);
}

function inPinyin(text: string, one: One): string {
    // Latin letters are read one by one, in Mandarin as in `A001`: as words the voice would take them for pinyin.
    const apart = text.replace(DIGIT_RUNS, (digits) => [...digits].join(' '));
    const spelled = withFiguresSpoken(apart, one).replace(/[A-Za-z]/g, (letter) => ` ${letter.toUpperCase()} `);
    const syllables = pinyin(spelled, { toneType: 'num', v: true, type: 'array', nonZh: 'consecutive' });
    return tidied(syllables.map(asSpoken).join(' '));
}

/** espeak-ng numbers the neutral tone 5; everything that is not pinyin, a letter or a pause is left out. */
function asSpoken(syllable: string): string {
    if (/^[a-z]+[0-4]$/.test(syllable)) return syllable.replace('0', '5');
    return asciiPauses(syllable).replace(/[^A-Z,.?! ]/g, ' ');
}

function inEnglish(text: string): string {
    const latin = HAN.test(text) ? pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).join(' ') : text;
    const apart = latin
        .replace(/(\d)\s*[–—~-]\s*(?=\d)/g, '$1 to ')
        .replace(/\b([A-Z]{1,2})(\d+)\b/g, (_, letters: string, digits: string) => [...letters, ...digits].join(' '));
    // A lone A before digits is a letter, not the article; the group is put in last, so that no text can bring phonemes of its own.
    return tidied(asciiPauses(apart).replace(/[^A-Za-z0-9,.?!' ]/g, ' ')).replace(/\bA(?= \d)/g, '[[eI]]');
}

function asciiPauses(text: string): string {
    return text.replace(/[、，；：（）()—–·|/;:"“”]/g, ', ').replace(/[。…\n]/g, '. ');
}

function tidied(text: string): string {
    const read = text
        .replace(/\s+/g, ' ')
        .replace(/ (?=[,.?!])/g, '')
        .replace(/([,.?!])(?:[ ,.?!]*[,.?!])+/g, '$1')
        .replace(/^[ ,.?!]+/, '')
        .trim();
    return /[A-Za-z0-9]/.test(read) ? read : '';
}
