import { expect, test } from 'vitest';
import { encodeSamAnswer, encodeSamCommand, SamDecoder, samStatus } from '../../../devices/cards/frames.ts';
import { cardData, sampleCards } from '../../../devices/emulators/cards/sample-cards.ts';
import { everyCut, hex } from '../chunks.ts';

/** As the maker's protocol document and several programs print them. */
const published = {
    found: hex('AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97'),
    selected: hex('AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C'),
    noCard: hex('AA AA AA 96 69 00 04 00 00 80 84'),
    well: hex('AA AA AA 96 69 00 04 00 00 90 94'),
};

const adult = () => encodeSamAnswer({ status: samStatus.done, data: cardData(sampleCards.adult) });

/** What is heard, copied while it is there. */
function heardIn(...chunks: Buffer[]): string[] {
    const heard: string[] = [];
    const decoder = new SamDecoder({
        onAnswer: ({ status, data }) => heard.push(`${status.toString(16)} ${data.toString('hex')}`),
        onWrongChecksum: () => heard.push('wrong checksum'),
    });
    for (const chunk of chunks) decoder.push(Buffer.from(chunk));
    return heard;
}

test('the commands are those of the published protocol', () => {
    expect(encodeSamCommand('find')).toEqual(hex('AA AA AA 96 69 00 03 20 01 22'));
    expect(encodeSamCommand('select')).toEqual(hex('AA AA AA 96 69 00 03 20 02 21'));
    expect(encodeSamCommand('read')).toEqual(hex('AA AA AA 96 69 00 03 30 01 32'));
    expect(encodeSamCommand('state')).toEqual(hex('AA AA AA 96 69 00 03 11 FF ED'));
});

test('published answers are read, and written by the virtual reader byte for byte', () => {
    expect(heardIn(...Object.values(published))).toEqual(['9f 00000000', '90 0000000000000000', '80 ', '90 ']);
    expect(encodeSamAnswer({ status: samStatus.found, data: Buffer.alloc(4) })).toEqual(published.found);
    expect(encodeSamAnswer({ status: samStatus.noCard, data: Buffer.alloc(0) })).toEqual(published.noCard);
});

test('a card is 1,295 bytes, as readers say it', () => {
    const bytes = adult();
    expect(bytes.length).toBe(1_295);
    expect(bytes.subarray(0, 14)).toEqual(hex('AA AA AA 96 69 05 08 00 00 90 01 00 04 00'));
});

test.each(Object.entries(published))('the answer %s is heard however the line cuts it', (_, bytes) => {
    for (const chunks of everyCut(bytes)) expect(heardIn(...chunks)).toEqual(heardIn(bytes));
});

test('a card is heard whole wherever its bytes are cut', () => {
    const whole = heardIn(adult());
    expect(whole).toHaveLength(1);
    for (const chunks of everyCut(adult())) expect(heardIn(...chunks)).toEqual(whole);
});

test('two answers that come as one are two, and noise around them is nothing', () => {
    const noise = hex('00 AA AA 96 69 AA AA AA 96 00 FF AA AA');
    expect(heardIn(Buffer.concat([published.found, published.selected]))).toHaveLength(2);
    expect(heardIn(noise, published.found, noise, adult(), noise, published.noCard, noise)).toEqual([
        ...heardIn(published.found),
        ...heardIn(adult()),
        ...heardIn(published.noCard),
    ]);
});

test('a preamble that starts with more AA than it needs is one', () => {
    expect(heardIn(hex('AA AA'), published.found)).toEqual(heardIn(published.found));
});

test('a preamble with a length that no answer has does not hide the answer after it', () => {
    for (const length of ['00 00', '00 03', 'FF FF'])
        expect(heardIn(hex(`AA AA AA 96 69 ${length}`), published.found)).toEqual(heardIn(published.found));
});

test('a byte that has fallen over is told by the checksum', () => {
    for (let at = 7; at < published.found.length; at++) {
        const bytes = Buffer.from(published.found);
        bytes.writeUInt8(bytes.readUInt8(at) ^ 0x20, at);
        expect(heardIn(bytes, published.well)).toEqual(['wrong checksum', '90 ']);
    }
});

test('bytes of a card are overwritten where they came from and where they were put together', () => {
    const seen: Buffer[] = [];
    const decoder = new SamDecoder({ onAnswer: ({ data }) => seen.push(data), onWrongChecksum: () => {} });
    const halves = [adult().subarray(0, 600), adult().subarray(600)];
    for (const half of halves) decoder.push(half);
    // The handler kept a view of the memory on purpose.
    for (const bytes of [...halves, ...seen]) expect(bytes.every((byte) => byte === 0)).toBe(true);
    const cut = adult().subarray(0, 900);
    decoder.push(cut);
    decoder.clear();
    decoder.push(Buffer.from(published.found));
    expect(seen).toHaveLength(2);
});
