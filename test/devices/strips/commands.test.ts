import { expect, test } from 'vitest';
import { decodeAnswer, decodeCommand, encodeAnswer, encodeCommand, type StripArea, type StripCommand } from '../../../devices/strips/commands.ts';
import { StripDecoder } from '../../../devices/strips/frames.ts';
import { decodeText, encodeText, textWidth } from '../../../devices/strips/strip-text.ts';
import { hex } from '../chunks.ts';
import { published } from './vectors.ts';

function dataOf(bytes: Buffer): Buffer {
    const [heard] = new StripDecoder().push(bytes);
    if (heard?.kind !== 'frame') throw new Error('not read');
    return heard.frame.data;
}

function areaIn(bytes: Buffer): StripArea {
    const command = decodeCommand(dataOf(bytes));
    const area = command.kind === 'areas' ? command.show[0] : undefined;
    if (area === undefined) throw new Error('no area');
    return area;
}

test('the commands of published frames are told apart, and unknown ones refused as a card does', () => {
    expect(decodeCommand(dataOf(published.ping))).toEqual({ kind: 'ping' });
    expect(decodeCommand(dataOf(published.status))).toEqual({ kind: 'refused', error: 2 });
    expect(decodeCommand(dataOf(published.clock))).toEqual({
        kind: 'clock',
        time: { year: 2013, month: 1, day: 25, hour: 11, minute: 17, second: 26, weekday: 5 },
    });
});

test('the areas of published captures have their text and their place', () => {
    expect(decodeText(areaIn(published.temperature).text)).toBe('TEMPER:21℃');
    expect(decodeText(areaIn(published.humidity).text)).toBe('HUM:66%RH');
    expect(decodeText(areaIn(published.blank).text)).toBe('  ');
    const place = {
        x: 0,
        y: 12,
        width: 64,
        height: 12,
        number: 1,
        lineGap: 10,
        runMode: 1,
        timeoutS: 2,
        lines: 1,
        wrap: 1,
        mode: 1,
        speed: 23,
        stay: 2,
    };
    expect(areaIn(published.temperature)).toMatchObject(place);
    expect([areaIn(published.humidity).y, areaIn(published.blank).y]).toEqual([24, 36]);
});

test.each(['ping', 'clock', 'temperature', 'humidity', 'blank'] as const)(
    'the command in the published frame %s is written again byte for byte',
    (name) => {
        const data = dataOf(published[name]);
        const command = decodeCommand(data);
        if (command.kind === 'refused') throw new Error('refused');
        const written = encodeCommand(command);
        // The captures ask for no answer; we always do.
        written.writeUInt8(data.at(2) ?? 0, 2);
        expect(written).toEqual(data);
    },
);

test('areas are removed by their numbers', () => {
    const command: StripCommand = { kind: 'areas', remove: [0, 3], show: [] };
    // By hand, after the fields of the document: two numbers to remove, nothing to show.
    expect(encodeCommand(command)).toEqual(hex('A3 06 01 00 00 02 00 03 00'));
    expect(decodeCommand(encodeCommand(command))).toEqual(command);
});

test('a command that is cut short anywhere is refused, never half understood', () => {
    const data = dataOf(published.temperature);
    for (let length = 0; length < data.length; length++) expect(decodeCommand(data.subarray(0, length)).kind).toBe('refused');
});

test('only a clear "done" counts as done', () => {
    expect(decodeAnswer(dataOf(published.done))).toBe(0);
    expect(encodeAnswer(0)).toEqual(dataOf(published.done));
    expect(decodeAnswer(encodeAnswer(5))).toBe(5);
    // The form of a refusal is not published for every card: whatever is not "done" is one.
    for (const data of ['A0 01 00 00 00', 'A0 00 03 00 00', 'A0 00', 'A1 00 00 00 00', '']) expect(decodeAnswer(hex(data))).not.toBe(0);
});

test('a text is GBK after the name of the font, and can begin no escape of the card', () => {
    // 请 C7EB 号 BAC5 by the code table of GB 2312.
    expect(encodeText('请A001号')).toEqual(hex('5C 46 4F 30 30 30 C7 EB 41 30 30 31 BA C5'));
    expect(decodeText(encodeText('请 A001 号办理'))).toBe('请 A001 号办理');
    expect(decodeText(encodeText('a\\C1b\r\nc'))).toBe('a/C1b  c');
});

test('characters that no card has in its font become question marks', () => {
    // 镕 and € have two bytes in GBK's code table; 㙟, 𠮷 and é have not.
    expect(decodeText(encodeText('朱镕基€㙟𠮷ë'))).toBe('朱镕基€???');
});

test('a text is as wide as its columns', () => {
    expect(textWidth('请A001号办理')).toBe(4 * 16 + 4 * 8);
    expect(textWidth('𠮷')).toBe(8);
});
