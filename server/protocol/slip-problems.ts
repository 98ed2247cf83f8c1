/** Whether a template can be printed: every problem at once. As data; the words are in the catalogues. */
import { type SlipName, type SlipTemplate, type SlipTemplateLine, type SlipVocabulary, slipVocabulary } from './slip-templates.ts';

export const SLIP_PROBLEMS = [
    'unknown-value',
    'unknown-condition',
    'unknown-list',
    'stray-brace',
    'no-number',
    'no-mark',
    'qr-not-ascii',
    'does-not-fit',
] as const;

/** `at` is the path in the template, e.g. `lines.3.text.en`; `values` are for the sentence. */
export type SlipProblem = {
    readonly code: (typeof SLIP_PROBLEMS)[number];
    readonly at: string;
    readonly values: Readonly<Record<string, string | number>>;
};

/** A placeholder, alone or with its two words: `{no}`, `{ahead|person|people}`. */
export const placeholder = /\{([a-z][A-Za-z]*)(?:\|([^{}|]*)\|([^{}|]*))?\}/g;

/** What an address may be made of: all else a printer would garble. */
const qrValues = ['link', 'code', 'no'];

export function slipProblems(name: SlipName, { lines }: SlipTemplate): SlipProblem[] {
    const vocabulary = slipVocabulary[name];
    return [...lines.flatMap((line, index) => lineProblems(line, `lines.${index}`, vocabulary)), ...wholeProblems(name, lines)];
}

function problem(code: SlipProblem['code'], at: string, values: SlipProblem['values'] = {}): SlipProblem {
    return { code, at, values: { at, ...values } };
}

function lineProblems(line: SlipTemplateLine, at: string, vocabulary: SlipVocabulary): SlipProblem[] {
    const list = 'each' in line && line.each !== undefined ? vocabulary.lists[line.each] : undefined;
    const unknownList = 'each' in line && line.each !== undefined && list === undefined;
    const values = [...vocabulary.values, ...(list?.values ?? [])];
    const conditions = [...vocabulary.conditions, ...(list?.conditions ?? [])];
    const condition = line.when?.replace('!', '');
    return [
        ...(unknownList ? [problem('unknown-list', `${at}.each`, { list: line.each ?? '' })] : []),
        ...(condition === undefined || conditions.includes(condition) ? [] : [problem('unknown-condition', `${at}.when`, { condition })]),
        ...wordsOf(line).flatMap(([where, text]) => textProblems(text, `${at}.${where}`, values)),
        ...(line.kind === 'qr' ? qrProblems(line.content, `${at}.content`) : []),
    ];
}

/** Every text of a line with its place in it. */
function wordsOf(line: SlipTemplateLine): [string, string][] {
    const both = (name: string, text: Readonly<Record<string, string>>): [string, string][] =>
        Object.entries(text).map(([language, words]) => [`${name}.${language}`, words]);
    if (line.kind === 'text') return both('text', line.text);
    if (line.kind === 'pair') return [...both('left', line.left), ...both('right', line.right)];
    return line.kind === 'qr' ? [['content', line.content]] : [];
}

/** What is wrong with the placeholders of a text at a place. */
export function textProblems(text: string, at: string, known: readonly string[]): SlipProblem[] {
    const unknown = [...text.matchAll(placeholder)].flatMap(([, value = '']) =>
        known.includes(value) ? [] : [problem('unknown-value', at, { value })],
    );
    return /[{}]/.test(text.replace(placeholder, '')) ? [...unknown, problem('stray-brace', at)] : unknown;
}

function qrProblems(content: string, at: string): SlipProblem[] {
    const plain = content.replace(placeholder, '');
    const wordy = [...content.matchAll(placeholder)].some(([, value = '', one]) => !qrValues.includes(value) || one !== undefined);
    return wordy || /[^\x21-\x7e]/.test(plain) ? [problem('qr-not-ascii', at)] : [];
}

/** A ticket and a document always show their number, in each language; a mark always says something. */
function wholeProblems(name: SlipName, lines: SlipTemplate['lines']): SlipProblem[] {
    const always = lines.flatMap((line) => (line.kind === 'text' && line.when === undefined && line.each === undefined ? [line.text] : []));
    if (name === 'reprint' || name === 'training') return always.length > 0 ? [] : [problem('no-mark', 'lines')];
    if (name === 'appointment' || name === 'materials' || name === 'test') return [];
    const value = name === 'ticket' ? 'no' : 'number';
    const shown = always.some((text) => Object.values(text).every((words) => words.includes(`{${value}}`)));
    return shown ? [] : [problem('no-number', 'lines', { value })];
}
