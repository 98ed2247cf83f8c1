/** Words for the codes in a view, from the configuration of the hall. */
import type { HallConfig, Language, ServiceItem } from '#protocol/hall.ts';

export type Names = {
    theme(id: string): string;
    item(code: string): string;
    /** Stands between items in a line. */
    readonly separator: string;
};

/** Until the configuration is read, a theme has no name and an item is its code. */
export function namesOf(hall: HallConfig | null, language: Language): Names {
    return {
        theme: (id) => hall?.themes.find((theme) => theme.id === id)?.name[language] ?? '',
        item: (code) => hall?.items.find((item) => item.code === code)?.name[language] ?? code,
        separator: language === 'en' ? ', ' : '、',
    };
}

/** Items as lists show them: those that most visitors come for first. */
export function commonFirst(items: readonly ServiceItem[]): readonly ServiceItem[] {
    return items.toSorted((one, other) => Number(other.common) - Number(one.common));
}
