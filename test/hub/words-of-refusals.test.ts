import { describe, expect, it } from 'vitest';
import { ERROR_STATUS } from '#protocol/errors.ts';
import { en } from '#web/words/en/errors.ts';
import { errorWords } from '#web/words/errors.ts';
import { zh } from '#web/words/zh-CN/errors.ts';

const codes = Object.keys(ERROR_STATUS);
const placeholders = (sentence: string): string[] => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

describe('a refusal', () => {
    it.each(codes)('has a sentence in both languages, with the same values: %s', (code) => {
        expect(errorWords.has(code)).toBe(true);
        const chinese = new Map<string, string>(Object.entries(zh)).get(code) ?? '';
        const english = new Map<string, string>(Object.entries(en)).get(code) ?? '';
        expect(chinese).toMatch(/\p{Script=Han}.*[。}]$/u);
        expect(english).toMatch(/^[A-Z{].*[.}]$/);
        expect(english).not.toMatch(/\p{Script=Han}/u);
        expect(placeholders(english)).toEqual(placeholders(chinese));
    });

    it('has no sentence without a code', () => {
        expect(Object.keys(zh).filter((key) => !codes.includes(key))).toEqual([]);
        expect(Object.keys(en).filter((key) => !codes.includes(key.replace(/\.one$/, '')))).toEqual([]);
    });
});
