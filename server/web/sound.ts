/**
 * What a page can sound: a chime made here, and sounds that come as files. A browser plays nothing before somebody has touched the page (unless it
 * was started with autoplay allowed): a state to show, not an error. Voices are in `speech.ts`.
 */

/** Two soft strokes, a major third down, as halls have them: frequency in hertz, start in seconds. */
const STROKES = [
    { hertz: 880, at: 0 },
    { hertz: 698.46, at: 0.42 },
] as const;
const CHIME_MS = 1_300;

let context: AudioContext | null = null;
/** Ends the sound that is playing. */
let endPlaying = (): void => {};

/** Whether the browser withholds sound until somebody touches the page. */
export function isSoundBlocked(): boolean {
    return audio()?.state !== 'running';
}

/** Asks for sound; call it from a touch or a key. True when sound plays from now on. */
export async function enableSound(): Promise<boolean> {
    const ready = audio();
    if (ready === null) return false;
    // Without a user's touch the promise of `resume` may stay open for ever.
    await Promise.race([ready.resume(), pause(500)]);
    return !isSoundBlocked();
}

/** Plays the chime; settles when it has faded, at once where sound is blocked. */
export async function chime(): Promise<void> {
    const ready = audio();
    if (ready === null || ready.state !== 'running') return;
    for (const { hertz, at } of STROKES) strike(ready, hertz, ready.currentTime + at);
    await pause(CHIME_MS);
}

/** Plays a sound file to its end, or until `stopPlaying`. False when it could not be played or was stopped. */
export async function play(file: ArrayBuffer): Promise<boolean> {
    const ready = audio();
    if (ready === null || ready.state !== 'running') return false;
    const source = ready.createBufferSource();
    source.buffer = await ready.decodeAudioData(file).catch(() => null);
    if (source.buffer === null) return false;
    source.connect(ready.destination);
    const ended = new Promise<boolean>((resolve) => {
        source.onended = () => resolve(true);
        endPlaying = () => {
            resolve(false);
            source.stop();
        };
    });
    source.start();
    // A page whose sound device has gone never hears the end.
    return Promise.race([ended, pause(source.buffer.duration * 1_000 + 2_000).then(() => false)]);
}

/** Ends the file that is playing, if there is one. */
export function stopPlaying(): void {
    endPlaying();
    endPlaying = () => {};
}

function strike(ready: AudioContext, hertz: number, at: number): void {
    const tone = ready.createOscillator();
    const overtone = ready.createOscillator();
    const loudness = ready.createGain();
    tone.frequency.value = hertz;
    overtone.frequency.value = hertz * 2.01;
    loudness.gain.setValueAtTime(0.0001, at);
    loudness.gain.exponentialRampToValueAtTime(0.35, at + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.0001, at + 0.9);
    for (const part of [tone, overtone]) {
        part.connect(loudness);
        part.start(at);
        part.stop(at + 0.95);
    }
    loudness.connect(ready.destination);
}

function audio(): AudioContext | null {
    if (!('AudioContext' in globalThis)) return null;
    context ??= new AudioContext();
    return context;
}

export function pause(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms));
}
