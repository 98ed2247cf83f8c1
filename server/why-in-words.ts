/** Why a ticket was called, in both languages. */
import type { Ticket } from '#hall/state.ts';
import { LANGUAGES, type Text } from '#protocol/hall.ts';
import { whyWords } from '#web/words/why.ts';

export function whyInWords({ no, why }: Ticket): Text {
    const told = LANGUAGES.map((language) => {
        if (why === null) return [language, whyWords.say(language, 'notCalled', { no })];
        const others = why.candidates.filter((candidate) => candidate.no !== no).map((candidate) => `${candidate.no} (${candidate.weight})`);
        const own = why.candidates.find((candidate) => candidate.no === no);
        const sentences = [whyWords.say(language, why.reason, { no, weight: own?.weight ?? '' })];
        if (others.length > 0) sentences.push(whyWords.say(language, 'others', { others: others.join(language === 'zh-CN' ? '、' : ', ') }));
        sentences.push(whyWords.say(language, 'rules', { version: why.rules }));
        return [language, sentences.join(language === 'zh-CN' ? '' : ' ')];
    });
    return Object.fromEntries(told) as Text;
}
