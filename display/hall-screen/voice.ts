/**
 * What a hall screen's voice says, decided without playing anything: which calls of a view are still to be spoken, and their sentences.
 */
import type { Language } from '#protocol/hall.ts';
import { isTrainingNo } from '#protocol/training.ts';
import type { BoardView, CallView } from '#protocol/views.ts';
import { displayWords } from '#web/words/display.ts';

/** The newest call that was taken up for speaking. `at` is its time; both grow together within one hall. */
export type Spoken = { readonly callNo: number; readonly at: number };

/** A sentence and the language of the voice that reads it. */
export type Sentence = { readonly language: Language; readonly text: string };

/** One announcement: its call and the sentences in the order of reading, Mandarin first. */
export type Announcement = { readonly call: CallView; readonly sentences: readonly Sentence[] };

const CHINESE_DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** How 1 is read, see `BoardView.digitOne`. */
type One = BoardView['digitOne'];

/** Digits one by one as Mandarin reads them, `A012` → `A零一二`; letters stay. */
export function inChineseDigits(text: string, one: One): string {
    return text.replace(/\d/g, (digit) => (digit === '1' && one === 'yao' ? '幺' : (CHINESE_DIGITS[Number(digit)] ?? digit)));
}

/** Letters and digits apart, so that an English voice reads them one by one, `A012` → `A 0 1 2`. */
export function spelledOut(text: string): string {
    return [...text].join(' ');
}

/** The sentences of a call: Mandarin always, English too for a visitor who took the number in English. Training says so first. */
export function sentencesOf(call: CallView, one: One): readonly Sentence[] {
    const warn = (language: Language): string => (isTrainingNo(call.ticket) ? displayWords.say(language, 'voice.training') : '');
    const values = { ticket: inChineseDigits(call.ticket, one), counter: inChineseDigits(String(call.counter), one) };
    const mandarin: Sentence = { language: 'zh-CN', text: warn('zh-CN') + displayWords.say('zh-CN', 'voice.call', values) };
    if (call.language !== 'en') return [mandarin];
    const english = displayWords.say('en', 'voice.call', { ticket: spelledOut(call.ticket), counter: call.counter });
    return [mandarin, { language: 'en', text: `${warn('en')} ${english}`.trim() }];
}

/** Whether a call may still be spoken at `now`: its age is less than `freshMs` (milliseconds). */
export function isFresh(call: CallView, now: number, freshMs: number): boolean {
    return now - call.at < freshMs;
}

/**
 * Whether a call came after the last spoken one. Its time counts beside its number, because a hall that was set up anew behind the same
 * screen counts its calls from the beginning and must not stay silent until it has caught up.
 */
export function isNewer(call: CallView, last: Spoken): boolean {
    return call.callNo > last.callNo || call.at > last.at;
}

/** Where a voice that has never spoken begins: after the newest call of the first view it sees. Calls of a view are newest first. */
export function startingPoint(calls: readonly CallView[]): Spoken {
    const newest = calls[0];
    return newest === undefined ? { callNo: 0, at: 0 } : { callNo: newest.callNo, at: newest.at };
}

/** The calls of a view that are to be spoken, oldest first. */
export function toSpeak({ calls, freshMs, digitOne }: BoardView, last: Spoken, now: number): readonly Announcement[] {
    return calls
        .filter((call) => isNewer(call, last) && isFresh(call, now, freshMs))
        .map((call) => ({ call, sentences: sentencesOf(call, digitOne) }))
        .sort(({ call: a }, { call: b }) => a.at - b.at || a.callNo - b.callNo);
}
