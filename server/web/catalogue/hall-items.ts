/** What pages find in the published catalogue of the hall. */
import type { HallConfig, Purpose, ServiceItem, Theme, Zone } from '#protocol/hall.ts';

export function themeOf(config: HallConfig, id: string): Theme | undefined {
    return config.themes.find((theme) => theme.id === id);
}

/** Whether a visitor may choose an item for a purpose. What is only collected or asked about stands among the rest of its theme. */
export function offers({ purposes }: ServiceItem, purpose: Purpose): boolean {
    return purposes.includes(purpose) || (purpose === 'handle' && !purposes.includes('handle'));
}

export function itemOf(config: HallConfig, code: string | null): ServiceItem | undefined {
    return code === null ? undefined : config.items.find((item) => item.code === code);
}

/** The items of a theme that are there for a purpose, those that most people come for first. */
export function itemsOf(config: HallConfig, theme: string, purpose: Purpose): readonly ServiceItem[] {
    const items = config.items.filter((item) => item.theme === theme && offers(item, purpose));
    return [...items.filter(({ common }) => common), ...items.filter(({ common }) => !common)];
}

/** The zones where some counters stand, in the order of the hall. */
export function zonesOf(config: HallConfig, counters: readonly number[]): readonly Zone[] {
    const ids = new Set(config.counters.filter(({ no }) => counters.includes(no)).map(({ zone }) => zone));
    return config.zones.filter(({ id }) => ids.has(id));
}

/** Counter numbers as people write them: three or more in a row become a range, `1–4`, `6`. */
export function runsOf(counters: readonly number[]): readonly string[] {
    const runs: { from: number; to: number }[] = [];
    for (const no of [...counters].sort((a, b) => a - b)) {
        const last = runs.at(-1);
        if (last !== undefined && last.to === no - 1) last.to = no;
        else runs.push({ from: no, to: no });
    }
    return runs.flatMap(({ from, to }) => (to - from > 1 ? [`${from}–${to}`] : from === to ? [`${from}`] : [`${from}`, `${to}`]));
}
