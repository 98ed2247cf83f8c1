/**
 * Words that people read and hear. One catalogue per language, a file per place (`zh-CN/kiosk.ts`, `en/kiosk.ts` …); the pair is bound in
 * `words/kiosk.ts`, so a page ships only the words it says. `{name}` in a sentence is replaced by a value; a key ending in `.one` replaces
 * its plain key when the value `n` is 1 (English needs it, Chinese does not).
 */
import type { Language, Text } from '#protocol/hall.ts';

export type Values = Readonly<Record<string, string | number>>;

/** What a language must say to be complete: every key of the zh-CN catalogue; `.one` forms are free. */
export type Complete<Words> = { readonly [Key in keyof Words]: string } & Readonly<Record<`${string}.one`, string>>;

export type Catalogue<Words> = {
    /** The sentence of a key in a language, with its values put in. */
    say(language: Language, key: keyof Words & string, values?: Values): string;
    /** Whether there is such a key: for keys made from data, such as error codes. */
    has(key: string): key is keyof Words & string;
};

/** Binds the languages of one place; zh-CN is the measure of completeness. */
export function catalogue<const Words extends Readonly<Record<string, string>>>(zh: Words, en: Complete<Words>): Catalogue<Words> {
    const byLanguage: Record<Language, Readonly<Record<string, string>>> = { 'zh-CN': zh, en };
    return {
        say(language, key, values = {}) {
            const words = byLanguage[language];
            const sentence = (values.n === 1 ? words[`${key}.one`] : undefined) ?? words[key] ?? key;
            return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
        },
        has(key): key is keyof Words & string {
            return Object.hasOwn(zh, key);
        },
    };
}

/** The text of a thing of the hall (theme, item, hall name) in a language. */
export function inLanguage(text: Text, language: Language): string {
    return text[language];
}
