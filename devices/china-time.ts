/** A moment as clocks in China show it. `weekday` is 1 (Monday) to 7. */
export type ChinaTime = {
    readonly year: number;
    readonly month: number;
    readonly day: number;
    readonly weekday: number;
    readonly hour: number;
    readonly minute: number;
    readonly second: number;
};

/** China is one zone, eight hours ahead of UTC, without daylight saving since 1991. */
const aheadMs = 8 * 3_600_000;

/**
 * What clocks in China show at a moment, in ms since 1970. Cards and strips are Chinese and mean this time; whoever drives them may stand on a machine
 * that is set to another zone.
 */
export function chinaTime(ms: number): ChinaTime {
    const shifted = new Date(ms + aheadMs);
    return {
        year: shifted.getUTCFullYear(),
        month: shifted.getUTCMonth() + 1,
        day: shifted.getUTCDate(),
        weekday: shifted.getUTCDay() || 7,
        hour: shifted.getUTCHours(),
        minute: shifted.getUTCMinutes(),
        second: shifted.getUTCSeconds(),
    };
}
