import type { Language } from '#protocol/hall.ts';
import type { WaitRange } from '#protocol/views.ts';
import { commonWords } from '../words/common.ts';

/** An expected wait in whole minutes, as honest as it is: a range, never a figure finer than the estimate. */
export function expectedWait(language: Language, wait: WaitRange | null): string {
    if (wait === null) return commonWords.say(language, 'wait.unknown');
    const low = Math.floor(wait.low / 60);
    const high = Math.ceil(wait.high / 60);
    if (high <= 1 && low === 0) return commonWords.say(language, 'wait.short');
    if (low === high) return commonWords.say(language, 'wait.about', { n: high });
    return commonWords.say(language, 'wait.range', { low, high });
}
