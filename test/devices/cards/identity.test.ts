import { expect, test } from 'vitest';
import { checkCharacter, isResidentNumber, readIdentity } from '../../../devices/cards/identity.ts';
import { chinaTime } from '../../../devices/china-time.ts';
import { cardData, type SampleCard, sampleCards } from '../../../devices/emulators/cards/sample-cards.ts';

const today = chinaTime(Date.UTC(2026, 10, 28, 4));
const read = (card: SampleCard, day = today) => readIdentity(cardData(card), day);
const named = new Map<string, SampleCard>(Object.entries(sampleCards));

test('numbers that the standard GB 11643 gives as examples are numbers, and others are not', () => {
    expect(['11010519491231002X', '440524188001010014'].map(isResidentNumber)).toEqual([true, true]);
    expect(checkCharacter('11010519491231002')).toBe('X');
    const wrong = ['110105194912310021', '11010519491331002X', '11010519490229002X', '11010519491231002x', '1101051949123100', ''];
    expect(wrong.filter(isResidentNumber)).toEqual([]);
});

test('each digit and its neighbour belong to the check', () => {
    const number = '440524188001010014';
    for (let at = 0; at < 17; at++) {
        const changed = `${number.slice(0, at)}${(Number(number.charAt(at)) + 1) % 10}${number.slice(at + 1)}`;
        expect(isResidentNumber(changed)).toBe(false);
    }
});

test.each([
    ['adult', { idNumber: '990101199003074518', care: false }],
    ['elder', { idNumber: '990101195105126720', care: true }],
    ['check-x', { idNumber: '99010119880101008X', care: false }],
    ['hmt', { idNumber: '830000198502284527', care: false }],
    ['foreign-2017', { idNumber: 'UTO990160010112', care: true }],
    ['foreign-2023', { idNumber: '999123199204010031', care: false }],
    ['unreadable', null],
])('the card "%s" tells its number and whether its holder is 60, and no more', (name, told) => {
    const card = named.get(name);
    if (card === undefined) throw new Error('No such sample');
    expect(read(card)).toEqual(told);
});

test('one is 60 from the birthday on, by the calendar of China', () => {
    const birthday = Date.UTC(2026, 10, 27, 16);
    const digits = '99010119661128002';
    const card: SampleCard = { kind: 'resident', idNumber: `${digits}${checkCharacter(digits)}`, birth: '19661128', name: '样例', address: '样例' };
    // 00:00 in China is 16:00 the day before in UTC.
    expect(read(card, chinaTime(birthday - 1))?.care).toBe(false);
    expect(read(card, chinaTime(birthday))?.care).toBe(true);
});

test('who was born on 29 February is 60 on that day of a leap year', () => {
    const digits = '99010119640229001';
    const card: SampleCard = { kind: 'resident', idNumber: `${digits}${checkCharacter(digits)}`, birth: '19640229', name: '样例', address: '样例' };
    expect(read(card, chinaTime(Date.UTC(2024, 1, 28, 4)))?.care).toBe(false);
    expect(read(card, chinaTime(Date.UTC(2024, 1, 29, 4)))?.care).toBe(true);
});

test('data that is cut short, empty or has another length of text is no card', () => {
    const data = cardData(sampleCards.adult);
    for (const bytes of [Buffer.alloc(0), data.subarray(0, 200), Buffer.concat([Buffer.from([1, 1]), data.subarray(2)])])
        expect(readIdentity(bytes, today)).toBeNull();
});
