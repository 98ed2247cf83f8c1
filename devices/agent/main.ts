/**
 * `npm run agent -- --hub URL --token-file FILE`: drives the devices of this machine for a hub elsewhere. See docs/agent.md.
 *
 * Standard output has one sentence for each thing that whoever set it up should know; standard error has the log.
 */
import { mkdirSync } from 'node:fs';
import { LocalHost } from '../host/local-host.ts';
import { Agent } from './agent.ts';
import type { Hindrance } from './hub-link.ts';
import { JobStore } from './job-store.ts';
import { DamagedFileError, NoRoomError } from './journal-file.ts';
import { DirectoryLock } from './lock.ts';
import { agentLog } from './log.ts';
import { type AgentSettings, AgentSettingsError, readAgentSettings } from './settings.ts';
import { type AgentWord, sentence } from './words.ts';

/** Something that the reader can mend: shown as its sentence. */
class StartError extends Error {
    override readonly name = 'StartError';
}

function say(word: AgentWord, detail?: string): void {
    process.stdout.write(`[厅序] ${sentence(word, detail)}\n`);
}

/** Drives devices until the returned function is called. */
async function drive(settings: AgentSettings): Promise<() => Promise<void>> {
    mkdirSync(settings.data, { recursive: true, mode: 0o700 });
    const lock = await DirectoryLock.take(settings.data);
    if (lock === null) throw new StartError(sentence('directoryInUse', settings.data));
    const store = await JobStore.open(settings.data);
    store.onFailure((error) => {
        agentLog.fatal({ err: error }, 'the journal of print jobs cannot be written');
        say('diskFailed');
        process.exit(1);
    });
    say('starting', settings.data);
    if (isOverheard(settings.hub)) say('insecure', settings.hub);
    let told = '';
    const agent = new Agent({
        store,
        hostOf: (reported) => new LocalHost({ reported, onError: (device, error) => agentLog.error({ err: error, device }, 'a driver failed') }),
        url: settings.hub,
        token: settings.token,
        language: 'zh-CN',
        ca: settings.ca,
        onConnected: () => {
            told = '';
            say('connected', settings.hub);
        },
        onHindered: (hindrance) => {
            const word = wordFor(hindrance, settings);
            agentLog.warn({ why: hindrance.why, code: hindrance.code }, 'no connection to the hub');
            // The same is tried for ever and told once.
            if (told === `${word}${hindrance.code}`) return;
            told = `${word}${hindrance.code}`;
            say(word, word === 'refused' ? hindrance.message : hindrance.code);
        },
    });
    return async () => {
        say('stopping');
        await agent.close();
        await lock.free();
    };
}

function wordFor({ why, code }: Hindrance, { token }: AgentSettings): AgentWord {
    if (why === 'unreachable') return /CERT|SIGNATURE|ALTNAME|ISSUER/.test(code) ? 'certificate' : 'unreachable';
    if (token() === null) return 'tokenFileUnreadable';
    return code === 'device-not-paired' ? 'notPaired' : code === 'agent-in-use' ? 'inUse' : 'refused';
}

function isOverheard(hub: string): boolean {
    const { protocol, hostname } = new URL(hub);
    return protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function explain(error: unknown): string {
    if (error instanceof AgentSettingsError || error instanceof StartError) return error.message;
    if (error instanceof DamagedFileError) return sentence('damaged', error.message);
    if (error instanceof NoRoomError) return sentence('noRoom');
    return `${sentence('cannotStart')}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

async function main(): Promise<void> {
    const close = await drive(readAgentSettings(process.argv.slice(2), process.env));
    let closing = false;
    const stop = (): void => {
        if (closing) return;
        closing = true;
        close().then(
            () => process.exit(0),
            (error: unknown) => {
                agentLog.fatal({ err: error }, 'closing failed');
                process.exit(1);
            },
        );
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
}

process.on('uncaughtException', (error) => {
    // What was printed and what was not is in the journal: what is in memory is no longer trusted.
    agentLog.fatal({ err: error }, 'the agent stops: an unexpected error');
    process.exit(1);
});

main().catch((error: unknown) => {
    process.stderr.write(`[厅序] ${explain(error)}\n`);
    // An agent that could not start holds nothing that has to be closed in order.
    process.exit(1);
});
