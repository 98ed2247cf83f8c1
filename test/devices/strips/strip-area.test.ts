import { expect, test } from 'vitest';
import { modes } from '../../../devices/strips/commands.ts';
import { shapeOf, showNothing, showText } from '../../../devices/strips/strip-area.ts';
import { decodeText } from '../../../devices/strips/strip-text.ts';

function areaOf(text: string, options: Parameters<typeof shapeOf>[0] = {}) {
    const command = showText(text, shapeOf(options));
    const area = command.kind === 'areas' ? command.show[0] : undefined;
    if (area === undefined) throw new Error('no area');
    return { ...area, text: decodeText(area.text) };
}

test('a text that fits stands still in the middle of the whole strip', () => {
    // 8 columns of 8 pixels on 16: four spaces before it.
    expect(areaOf('窗口暂停')).toMatchObject({ x: 0, y: 0, width: 16, height: 16, mode: modes.atOnce, runMode: 1, text: '    窗口暂停' });
});

test('a text that is too long runs from the right, again and again', () => {
    expect(areaOf('本窗口暂未开放，请到导办台')).toMatchObject({ mode: modes.fromRight, runMode: 0, text: '本窗口暂未开放，请到导办台' });
});

test('width is in bytes of 8 pixels, height in the unit that the card takes', () => {
    expect(areaOf('A', { width: 190, height: 32 })).toMatchObject({ width: 24, height: 32 });
    expect(areaOf('A', { width: 190, height: 32, yUnit: 'byte' })).toMatchObject({ width: 24, height: 4 });
});

test('an empty text removes the area, and a dark one is spaces', () => {
    expect(showText(' ', shapeOf({}))).toEqual({ kind: 'areas', remove: [0], show: [] });
    const dark = showNothing(shapeOf({}));
    expect(dark.kind === 'areas' && dark.show.map((area) => decodeText(area.text))).toEqual(['  ']);
});
