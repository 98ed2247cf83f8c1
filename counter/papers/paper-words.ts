/** What the terminal says of the documents of a session. */
import type { DocumentKind } from '#protocol/documents.ts';
import type { Language } from '#protocol/hall.ts';
import type { PapersView } from '#protocol/views.ts';
import { at } from '#web/base.ts';
import { paperWords } from '#web/words/papers.ts';

/** The document that is one key away: the usual one of a session that has ended, while it was not given out yet. */
export function paperAtHand(papers: PapersView | null): DocumentKind | null {
    if (papers === null || !papers.finished || papers.fitting === null) return null;
    return papers.given.some(({ kind }) => kind === papers.fitting) ? null : papers.fitting;
}

/** What the button of that document says; empty for none. */
export function offerOfPaper(papers: PapersView | null, language: Language): string {
    const kind = paperAtHand(papers);
    if (papers === null || kind === null) return '';
    return paperWords.say(language, 'offer', { no: papers.ticket.no, kind: nameOfPaper(language, kind) });
}

/** What the verb of that document is given with. */
export function inputOfPaper(papers: PapersView | null): Readonly<Record<string, unknown>> {
    return { kind: paperAtHand(papers) ?? 'receipt', ...(papers === null ? {} : { ticket: papers.ticket.id }) };
}

export function nameOfPaper(language: Language, kind: string): string {
    const key = `kind.${kind}`;
    return paperWords.has(key) ? paperWords.say(language, key) : kind;
}

/** Address of the page of a document or a hand-over list. */
export function pageOf(number: string): string {
    return at(`/counter/document.html?number=${encodeURIComponent(number)}`);
}
