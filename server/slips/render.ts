/** A template and what it is about become the lines of a slip, in one language. */
import type { Language } from '#protocol/hall.ts';
import { placeholder } from '#protocol/slip-problems.ts';
import type { SlipTemplate, SlipTemplateLine } from '#protocol/slip-templates.ts';
import type { SlipLine } from '#protocol/slips.ts';

export type Values = Readonly<Record<string, string | number>>;

/** What a slip is about: values by name, conditions that hold, and lists whose entries add values of their own. */
export type SlipContent = {
    readonly values: Values;
    readonly holds: readonly string[];
    readonly lists: Readonly<Record<string, readonly Values[]>>;
};

export function renderSlip({ lines }: SlipTemplate, content: SlipContent, language: Language): SlipLine[] {
    const shown = lines.filter(({ when }) => isShown(when, content.holds));
    return blocksOf(shown).flatMap(({ list, lines: block }) => {
        const entries = list === undefined ? [{}] : (content.lists[list] ?? []);
        return entries.flatMap((entry) => block.flatMap((line) => renderLine(line, { ...content.values, ...entry }, language)));
    });
}

type Block = { readonly list: string | undefined; readonly lines: SlipTemplateLine[] };

/** Lines in a row that are there for each entry of the same list belong together. */
function blocksOf(lines: readonly SlipTemplateLine[]): readonly Block[] {
    const blocks: Block[] = [];
    for (const line of lines) {
        const list = 'each' in line ? line.each : undefined;
        const last = blocks.at(-1);
        if (last !== undefined && list !== undefined && last.list === list) last.lines.push(line);
        else blocks.push({ list, lines: [line] });
    }
    return blocks;
}

function isShown(when: string | undefined, holds: readonly string[]): boolean {
    if (when === undefined) return true;
    return when.startsWith('!') ? !holds.includes(when.slice(1)) : holds.includes(when);
}

/** A line whose every value is empty says nothing and takes no paper. */
function renderLine(line: SlipTemplateLine, values: Values, language: Language): SlipLine[] {
    switch (line.kind) {
        case 'text': {
            const text = filled(line.text[language], values);
            return text.trim() === '' ? [] : [{ kind: 'text', text, size: line.size, align: line.align, bold: line.bold }];
        }
        case 'pair':
            return [{ kind: 'pair', left: filled(line.left[language], values), right: filled(line.right[language], values) }];
        case 'rule':
            return [{ kind: 'rule' }];
        case 'qr':
            return [{ kind: 'qr', content: filled(line.content, values) }];
        case 'space':
            return [{ kind: 'space', lines: line.lines }];
    }
}

/** A text with its values put in; one without a value says nothing. */
export function filled(text: string, values: Values): string {
    return text.replace(placeholder, (_whole, name: string, one?: string, more?: string) => {
        const value = values[name] ?? '';
        return one === undefined ? String(value) : value === 1 ? one : (more ?? '');
    });
}
