/** A screen that is part of a self-test: it says so for some seconds, beside what it shows, and answers once that has been painted. */
import { currentLanguage } from './language.ts';
import { selfTestWords } from './words/self-test.ts';

const SHOWN_MS = 6_000;

/** A page that is not in front paints nothing and so never answers: the test is right to miss it. */
export function showTest({ no }: { no: string }): Promise<{ ok: true }> {
    const sign = document.createElement('div');
    sign.className = 'tx-test-sign';
    sign.setAttribute('role', 'status');
    sign.textContent = selfTestWords.say(currentLanguage(), 'sign', { no });
    document.body.append(sign);
    setTimeout(() => sign.remove(), SHOWN_MS);
    return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve({ ok: true }))));
}
