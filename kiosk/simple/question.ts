/** A page of the simple way through a visit: one question, its answers, and what is read aloud of them. */

/** An answer to touch. */
export type Choice = {
    readonly label: string;
    /** A second line, such as how many wait. */
    readonly note?: string;
    readonly icon: string;
    /** Colour of its theme. */
    readonly colour?: string;
    /** The answer that most people give. */
    readonly main?: boolean;
    readonly disabled?: boolean;
    readonly act: (from: HTMLElement) => void;
};

export type Question = {
    readonly heading: string;
    /** Few short sentences below it. */
    readonly texts: readonly string[];
    /** Shown very large, such as a number that the visitor has already. */
    readonly large?: string;
    /** As many as fit on a page; more come page by page. */
    readonly choices: readonly Choice[];
    /** Answers that stand on each page, after the others. */
    readonly always: readonly Choice[];
    readonly tone: 'ask' | 'warn';
};

/** Answers on one page, with those that lead to further pages and those that always stand there. */
const MOST = 6;

/** The answers of a page, and how many pages there are. `page` counts from 0. */
export function pageOf({ choices, always }: Question, page: number): { readonly shown: readonly Choice[]; readonly pages: number } {
    const room = MOST - always.length;
    if (choices.length <= room) return { shown: choices, pages: 1 };
    const perPage = room - 1;
    return { shown: choices.slice(page * perPage, (page + 1) * perPage), pages: Math.ceil(choices.length / perPage) };
}

/** What is read aloud: the question, what stands below it, the answers. */
export function spoken(question: Question, page: number): readonly string[] {
    const { shown } = pageOf(question, page);
    const large = question.large === undefined ? [] : [question.large];
    return [question.heading, ...large, ...question.texts, ...[...shown, ...question.always].map(({ label }) => label)];
}
