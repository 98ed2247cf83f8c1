import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { Language } from '#protocol/hall.ts';
import { amountInWords } from '../../server/voice/numbers.ts';
import { readingOf } from '../../server/voice/reading.ts';

/** The phonemes that the synthesiser itself makes of a reading, without stress marks: another judge of it than our eyes. */
function phonemesOf(text: string, language: Language): string {
    const voice = language === 'zh-CN' ? 'cmn-latn-pinyin' : 'en';
    const options = ['-v', voice, '-q', language === 'zh-CN' ? '-x' : '--ipa', '--stdin'];
    const { stdout, status } = spawnSync('espeak-ng', options, { input: readingOf(text, language, 'yi'), encoding: 'utf8' });
    expect(status).toBe(0);
    return stdout
        .replace(/['ˈˌ,]/g, '')
        .replace(/\s+/g, ' ')
        .trim();
}

describe('Mandarin through pinyin', () => {
    it('reads a call with the phonemes of Mandarin, the number digit by digit', () => {
        expect(readingOf('请A001号到3号窗口办理', 'zh-CN', 'yi')).toBe('qing3 A ling2 ling2 yi1 hao4 dao4 san1 hao4 chuang1 kou3 ban4 li3');
        expect(phonemesOf('请A001号到3号窗口办理', 'zh-CN')).toBe(
            'tS;hi21N_| ei51_| li35N_| li35N_| ji55_| XAu51_| tAu51_| sa55n_| XAu51_| ts.hwA55N_| khou21_| pa51n_| li214_|',
        );
    });

    // By the dictionary of modern Chinese: 银行 yínháng, not xíng; 重庆 chóng, not zhòng; 会计 kuài, not huì; 长沙 cháng, not zhǎng.
    it.each([
        ['银行', /^ji35n_\| XA?a?35N_\|$/],
        ['自行车', /S;i35N_\|/],
        ['重庆', /^ts\.hong35_\|/],
        ['重要', /^ts\.ong51_\|/],
        ['过号重排', /ts\.hong35_\| phai35_\|$/],
        ['会计', /^khuai51_\| tS;i51_\|$/],
        ['会议', /^Xuei51_\|/],
        ['长沙', /^ts\.hA?a?35N_\|/],
        ['市长', /ts\.[Aa]214N_\|$/],
        ['还有', /^Xai35_\|/],
        // The glide is written either way from run to run.
        ['还款', /^X[wu]a35n_\|/],
        ['行政', /^S;i35N_\|/],
        ['长者', /^ts\.a35N_\|/],
        ['女儿', /^ny21_\| @r35_\|$/],
    ])('reads %s as people say it', (word, phonemes) => {
        expect(phonemesOf(word, 'zh-CN')).toMatch(phonemes);
    });

    it.each([
        ['您前面还有 2 人', 'nin2 qian2 mian4 hai2 you3 liang3 ren2'],
        ['第 2 页', 'di4 er4 ye4'],
        ['预计等候 12–18 分钟', 'yu4 ji4 deng3 hou4 shi2 er4 dao4 shi2 ba1 fen1 zhong1'],
        ['到12号窗口', 'dao4 yi1 er4 hao4 chuang1 kou3'],
        ['请A117号', 'qing3 A yi1 yi1 qi1 hao4'],
        ['请A一一七号', 'qing3 A yi1 yi1 qi1 hao4'],
        ['09:30 起可叫号', 'jiu3 dian3 san1 shi2 fen1 qi3 ke3 jiao4 hao4'],
        ['14:05', 'shi2 si4 dian3 ling2 wu3 fen1'],
        ['2026年', 'er4 ling2 er4 liu4 nian2'],
        ['电话 0571-12345678', 'dian4 hua4 ling2 wu3 qi1 yi1 yi1 er4 san1 si4 wu3 liu4 qi1 ba1'],
        ['3.5元', 'san1 dian3 wu3 yuan2'],
    ])('reads the figures of “%s” as a person would', (text, reading) => {
        expect(readingOf(text, 'zh-CN', 'yi')).toBe(reading);
    });

    it('reads 1 as yāo where the hall wants it, in numbers but not in amounts', () => {
        expect(readingOf('请A101号到11号窗口', 'zh-CN', 'yao')).toBe('qing3 A yao1 ling2 yao1 hao4 dao4 yao1 yao1 hao4 chuang1 kou3');
        expect(readingOf('还有 1 人', 'zh-CN', 'yao')).toBe('hai2 you3 yi1 ren2');
    });

    it('knows the neutral tone by the synthesiser’s own number', () => {
        expect(readingOf('孩子的', 'zh-CN', 'yi')).toBe('hai2 zi5 de5');
    });
});

describe('amounts in words', () => {
    it.each([
        [0, '零'],
        [10, '十'],
        [12, '十二'],
        [20, '二十'],
        [100, '一百'],
        [105, '一百零五'],
        [110, '一百一十'],
        [1000, '一千'],
        [1005, '一千零五'],
        [1050, '一千零五十'],
        [9999, '九千九百九十九'],
    ])('%i is %s', (amount, words) => {
        expect(amountInWords(amount)).toBe(words);
    });
});

describe('English', () => {
    it('reads letters and digits of a number apart, and A as a letter', () => {
        expect(phonemesOf('Number A001, please go to counter 3.', 'en')).toBe('nʌmbəɹ eɪ ziəɹəʊ ziəɹəʊ wɒn pliːz ɡəʊ tə kaʊntə θɹiː');
        expect(readingOf('Number A 0 0 1', 'en', 'yi')).toBe('Number [[eI]] 0 0 1');
        expect(readingOf('A number for B12', 'en', 'yi')).toBe('A number for B 1 2');
    });

    it('reads a Chinese name as pinyin', () => {
        expect(readingOf('杭州 Hall', 'en', 'yi')).toBe('hang zhou Hall');
    });
});

describe('any text', () => {
    const wrongs = ['[[ei]]<speak>', '`rm`$(x)', '-w /tmp/x', '😀', '\u0000\u001b[2J', '\u202e号', '，。！', '"\'\\', ' '];
    it.each(wrongs)('becomes harmless: %j', (text) => {
        for (const language of ['zh-CN', 'en'] as const) expect(readingOf(text, language, 'yi')).toMatch(/^[A-Za-z0-9,.?!' ]*$/);
    });

    it.each(['😀', '，。！', '   '])('with nothing to read is empty: %j', (text) => {
        expect(readingOf(text, 'zh-CN', 'yi')).toBe('');
    });
});
