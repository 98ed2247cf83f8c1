import { readdirSync, readFileSync } from 'node:fs';
import { type KeyMap, type KeyMeaning, keyMap } from '#protocol/keys.ts';

const folder = new URL('./', import.meta.url);

/** Names of the maps in this folder: what `keyMap` of a device may be. */
export function keyMapNames(): string[] {
    return readdirSync(folder)
        .filter((file) => file.endsWith('.json'))
        .map((file) => file.replace(/\.json$/, ''))
        .sort();
}

/** The map of that name; null when there is none or it says something that is no meaning of a key. */
export function readKeyMap(name: string): KeyMap | null {
    if (!keyMapNames().includes(name)) return null;
    try {
        return keyMap.parse(JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')));
    } catch {
        return null;
    }
}

/** What a key means after these digits: the row with exactly these digits goes before the one for any. Null: nothing. */
export function meaningOf(map: KeyMap, key: string, digits: string): KeyMeaning | null {
    const rows = map.keys.filter((row) => row.key === key);
    return rows.find(({ typed }) => typed === digits) ?? rows.find(({ typed }) => typed === undefined) ?? null;
}
