/** What everybody in the demo works with. */
import type { HallConfig } from '#protocol/hall.ts';
import type { Api } from '../driver/api.ts';
import type { HallClock } from '../driver/hall-clock.ts';
import type { Random } from '../random.ts';

export type DemoParts = {
    api: Api;
    clock: HallClock;
    random: Random;
    hall: Pick<HallConfig, 'items' | 'counters'>;
    /** Password of the sample accounts. */
    password: string;
};

const SECOND = 1_000;

/** Waits so many seconds of the hall's time, from `low` to `high`. */
export async function pause({ clock, random }: DemoParts, low: number, high: number): Promise<void> {
    await clock.sleep(random.between(low, high) * SECOND);
}
