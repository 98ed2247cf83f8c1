import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openBrowser, openPage, problemsOf } from './browser.ts';
import { Day } from './day.ts';
import { type Hall, startHall } from './hall.ts';
import { noteSounds, noteTexts, type Sound } from './sounds.ts';

const LANDSCAPE = { width: 1920, height: 1080 };
const VOICE = { timeout: 30_000 };

let hall: Hall;
let day: Day;
let browser: Browser;

beforeAll(async () => {
    hall = await startHall();
    day = new Day(hall);
    browser = await openBrowser(['--autoplay-policy=no-user-gesture-required']);
}, 120_000);
afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
    await browser?.close();
    await hall?.close();
});

/** A browser with a voice of its own on this machine, which notes what it reads and is done at once. */
const OWN_VOICE = `
    const voice = { name: 'Huihui', voiceURI: 'Huihui', lang: 'zh-CN', localService: true, default: true };
    speechSynthesis.getVoices = () => [voice];
    globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    speechSynthesis.speak = (utterance) => { noteOwn(utterance.text); utterance.onend(); };
`;

async function openScreen(
    prepare: (page: Page) => Promise<void> = async () => {},
): Promise<{ page: Page; sounds: readonly Sound[]; texts: readonly string[] }> {
    const page = await openPage(browser, 'about:blank', LANDSCAPE);
    const sounds = await noteSounds(page);
    const texts = noteTexts(page);
    await prepare(page);
    await page.goto(`${hall.url}/display/?zone=1`);
    await page.locator('tx-call-list').waitFor();
    return { page, sounds, texts };
}

test('a browser without voices speaks with the hub’s, each call in its languages, and says nothing of a missing voice', async () => {
    const { page, sounds, texts } = await openScreen();
    await day.callAt(3, 'social', 'en');
    await expect.poll(() => sounds.length, VOICE).toBe(2);
    expect(texts).toEqual(['请A零零一号到三号窗口办理', 'Number A 0 0 1, please go to counter 3.']);
    for (const { seconds, peak } of sounds) {
        expect(seconds).toBeGreaterThan(1.5);
        expect(seconds).toBeLessThan(12);
        expect(peak).toBeGreaterThan(0.3);
    }
    expect(await page.locator('tx-sound-note').innerText()).toBe('');
    expect(problemsOf(page)).toEqual([]);
    await day.serve(3);
});

test('a browser with a Chinese voice of its own uses it and asks the hub for nothing', async () => {
    const own: string[] = [];
    const { sounds, texts } = await openScreen(async (page) => {
        await page.exposeFunction('noteOwn', (text: string) => own.push(text));
        await page.addInitScript(OWN_VOICE);
    });
    await day.callAt(3, 'social');
    await expect.poll(() => own, VOICE).toEqual(['请A零零二号到三号窗口办理']);
    expect([sounds, texts]).toEqual([[], []]);
    await day.serve(3);
});
