/** Moments as the console writes them, in the time zone of the hall. Inputs are milliseconds since 1970. */
import type { HallConfig, Language } from '#protocol/hall.ts';

/** Until the configuration is read, the time zone of the machine that shows the page. */
function formatted(at: number, hall: HallConfig | null, language: Language, options: Intl.DateTimeFormatOptions): string {
    const zone = hall === null ? {} : { timeZone: hall.hall.timeZone };
    return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...options, ...zone, hourCycle: 'h23' }).format(at);
}

/** `10:30`. */
export function timeOfDay(at: number, hall: HallConfig | null, language: Language): string {
    return formatted(at, hall, language, { hour: '2-digit', minute: '2-digit' });
}

/** A day and a time, to the minute. */
export function dayAndTime(at: number, hall: HallConfig | null, language: Language): string {
    return formatted(at, hall, language, { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });
}
