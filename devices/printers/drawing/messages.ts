import type { Picture } from './picture.ts';
import type { Drawing } from './typesetter.ts';

/** To the worker: `wanted` is null for a line that is drawn in any case, else the characters for whose sake it is; without a font for any it is not. */
export type DrawRequest = {
    readonly id: number;
    readonly lines: readonly { readonly drawing: Drawing; readonly wanted: readonly string[] | null }[];
};

/** From the worker: the pictures of each line, null for one that is not drawn. */
export type DrawAnswer = { readonly id: number; readonly pictures: readonly (readonly Picture[] | null)[] };

/** What the worker begins with: files and folders whose fonts come before those of the system. */
export type DrawSettings = { readonly fonts: readonly string[] };
