import type { ErrorBody } from '#protocol/errors.ts';
import type { Language } from '#protocol/hall.ts';
import type { Values } from '#web/words/catalogue.ts';
import { errorWords } from '#web/words/errors.ts';

/** The sentence of a refusal in the language of the page; the hub's own sentence for a code that this page does not know. */
export function refusalSentence({ error }: ErrorBody, language: Language): string {
    return errorWords.has(error.code) ? errorWords.say(language, error.code, sayable(error.details ?? {}, language)) : error.message;
}

/** The details that a sentence can hold: words, numbers, and texts of the hall in the language of the page. */
function sayable(details: Readonly<Record<string, unknown>>, language: Language): Values {
    const values: Record<string, string | number> = {};
    for (const [name, detail] of Object.entries(details)) {
        const value: unknown = typeof detail === 'object' && detail !== null ? Reflect.get(detail, language) : detail;
        if (typeof value === 'string' || typeof value === 'number') values[name] = value;
    }
    return values;
}
