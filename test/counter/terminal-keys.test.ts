/** The keys of the terminal: the usual ones, and those that a hall names. */
import { describe, expect, test } from 'vitest';
import { keysOf, USUAL_KEYS, VERBS, verbOfKey } from '../../counter/keys.ts';
import { problemsOf } from '../../server/trial/check.ts';
import { loadTrialHall } from '../../server/trial/load.ts';

describe('the keys of the terminal', () => {
    test('are one for each act, but for those of which only one can apply', () => {
        const acts = Object.entries(USUAL_KEYS).filter(([act]) => act !== 'reopen');
        const keys = acts.flatMap(([, own]) => own);
        expect(new Set(keys).size).toBe(keys.length);
        expect(acts.every(([, own]) => own.length > 0)).toBe(true);
    });

    test('can be the hall’s own; the others stay', () => {
        const keys = keysOf({ next: ['NumpadAdd'], dance: ['KeyQ'] });
        expect(verbOfKey(keys, 'NumpadAdd', [])).toBe('next');
        expect(verbOfKey(keys, 'KeyN', [])).toBeNull();
        expect(verbOfKey(keys, 'KeyQ', [])).toBeNull();
        for (const verb of VERBS.filter((known) => known !== 'next')) expect(keys[verb]).toEqual(USUAL_KEYS[verb]);
        // A key that the hall gave to a verb opens no list.
        expect(keysOf({ next: ['KeyW'] })).toMatchObject({ next: ['KeyW'], work: [], find: ['KeyL'] });
    });

    test('do what applies when two verbs share one', () => {
        expect(verbOfKey(USUAL_KEYS, 'KeyB', ['reopen'])).toBe('reopen');
        expect(verbOfKey(USUAL_KEYS, 'KeyB', ['pause'])).toBe('pause');
    });

    test('that stand for two things are refused when a hall is opened, as are reasons of a pause that are there twice', () => {
        const { config } = loadTrialHall(new URL('../../server/trial/', import.meta.url));
        const reason = { code: 'tea', text: { 'zh-CN': '喝茶', en: 'Tea' }, minutes: 5 };
        const terminalKeys = { next: ['KeyQ'], recall: ['KeyQ'], pause: ['KeyB'], reopen: ['KeyB'] };
        expect(problemsOf({ ...config, settings: { ...config.settings, terminalKeys, pauseReasons: [reason, reason] } })).toEqual([
            'hall.json: pause reason tea appears more than once',
            'hall.json: terminal key KeyQ appears more than once',
        ]);
    });
});
