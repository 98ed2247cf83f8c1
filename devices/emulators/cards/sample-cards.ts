/** The kinds of card that readers of today know. */
export type CardKind = 'resident' | 'foreign-2017' | 'foreign-2023' | 'hmt';

/** A card as its chip holds it. None of these people exists. */
export type SampleCard = {
    readonly kind: CardKind;
    readonly idNumber: string;
    readonly birth: string;
    readonly name: string;
    readonly address: string;
};

/**
 * Cards to try with, by a word for a person's choice. The numbers are made up: the first six digits of most name no district, and the check characters
 * are right, as they must be for a card to be taken.
 */
export const sampleCards = {
    adult: { kind: 'resident', idNumber: '990101199003074518', birth: '19900307', name: '样例成年', address: '样例省样例市样例路1号' },
    elder: { kind: 'resident', idNumber: '990101195105126720', birth: '19510512', name: '样例长者', address: '样例省样例市样例路2号' },
    'check-x': { kind: 'resident', idNumber: '99010119880101008X', birth: '19880101', name: '样例末位', address: '样例省样例市样例路3号' },
    hmt: { kind: 'hmt', idNumber: '830000198502284527', birth: '19850228', name: '样例居住', address: '样例省样例市样例路4号' },
    'foreign-2017': { kind: 'foreign-2017', idNumber: 'UTO990160010112', birth: '19600101', name: 'SAMPLE, PERSON', address: '' },
    'foreign-2023': { kind: 'foreign-2023', idNumber: '999123199204010031', birth: '19920401', name: '样例永居', address: '' },
    unreadable: { kind: 'resident', idNumber: '990101199003074515', birth: '19900307', name: '样例错号', address: '样例省样例市样例路5号' },
} satisfies Readonly<Record<string, SampleCard>>;

const photoLength = 1024;

/** What the chip gives to `read`: lengths, 256 bytes of text, a photo. The photo is no picture, only bytes that can be found again. */
export function cardData(card: SampleCard): Buffer {
    const lengths = Buffer.from([0x01, 0x00, photoLength >> 8, photoLength & 0xff]);
    const text = Buffer.from(card.kind === 'foreign-2017' ? foreignText(card) : residentText(card), 'utf16le');
    return Buffer.concat([lengths, text, Buffer.alloc(photoLength, 'WLF-PHOTO-OF-NOBODY.')]);
}

/** Each field with its length in characters. */
const fields = (...each: [string, number][]) => each.map(([value, length]) => value.padEnd(length).slice(0, length)).join('');

function residentText(card: SampleCard): string {
    const kind = { resident: ' ', 'foreign-2017': 'I', 'foreign-2023': 'Y', hmt: 'J' }[card.kind];
    return fields(
        [card.name, 15],
        ['1', 1],
        ['01', 2],
        [card.birth, 8],
        [card.address, 35],
        [card.idNumber, 18],
        ['样例市公安局', 15],
        ['20200101', 8],
        ['20400101', 8],
        ['', 14],
        [kind, 1],
        ['', 3],
    );
}

function foreignText(card: SampleCard): string {
    return fields(
        [card.name, 60],
        ['2', 1],
        [card.idNumber, 15],
        ['UTO', 3],
        ['样例外籍', 15],
        ['20180101', 8],
        ['20280101', 8],
        [card.birth, 8],
        ['01', 2],
        ['1500', 4],
        ['I', 1],
        ['', 3],
    );
}
