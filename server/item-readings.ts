/** How the items of a hall are read out, for search by the first letters of their syllables: dictionary work that is done once a configuration. */
import type { Setup } from '#hall/state.ts';
import type { ReadItem, ServiceItem } from '#protocol/hall.ts';

let known: { setup: Setup; items: Promise<readonly ReadItem[]> } | undefined;

export function readItems(setup: Setup): Promise<readonly ReadItem[]> {
    if (known?.setup !== setup) known = { setup, items: readAll(setup.config.items) };
    return known.items;
}

/** The dictionary is large: a hall that nobody looks at does not load it. */
async function readAll(items: readonly ServiceItem[]): Promise<readonly ReadItem[]> {
    const { pinyin } = await import('pinyin-pro');
    const read = (text: string): string => syllables(pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }));
    return items.map((item) => ({ ...item, pinyin: [item.name['zh-CN'], ...item.words].map(read) }));
}

/** Letters and digits only: nobody types the brackets and commas of a name. */
function syllables(parts: readonly string[]): string {
    return parts.flatMap((part) => part.toLowerCase().match(/[a-z0-9]+/g) ?? []).join(' ');
}
