import type { Language } from '#protocol/hall.ts';
import type { WaitRange } from '#protocol/views.ts';
import { kioskWords } from '#web/words/kiosk.ts';

/** An expected wait in whole minutes, as honest as it is: a range, never a figure finer than the estimate. */
export function expectedWait(language: Language, wait: WaitRange | null): string {
    if (wait === null) return kioskWords.say(language, 'taken.wait.unknown');
    const low = Math.floor(wait.low / 60);
    const high = Math.ceil(wait.high / 60);
    if (high <= 1 && low === 0) return kioskWords.say(language, 'taken.wait.short');
    if (low === high) return kioskWords.say(language, 'taken.wait.about', { n: high });
    return kioskWords.say(language, 'taken.wait.range', { low, high });
}
