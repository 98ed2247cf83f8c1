import { expect, test } from 'vitest';
import { LANGUAGES } from '#protocol/hall.ts';
import { slipProblems } from '#protocol/slip-problems.ts';
import { SLIP_NAMES, type SlipTemplate, slipTemplate } from '#protocol/slip-templates.ts';
import { renderSlip } from '../../server/slips/render.ts';
import { slipOf } from '../../server/slips/slips.ts';
import { standardSlips } from '../../server/slips/standard.ts';

const number = { kind: 'text', text: { 'zh-CN': '{no}', en: '{no}' }, size: 6 } as const;

function template(...lines: readonly object[]): SlipTemplate {
    return slipTemplate.parse({ lines });
}

function codes(name: Parameters<typeof slipProblems>[0], ...lines: readonly object[]): string[] {
    return slipProblems(name, template(...lines)).map(({ code, at }) => `${code} ${at}`);
}

test('the slips of a new hall have no problem', () => {
    for (const name of SLIP_NAMES) expect(slipProblems(name, standardSlips[name])).toEqual([]);
});

test('every problem of a template is told at once, each with its place', () => {
    const found = codes(
        'ticket',
        { kind: 'text', text: { 'zh-CN': '{no} {class}', en: '{no' }, when: 'rich', each: 'friends' },
        { kind: 'pair', left: { 'zh-CN': '{item}', en: 'a' }, right: { 'zh-CN': '}', en: '{zone}' }, each: 'items' },
        { kind: 'qr', content: '{theme}' },
        { kind: 'qr', content: '编号{link}' },
    );
    expect(found).toEqual([
        'unknown-list lines.0.each',
        'unknown-condition lines.0.when',
        'unknown-value lines.0.text.zh-CN',
        'stray-brace lines.0.text.en',
        'stray-brace lines.1.right.zh-CN',
        'unknown-value lines.1.right.en',
        'qr-not-ascii lines.2.content',
        'qr-not-ascii lines.3.content',
        'no-number lines',
    ]);
});

test.each(['class', 'idNumber', 'person', 'name', 'birth', 'reason'])('no slip can print {%s}', (value) => {
    for (const name of SLIP_NAMES) {
        const line = { kind: 'text', text: { 'zh-CN': `{${value}}`, en: 'x' } };
        expect(codes(name, number, line)).toContain('unknown-value lines.1.text.zh-CN');
    }
});

test('a ticket always says its number, a mark always says something', () => {
    expect(codes('ticket', number)).toEqual([]);
    expect(codes('ticket', { ...number, when: 'waits' })).toEqual(['no-number lines']);
    expect(codes('ticket', { ...number, text: { 'zh-CN': '{no}', en: 'your number' } })).toEqual(['no-number lines']);
    expect(codes('reprint', { kind: 'rule' })).toEqual(['no-mark lines']);
    expect(codes('training', { kind: 'text', text: { 'zh-CN': '培训', en: 'Training' } })).toEqual([]);
});

test('values, words for one and for many, conditions and lists come out as the template says', () => {
    const sample = template(
        { kind: 'text', text: { 'zh-CN': '还有 {ahead} 人', en: '{ahead} {ahead|person|people} ahead' } },
        { kind: 'text', text: { 'zh-CN': '等', en: 'wait' }, when: 'waitKnown' },
        { kind: 'text', text: { 'zh-CN': '不知', en: 'unknown' }, when: '!waitKnown' },
        { kind: 'text', text: { 'zh-CN': '{theme}：{item}', en: '{theme}: {item}' }, each: 'items' },
        { kind: 'text', text: { 'zh-CN': '{slot}', en: '{slot}' } },
    );
    const content = { values: { ahead: 1, theme: 'T', slot: '' }, holds: ['waitKnown'], lists: { items: [{ item: 'a' }, { item: '{no}' }] } };
    const texts = (language: 'zh-CN' | 'en', of: typeof content) =>
        renderSlip(sample, of, language).flatMap((line) => (line.kind === 'text' ? [line.text] : []));
    expect(texts('en', content)).toEqual(['1 person ahead', 'wait', 'T: a', 'T: {no}']);
    expect(texts('zh-CN', { ...content, values: { ...content.values, ahead: 2 }, holds: [], lists: { items: [] } })).toEqual(['还有 2 人', '不知']);
    expect(texts('en', { ...content, values: { ...content.values, ahead: 0 } })[0]).toBe('0 people ahead');
});

test('a slip that is printed again carries the mark whatever its template says', () => {
    const bare = template(number);
    const slips = new Map([['ticket', { template: bare, version: 1 }] as const]);
    for (const language of LANGUAGES) {
        const { lines } = slipOf({ slips }, 'ticket', { values: { no: 'A001' }, holds: [], lists: {} }, language, ['reprint']);
        expect(lines.map((line) => (line.kind === 'text' ? line.text : ''))).toEqual([{ 'zh-CN': '补打', en: 'Reprint' }[language], 'A001']);
    }
});
