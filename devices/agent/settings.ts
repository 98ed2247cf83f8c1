/** Settings of an agent: from the command line, else from the environment. All problems are reported together. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sentence } from './words.ts';

export const USAGE = 'npm run agent -- --hub URL (--token-file FILE | --token TOKEN) [--data DIRECTORY] [--ca FILE]';

export type AgentSettings = {
    /** `https://HOST` without a path. */
    hub: string;
    /** Read anew each time; null when its file cannot be read. */
    token: () => string | null;
    data: string;
    /** Certificates, PEM. */
    ca: string | null;
};

export class AgentSettingsError extends Error {
    override readonly name = 'AgentSettingsError';
}

const OPTIONS = {
    hub: 'HALL_HUB',
    token: 'HALL_AGENT_TOKEN',
    'token-file': 'HALL_AGENT_TOKEN_FILE',
    data: 'HALL_AGENT_DATA',
    ca: 'HALL_AGENT_CA',
} as const;
type Given = Partial<Record<keyof typeof OPTIONS, string>>;

/** Throws an `AgentSettingsError` with a sentence for each problem. */
export function readAgentSettings(args: readonly string[], env: Readonly<Record<string, string | undefined>>): AgentSettings {
    const { token: tokenVariable, 'token-file': tokenFileVariable, ...variables } = fromEnvironment(env);
    const said = fromArguments(args);
    const saysToken = said.token !== undefined || said['token-file'] !== undefined;
    const given: Given = {
        ...variables,
        ...(saysToken || tokenVariable === undefined ? {} : { token: tokenVariable }),
        ...(saysToken || tokenFileVariable === undefined ? {} : { 'token-file': tokenFileVariable }),
        ...said,
    };
    const problems: string[] = [];
    const hub = hubOf(given.hub, problems);
    const token = tokenOf(given, problems);
    const ca = given.ca === undefined ? null : fileOf(given.ca, problems);
    if (problems.length > 0)
        throw new AgentSettingsError(`${sentence('settings')}:\n${problems.map((problem) => `  ${problem}\n`).join('')}${USAGE}`);
    return { hub, token, data: resolve(given.data ?? './agent-data'), ca };
}

function fromEnvironment(env: Readonly<Record<string, string | undefined>>): Given {
    const given: Given = {};
    for (const [option, variable] of Object.entries(OPTIONS)) {
        const value = env[variable];
        if (value !== undefined && value !== '') Object.assign(given, { [option]: value });
    }
    return given;
}

function fromArguments(args: readonly string[]): Given {
    const text = { type: 'string' } as const;
    try {
        const options = { hub: text, token: text, 'token-file': text, data: text, ca: text };
        return { ...parseArgs({ args: [...args], options }).values };
    } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw new AgentSettingsError(`${sentence('unknownOption', why)}\n${USAGE}`, { cause: error });
    }
}

function hubOf(address: string | undefined, problems: string[]): string {
    if (address === undefined) {
        problems.push(sentence('hubMissing'));
        return '';
    }
    const url = URL.canParse(address) ? new URL(address) : null;
    const right =
        url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search + url.hash + url.username + url.password === '';
    if (!right) problems.push(sentence('hubWrong', address));
    return url?.origin ?? '';
}

function tokenOf({ token, 'token-file': file }: Given, problems: string[]): () => string | null {
    if (token !== undefined && file !== undefined) problems.push(sentence('tokenTwice'));
    if (token === undefined && file === undefined) problems.push(sentence('tokenMissing'));
    if (file === undefined) return () => token?.trim() ?? null;
    fileOf(file, problems);
    return () => fileOf(file, [])?.trim() ?? null;
}

function fileOf(path: string, problems: string[]): string | null {
    try {
        return readFileSync(path, 'utf8');
    } catch (error) {
        problems.push(sentence('fileUnreadable', error instanceof Error ? error.message : path));
        return null;
    }
}
