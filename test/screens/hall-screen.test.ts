import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { BoardView } from '#protocol/views.ts';
import { barriersOf, openBrowser, openPage, problemsOf, shot } from './browser.ts';
import { Cable } from './cable.ts';
import { Day, trialFiles } from './day.ts';
import { type Hall, startHall } from './hall.ts';

/** Seconds in which a call may be spoken: short, so that a test can wait for a call to grow stale. */
const FRESH_SECONDS = 12;
const SOUND_ALLOWED = '--autoplay-policy=no-user-gesture-required';
const LANDSCAPE = { width: 1920, height: 1080 };
/** A chime takes its time; a busy machine takes more. */
const VOICE = { timeout: 20_000 };

const files = trialFiles({ callShownSeconds: FRESH_SECONDS });
let hall: Hall;
let day: Day;
let browser: Browser;

beforeAll(async () => {
    // The hub's voice takes its time, and a call must not grow stale while others are read: see `hub-voice.test.ts`.
    hall = await startHall({ HALL_FILES: files.folder, HALL_VOICE: '/nowhere/espeak-ng' });
    day = new Day(hall);
    browser = await openBrowser([SOUND_ALLOWED]);
});
afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
    await browser.close();
    await hall.close();
    files.remove();
});

type Screen = { page: Page; heard: string[] };

/** A hall screen, and what its voice has begun to say. */
async function openScreen(base = hall.url, by = browser, query = 'zone=1', size = LANDSCAPE): Promise<Screen> {
    const page = await openPage(by, 'about:blank', size);
    const heard: string[] = [];
    await page.exposeFunction('tell', (text: string) => heard.push(text));
    await page.addInitScript("addEventListener('tx-spoken', (event) => tell(event.detail.text))");
    await page.goto(`${base}/display/?${query}`);
    await page.locator('tx-call-list').waitFor();
    return { page, heard };
}

function row(page: Page, no: string) {
    return page.locator('tx-call-list li', { hasText: no });
}

/** Counters in the order in which they were heard. */
function countersIn(heard: readonly string[]): number[] {
    return heard.map((text) => '零一二三四五六'.indexOf(/到(.)号窗口/.exec(text)?.[1] ?? ''));
}

describe('a hall screen', () => {
    test('a call is on it within a second, enlarged, and is read digit by digit', async () => {
        const { page, heard } = await openScreen();
        await day.signIn(3);
        await day.take('social');
        await day.at(3, 'next');
        // A second is the promise; a busy machine gets three.
        await row(page, 'A001').waitFor({ timeout: 3_000 });
        expect((await row(page, 'A001').innerText()).replaceAll(/\s+/g, '')).toMatch(/^请A001到3号窗口办理/);
        expect(await row(page, 'A001').getAttribute('class')).toBe('new');
        await expect.poll(() => heard, VOICE).toEqual(['请A零零一号到三号窗口办理']);
        expect(problemsOf(page)).toEqual([]);
        await day.serve(3);
    });

    test('a visitor who took the number in English is called in both languages', async () => {
        const { heard } = await openScreen();
        await day.callAt(3, 'social', 'en');
        await expect.poll(() => heard, VOICE).toEqual(['请A零零二号到三号窗口办理 Number A 0 0 2, please go to counter 3.']);
        await day.serve(3);
    });

    test('calls of the same second are all shown, enlarged, and spoken in order', async () => {
        const counters = [1, 2, 3, 4];
        const { page, heard } = await openScreen();
        for (const counter of counters) {
            await day.signIn(counter);
            await day.take('social');
        }
        const called = await Promise.all(counters.map((counter) => day.at(counter, 'next')));
        for (const ticket of called) {
            await row(page, ticket?.no ?? '').waitFor({ timeout: 3_000 });
            expect(await row(page, ticket?.no ?? '').getAttribute('class')).toBe('new');
        }
        const { calls } = await hall.call<BoardView>('GET', '/api/board?zone=1');
        const inOrder = calls.slice(0, counters.length).map((call) => call.counter);
        await expect.poll(() => countersIn(heard), VOICE).toEqual(inOrder.reverse());
        await day.serve(...counters);
    });

    test('a screen that was cut off shows every call it missed and speaks only what is fresh', async () => {
        const cable = await Cable.to(hall.url);
        const { page, heard } = await openScreen(cable.url);
        cable.pull();
        await page.getByText('画面已暂停更新').waitFor();
        expect(await page.locator('tx-call-list').getAttribute('class')).toBe('veiled');

        const stale = await day.callAt(1, 'social');
        await new Promise((resolve) => setTimeout(resolve, (FRESH_SECONDS + 1) * 1_000));
        const fresh = [await day.callAt(2, 'social'), await day.callAt(3, 'social')];
        cable.putBack();

        for (const no of [stale, ...fresh]) await row(page, no).waitFor();
        expect(await page.locator('tx-call-list').getAttribute('class')).toBe('');
        await expect.poll(() => countersIn(heard), VOICE).toEqual([2, 3]);

        await page.reload();
        await row(page, stale).waitFor();
        await row(page, await day.callAt(4, 'social')).waitFor();
        await expect.poll(() => countersIn(heard), VOICE).toEqual([2, 3, 4]);
        await cable.close();
        await day.serve(1, 2, 3, 4);
    });

    test('a page opened for the first time shows old calls and is silent about them', async () => {
        const before = await day.callAt(3, 'social');
        const { page, heard } = await openScreen();
        await row(page, before).waitFor();
        await day.serve(3);
        await row(page, await day.callAt(4, 'social')).waitFor();
        await expect.poll(() => countersIn(heard), VOICE).toEqual([4]);
        await day.serve(4);
    });

    test('a screen with neither a voice of its own nor the hub’s says so', async () => {
        const { page } = await openScreen();
        await page.getByText('此设备没有中文语音，只播放提示音').waitFor();
    });

    test('a browser that blocks sound says so, and speaks what is fresh once it is touched', async () => {
        const strict = await openBrowser();
        const { page, heard } = await openScreen(hall.url, strict);
        const button = page.getByRole('button', { name: '点击启用声音' });
        await button.waitFor();
        await row(page, await day.callAt(3, 'social')).waitFor();
        expect(heard).toEqual([]);
        await button.click();
        await expect.poll(() => countersIn(heard), VOICE).toEqual([3]);
        await button.waitFor({ state: 'hidden' });
        await strict.close();
        await day.serve(3);
    });

    test.each([
        ['zh-CN', LANDSCAPE],
        ['en', LANDSCAPE],
        ['zh-CN', { width: 1080, height: 1920 }],
        ['en', { width: 1080, height: 1920 }],
        ['zh-CN', { width: 3840, height: 2160 }],
    ])('in %s at %o everything fits and nothing is a barrier', async (language, size) => {
        const { page } = await openScreen(hall.url, browser, `zone=1&lang=${language}`, size);
        await day.callAt(1, 'social');
        await page.locator('tx-theme-panel article').first().waitFor();
        await page.locator('li.new').first().waitFor();
        expect(await page.evaluate('document.documentElement.scrollHeight - innerHeight')).toBeLessThanOrEqual(0);
        expect(await barriersOf(page)).toEqual([]);
        await shot(page, `hall-screen-${language}-${size.width}`);
        await day.serve(1);
    });
});
