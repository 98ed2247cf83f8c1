/** A template while it is being changed: lines that may not be printable yet, and what a person can do with them. */
import type { Text } from '#protocol/hall.ts';
import type { SlipTemplateLine } from '#protocol/slip-templates.ts';

export type LineKind = SlipTemplateLine['kind'];

export const LINE_KINDS = ['text', 'pair', 'rule', 'qr', 'space'] as const satisfies readonly LineKind[];
export const SIZES = [1, 2, 3, 4, 6] as const;

/** What a person did with a line. */
export type LineAct = { readonly index: number } & (
    | { readonly act: 'change'; readonly line: SlipTemplateLine }
    | { readonly act: 'up' | 'down' | 'remove' | 'add' }
);

const EMPTY: Text = { 'zh-CN': '', en: '' };
const NEW: SlipTemplateLine = { kind: 'text', text: EMPTY, size: 1, align: 'left', bold: false };

/** The lines after it. A slip has at least one line. */
export function acted(lines: readonly SlipTemplateLine[], did: LineAct): readonly SlipTemplateLine[] {
    const before = lines.slice(0, did.index);
    const [line, ...after] = lines.slice(did.index);
    if (line === undefined) return lines;
    if (did.act === 'change') return [...before, did.line, ...after];
    if (did.act === 'add') return [...before, line, NEW, ...after];
    if (did.act === 'remove') return lines.length === 1 ? lines : [...before, ...after];
    if (did.act === 'up') return [...before.slice(0, -1), line, ...before.slice(-1), ...after];
    return [...before, ...after.slice(0, 1), line, ...after.slice(1)];
}

/** The same line as another kind, with as much of its words as that has room for. */
export function asKind(line: SlipTemplateLine, kind: LineKind): SlipTemplateLine {
    const when = line.when === undefined ? {} : { when: line.when };
    const each = 'each' in line && line.each !== undefined ? { each: line.each } : {};
    const words = line.kind === 'text' ? line.text : line.kind === 'pair' ? line.left : EMPTY;
    switch (kind) {
        case 'text':
            return { kind, text: words, size: 1, align: 'left', bold: false, ...when, ...each };
        case 'pair':
            return { kind, left: words, right: EMPTY, ...when, ...each };
        case 'rule':
            return { kind, ...when };
        case 'qr':
            return { kind, content: '{link}', ...when };
        case 'space':
            return { kind, lines: 1, ...when };
    }
}
