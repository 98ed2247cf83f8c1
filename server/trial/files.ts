/** Reads the files of a hall and says in sentences what is wrong with them: problems are collected, nothing is thrown. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { z } from 'zod';

/** A list as a file holds it: every entry, and those entries that keep the schema. */
export type ListFile<Entry> = { readonly file: string; readonly raw: readonly unknown[]; readonly good: readonly Entry[]; readonly whole: boolean };

/** The files below a folder; `problems` grows with every file that is missing, is no JSON or breaks its schema. */
export class HallFiles {
    readonly problems: string[] = [];
    readonly #folder: URL;

    constructor(folder: URL) {
        this.#folder = folder.href.endsWith('/') ? folder : new URL(`${folder.href}/`);
    }

    /** Names of the JSON files of a sub-folder, as `items/social.json`, sorted. */
    namesIn(subfolder: string): string[] {
        try {
            const names = readdirSync(new URL(`${subfolder}/`, this.#folder)).filter((name) => name.endsWith('.json'));
            return names.sort().map((name) => `${subfolder}/${name}`);
        } catch {
            this.problems.push(`${subfolder}/: there is no such folder`);
            return [];
        }
    }

    /** The content of a file with one object; undefined if it breaks the schema. */
    object<Content>(file: string, schema: z.ZodType<Content>): { raw: unknown; good: Content | undefined } {
        const raw = this.#json(file);
        if (raw === undefined) return { raw, good: undefined };
        return { raw, good: this.#parsed(file, schema, raw) };
    }

    /** The entries of a file with a list; each is judged by itself, so that one bad entry does not hide the next. */
    list<Entry>(file: string, schema: z.ZodType<Entry>): ListFile<Entry> {
        return this.#entries(file, schema, this.#json(file));
    }

    #entries<Entry>(file: string, schema: z.ZodType<Entry>, raw: unknown): ListFile<Entry> {
        if (raw === undefined) return { file, raw: [], good: [], whole: false };
        if (!Array.isArray(raw) || raw.length === 0) {
            this.problems.push(`${file}: must be a list with at least one entry`);
            return { file, raw: [], good: [], whole: false };
        }
        const parsed = raw.map((entry, index) => this.#parsed(`${file}: entry ${index + 1}${nameOf(entry)}`, schema, entry));
        const good = parsed.filter((entry) => entry !== undefined);
        return { file, raw, good, whole: good.length === raw.length };
    }

    /** The same for a file that may be missing or hold an empty list. */
    optionalList<Entry>(file: string, schema: z.ZodType<Entry>): ListFile<Entry> {
        if (!existsSync(new URL(file, this.#folder))) return { file, raw: [], good: [], whole: true };
        const raw = this.#json(file);
        if (Array.isArray(raw) && raw.length === 0) return { file, raw, good: [], whole: true };
        return this.#entries(file, schema, raw);
    }

    #json(file: string): unknown {
        let content: string;
        try {
            content = readFileSync(new URL(file, this.#folder), 'utf8');
        } catch (error) {
            this.problems.push(`${file}: cannot be read (${reasonOf(error)})`);
            return undefined;
        }
        try {
            return JSON.parse(content);
        } catch (error) {
            this.problems.push(`${file}: is not JSON (${reasonOf(error)})`);
            return undefined;
        }
    }

    #parsed<Content>(place: string, schema: z.ZodType<Content>, raw: unknown): Content | undefined {
        const result = schema.safeParse(raw);
        if (result.success) return result.data;
        this.problems.push(...sentencesOf(place, result.error));
        return undefined;
    }
}

/** One sentence per broken rule: the place, the path within it and what the rule is. */
export function sentencesOf(place: string, error: z.ZodError): string[] {
    return error.issues.map((issue) => `${place}: ${[...issue.path, issue.message].map(String).join(': ')}`);
}

/** What a person would look for in the file: the entry's own name, if it has one. */
function nameOf(entry: unknown): string {
    if (typeof entry !== 'object' || entry === null) return '';
    const names = new Map<string, unknown>(Object.entries(entry));
    const name = names.get('code') ?? names.get('id') ?? names.get('user') ?? names.get('no');
    return typeof name === 'string' || typeof name === 'number' ? ` (${name})` : '';
}

function reasonOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}
