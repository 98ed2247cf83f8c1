/** What a page lets sound: its sound files, noted where the browser begins to play them. */
import type { Page } from 'playwright';

export type Sound = { seconds: number; peak: number };

/** Notes every sound file that the page plays from now on; call it before the page is opened. */
export async function noteSounds(page: Page): Promise<readonly Sound[]> {
    const sounds: Sound[] = [];
    await page.exposeFunction('noteSound', (seconds: number, peak: number) => sounds.push({ seconds, peak }));
    await page.addInitScript(`{
        const start = AudioBufferSourceNode.prototype.start;
        AudioBufferSourceNode.prototype.start = function (...when) {
            const samples = this.buffer.getChannelData(0);
            let peak = 0;
            for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
            noteSound(this.buffer.duration, peak);
            start.apply(this, when);
        };
    }`);
    return sounds;
}

/** The texts that the page asks the hub to read, in their order. */
export function noteTexts(page: Page): readonly string[] {
    const texts: string[] = [];
    page.on('request', (request) => {
        const url = new URL(request.url());
        if (url.pathname === '/api/voice') texts.push(url.searchParams.get('text') ?? '');
    });
    return texts;
}
