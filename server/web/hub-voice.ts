/** The hub's voice, for pages whose browser has none: texts become sound files there, see `/api/voice`. */
import { at } from './base.ts';
import type { Sentence } from './speech.ts';

export type Pace = 'normal' | 'slow';
export type HubVoiceState = 'unknown' | 'on' | 'missing';

/** How soon a page asks again for a voice that was missing, in milliseconds. */
const ASK_AGAIN_MS = 30_000;
const ANSWER_MS = 10_000;

const changes = new EventTarget();
let state: HubVoiceState = 'unknown';
let timer: ReturnType<typeof setTimeout> | undefined;
let listeners = 0;

export function hubVoiceState(): HubVoiceState {
    return state;
}

/** Asks whether the hub has a voice, again and again while it has none, and calls back on each change; returns what ends it. */
export function whenHubVoiceChanges(listen: () => void): () => void {
    changes.addEventListener('change', listen);
    listeners++;
    if (listeners === 1) void ask();
    return () => {
        changes.removeEventListener('change', listen);
        listeners--;
        if (listeners === 0) clearTimeout(timer);
    };
}

/** The sound of a sentence, or null. Never rejects. */
export async function soundOf({ language, text }: Sentence, pace: Pace): Promise<ArrayBuffer | null> {
    try {
        const response = await fetch(at(`/api/voice?${new URLSearchParams({ text, language, pace })}`), { signal: AbortSignal.timeout(ANSWER_MS) });
        if (response.status === 503) become('missing');
        return response.ok ? await response.arrayBuffer() : null;
    } catch {
        return null;
    }
}

async function ask(): Promise<void> {
    clearTimeout(timer);
    try {
        const response = await fetch(at('/api/voice/state'));
        const body: unknown = response.ok ? await response.json() : null;
        const told = typeof body === 'object' && body !== null && 'state' in body ? body.state : null;
        become(told === 'on' || told === 'missing' ? told : 'unknown');
    } catch {
        // The hub is away; the page says so elsewhere.
    }
    if (state !== 'on' && listeners > 0) timer = setTimeout(() => void ask(), ASK_AGAIN_MS);
}

function become(next: HubVoiceState): void {
    if (next === state) return;
    state = next;
    changes.dispatchEvent(new Event('change'));
    if (state !== 'on' && listeners > 0) {
        clearTimeout(timer);
        timer = setTimeout(() => void ask(), ASK_AGAIN_MS);
    }
}
