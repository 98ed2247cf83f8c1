/**
 * Finding an item by what somebody types: its name or a part of it, first letters of the syllables (SBK finds 社保卡), whole syllables, or the start of
 * an English word.
 */
import type { ReadItem, ServiceItem } from '#protocol/hall.ts';

/** An item found, and the common word that led to it, if it was not the name. */
export type Found = { readonly item: ReadItem; readonly word: string | null };

/** Ranks of a match, best first; null is none. */
type Rank = 0 | 1 | 2 | 3;

/** The items that match, best first, common ones before others of the same rank; the order of the catalogue decides the rest. */
export function find(items: readonly ReadItem[], typed: string): readonly Found[] {
    const wanted = typed.trim().toLowerCase();
    if (wanted === '') return [];
    return items
        .flatMap((item) => matchOf(item, wanted) ?? [])
        .sort((a, b) => a.rank - b.rank || Number(b.item.common) - Number(a.item.common))
        .map(({ item, word }) => ({ item, word }));
}

/** Words that people use for common items, one for each: what may be touched instead of typed. */
export function commonWords(items: readonly ReadItem[], most: number): readonly { readonly word: string; readonly item: ReadItem }[] {
    const words: { word: string; item: ReadItem }[] = [];
    const known = new Set<string>();
    for (const item of items) {
        const word = item.words.find((one) => !known.has(one));
        if (!item.common || word === undefined) continue;
        known.add(word);
        words.push({ word, item });
    }
    return words.slice(0, most);
}

/** What an item is called and how that sounds, for a list that is narrowed by typing: words of people, pinyin whole and by first letters. */
export function soundsOf(item: ServiceItem | ReadItem): string {
    const read = 'pinyin' in item ? item.pinyin.map((one) => one.split(' ')) : [];
    return [...item.words, ...read.flatMap((syllables) => [syllables.join(''), initialsOf(syllables)])].join(' ');
}

function initialsOf(syllables: readonly string[]): string {
    return syllables.map((syllable) => syllable[0] ?? '').join('');
}

function matchOf(item: ReadItem, wanted: string): (Found & { rank: Rank }) | null {
    let best: (Found & { rank: Rank }) | null = null;
    for (const [index, read] of item.pinyin.entries()) {
        const rank = rankOf(read.split(' '), wanted, index > 0);
        // Index 0 is the name; after it come the words.
        if (rank !== null && (best === null || rank < best.rank)) best = { item, word: index === 0 ? null : (item.words[index - 1] ?? null), rank };
    }
    if (best !== null) return best;
    if (item.name['zh-CN'].includes(wanted) || startsAWord(item.name.en, wanted)) return { item, word: null, rank: 2 };
    const word = item.words.find((one) => one.includes(wanted));
    return word === undefined ? null : { item, word, rank: 1 };
}

/** A word of people's own counts more than a part of an official name. */
function rankOf(syllables: readonly string[], wanted: string, isWord: boolean): Rank | null {
    const initials = initialsOf(syllables);
    if (isWord && initials === wanted) return 0;
    if (initials.startsWith(wanted) || syllables.join('').startsWith(wanted)) return isWord ? 1 : 2;
    if (initials.includes(wanted) || syllables.some((_, at) => syllables.slice(at).join('').startsWith(wanted))) return 3;
    return null;
}

function startsAWord(name: string, wanted: string): boolean {
    const words = name.toLowerCase().split(/[^a-z0-9]+/);
    return words.some((_, at) => words.slice(at).join('').startsWith(wanted));
}
