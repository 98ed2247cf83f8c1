/** The console's calls about slips. A refusal is a value, also when no hub answers. */
import type { Language, Text } from '#protocol/hall.ts';
import type { SlipProblem as Problem } from '#protocol/slip-problems.ts';
import type { SlipName, SlipTemplate, SlipTemplateLine, SlipVocabulary } from '#protocol/slip-templates.ts';
import { type Answered, type Caller, call } from '../calls.ts';

/** A slip as it is: `version` is the change that set it, 0 while it is the standard; `began` is the standard. */
export type SlipState = {
    readonly name: SlipName;
    readonly version: number;
    readonly changed: boolean;
    readonly template: SlipTemplate;
    readonly began: SlipTemplate;
    readonly vocabulary: SlipVocabulary;
};
/** A change; without a template it brought the standard back. */
export type SlipChange = {
    readonly version: number;
    readonly at: number;
    readonly name: SlipName;
    readonly template: SlipTemplate | null;
    readonly by: { readonly ref: string; readonly name: Text };
    readonly reason: string | null;
};
export type SlipsAnswer = { readonly slips: readonly SlipState[]; readonly history: readonly SlipChange[] };

/** A problem of a template as the hub words it; `path` is where, such as `lines.3.text.en`. One that breaks the shape has no code. */
export type SlipProblem = { readonly path: string; readonly message: string } & Partial<Pick<Problem, 'code' | 'values'>>;
export type Picture = { readonly svg: string; readonly problems: readonly SlipProblem[] };

/** What a preview is asked for; without lines it is the slip as it is now. */
export type PreviewOf = {
    readonly name: SlipName;
    readonly lines: readonly SlipTemplateLine[] | null;
    readonly language: Language;
    readonly columns: number;
};

export function readSlips(caller: Caller): Promise<Answered<SlipsAnswer>> {
    return call(caller, 'GET', '/api/slips');
}

/** The picture of a slip, or what is wrong with it. What breaks the shape of a template is a problem as well, such as an empty text. */
export async function previewSlip(caller: Caller, { name, lines, language, columns }: PreviewOf): Promise<Answered<Picture>> {
    const template = lines === null ? {} : { template: { lines } };
    const answer = await call<Picture>(caller, 'POST', '/api/slips/preview', { name, language, columns, ...template });
    if (answer.ok || answer.error.code !== 'invalid-body') return answer;
    return { ok: true, answer: { svg: '', problems: problemsIn(answer.error.details?.list) } };
}

/** Sets a slip; null brings the standard back. An empty reason is none. */
export function putSlip(
    caller: Caller,
    { name, version }: SlipState,
    lines: readonly SlipTemplateLine[] | null,
    reason: string,
): Promise<Answered<object>> {
    const template = lines === null ? null : { lines };
    return call(caller, 'PUT', `/api/slips/${name}`, { base: version, template, ...(reason === '' ? {} : { reason }) });
}

function problemsIn(list: unknown): readonly SlipProblem[] {
    if (!Array.isArray(list)) return [];
    return list.map(({ path, message }: SlipProblem) => ({ path: path.replace(/^template\.?/, ''), message }));
}
