import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { barriersOf, openBrowser, openPage, problemsOf, shot, type Viewport } from './browser.ts';
import { type Hall, startHall } from './hall.ts';
import { noteSounds, noteTexts } from './sounds.ts';

const SIZES: Readonly<Record<string, Viewport>> = {
    portrait: { width: 1080, height: 1920 },
    landscape: { width: 1920, height: 1080 },
    small: { width: 1280, height: 1024 },
};
/** Where reach from a wheelchair begins, as a part of the height of the screen: upright screens are tall, lying ones are mounted lower. */
const REACH: Readonly<Record<string, number>> = { portrait: 0.55, landscape: 0.34, small: 0.34 };
const VOICE = { timeout: 30_000 };

let hall: Hall;
let browser: Browser;

beforeAll(async () => {
    [hall, browser] = await Promise.all([startHall(), openBrowser(['--autoplay-policy=no-user-gesture-required'])]);
}, 120_000);
afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
    await browser?.close();
    await hall?.close();
});

async function openKiosk(size: string, language = 'zh-CN', prepare: (page: Page) => Promise<void> = async () => {}): Promise<Page> {
    const page = await openPage(browser, 'about:blank', SIZES[size] ?? { width: 1080, height: 1920 }, true);
    page.setDefaultTimeout(30_000);
    await prepare(page);
    await page.goto(`${hall.url}/kiosk/?lang=${language}`);
    await page.locator('tx-home').waitFor();
    return page;
}

const elder = (page: Page) => page.locator('tx-kiosk-foot .button.elder');
const low = (page: Page) => page.locator('tx-kiosk-foot .button.low');
const choice = (page: Page, words: string) => page.locator('tx-question .choice', { hasText: words }).first();
const heading = (page: Page, words: string) => page.getByRole('heading', { name: words }).waitFor();

/**
 * What is wrong with a simple page: text below 30 pixels, a target below 60 by 60 or outside the screen, anything cut off or to scroll, and with `reach` a
 * target above it.
 */
function wrongs(page: Page, reach: number): Promise<readonly string[]> {
    return page.evaluate(`(() => {
        const wrong = [];
        const look = (root) => {
            for (const element of root.querySelectorAll('*')) {
                if (element.shadowRoot !== null) look(element.shadowRoot);
                if (element.closest('.unseen') !== null || element.getClientRects().length === 0) continue;
                const style = getComputedStyle(element);
                const says = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');
                const name = element.localName + ' ' + element.className + ' ' + element.textContent.trim().slice(0, 20);
                if (says && parseFloat(style.fontSize) < 30) wrong.push('small text ' + style.fontSize + ': ' + name);
                if (style.overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 2) wrong.push('cut: ' + name);
                if (element.localName !== 'button') continue;
                const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
                if (width < 60 || height < 60) wrong.push('small target ' + width + ' by ' + height + ': ' + name);
                if (top < innerHeight * ${reach} || bottom > innerHeight + 1 || left < -1 || right > innerWidth + 1) wrong.push('out of reach at ' + Math.round(top) + ': ' + name);
            }
        };
        look(document);
        return wrong;
    })()`);
}

/** Goes through a whole visit in simple pages and looks at each. */
async function visit(page: Page, look: (name: string) => Promise<void>, english: boolean): Promise<string> {
    const say = (zh: string, en: string): string => (english ? en : zh);
    await look('home');
    await choice(page, say('预约取号', 'I have an appointment')).tap();
    await page.locator('tx-entry').waitFor();
    await look('code');
    await page.locator('tx-kiosk-foot .button').first().tap();
    await choice(page, say('过号重排', 'I missed my call')).tap();
    await page.locator('tx-entry').waitFor();
    await look('missed');
    await page.locator('tx-kiosk-foot .button').first().tap();
    await choice(page, say('取号办事', 'Take a number')).tap();
    await look('themes');
    await choice(page, say('工程建设项目', 'Construction projects')).tap();
    await page.locator('tx-question .more').tap();
    await look('items');
    await page.locator('tx-kiosk-foot .button').first().tap();
    await choice(page, say('社会事务', 'Social affairs')).tap();
    await choice(page, say('社会保障卡', 'Social security card')).tap();
    await heading(page, say('社会保障卡申领、补领、换领', 'Social security card: issue, replacement, renewal'));
    await look('card');
    await choice(page, say('取号', 'Take a number')).tap();
    await page.locator('tx-identity').waitFor();
    await look('identity');
    await page.locator('tx-identity .way').first().tap();
    await look('id-number');
    await page.locator('tx-kiosk-foot .button').first().tap();
    await page.locator('tx-identity .without').tap();
    await page.locator('tx-simple-number').waitFor();
    await look('number');
    return page.locator('tx-simple-number .no').innerText();
}

test.each([
    ['portrait', 'zh-CN', 'elder'],
    ['portrait', 'en', 'low'],
    ['landscape', 'en', 'elder'],
    ['small', 'zh-CN', 'low'],
    ['small', 'en', 'elder'],
    ['portrait', 'zh-CN', 'both'],
])(
    '%s, %s: a whole visit in the mode %s shows one large question a page, and nothing is a barrier',
    async (size, language, mode) => {
        const page = await openKiosk(size, language);
        if (mode !== 'low') await elder(page).tap();
        if (mode !== 'elder') await low(page).tap();
        const reach = mode === 'elder' ? 0 : (REACH[size] ?? 0);
        const seen: string[] = [];
        const no = await visit(
            page,
            async (name) => {
                await page.waitForTimeout(250);
                seen.push(...(await wrongs(page, reach)).map((wrong) => `${name}: ${wrong}`));
                if (['home', 'items', 'identity', 'number'].includes(name))
                    seen.push(...(await barriersOf(page)).map((barrier) => `${name}: ${barrier}`));
                await shot(page, `kiosk-${mode}-${size}-${language}-${name}`);
            },
            language === 'en',
        );
        expect(seen).toEqual([]);
        expect(no).toMatch(/^A\d{3}$/);
        expect(await hall.tickets()).toContain(no);
        expect(problemsOf(page)).toEqual([]);
    },
    180_000,
);

test('elder mode reads each page out with the hub’s voice, again when asked, and goes silent with the mode', async () => {
    let sounds: Awaited<ReturnType<typeof noteSounds>> = [];
    let texts: readonly string[] = [];
    const page = await openKiosk('portrait', 'zh-CN', async (opened) => {
        sounds = await noteSounds(opened);
        texts = noteTexts(opened);
    });
    expect(texts).toEqual([]);
    await elder(page).tap();
    await expect.poll(() => texts.slice(0, 3), VOICE).toEqual(['您要办什么？', '取号办事', '预约取号']);
    await expect.poll(() => sounds.length, VOICE).toBeGreaterThan(1);
    for (const { peak, seconds } of sounds) {
        expect(peak).toBeGreaterThan(0.2);
        expect(seconds).toBeGreaterThan(0.4);
    }

    await choice(page, '取号办事').tap();
    await expect.poll(() => texts.includes('要办哪一类事？'), VOICE).toBe(true);
    await expect.poll(() => texts.includes('社会事务'), VOICE).toBe(true);

    const before = texts.length;
    await page.getByRole('button', { name: '再读一遍' }).tap();
    await expect.poll(() => texts.slice(before).includes('要办哪一类事？'), VOICE).toBe(true);

    await elder(page).tap();
    await page.locator('tx-themes').waitFor();
    await page.waitForTimeout(500);
    const [asked, played] = [texts.length, sounds.length];
    await page.waitForTimeout(3_000);
    expect([texts.length, sounds.length]).toEqual([asked, played]);
    expect(problemsOf(page)).toEqual([]);
}, 120_000);

test('the number is read aloud digit by digit, with what to do now, but never an identity number', async () => {
    let texts: readonly string[] = [];
    const page = await openKiosk('landscape', 'zh-CN', async (opened) => {
        await noteSounds(opened);
        texts = noteTexts(opened);
    });
    await elder(page).tap();
    const no = await visit(page, async () => {}, false);
    await expect.poll(() => texts.includes(`${no} 号`), VOICE).toBe(true);
    await expect.poll(() => texts.some((text) => text.startsWith('请到')), VOICE).toBe(true);
    expect(texts.filter((text) => /\d{6,}/.test(text))).toEqual([]);
}, 120_000);

test('a hub without a voice and a browser without one: elder mode says that nothing can be read', async () => {
    const mute = await startHall({ HALL_VOICE: '/nowhere/espeak-ng' });
    try {
        const page = await openPage(browser, `${mute.url}/kiosk/`, { width: 1080, height: 1920 }, true);
        await page.locator('tx-home').waitFor();
        await elder(page).tap();
        await page.getByText('本机现在不能朗读').waitFor();
        expect(await page.getByRole('button', { name: '再读一遍' }).count()).toBe(0);
        expect(await wrongs(page, 0)).toEqual([]);
    } finally {
        await mute.close();
    }
}, 120_000);

test('modes and language last for one visit: home keeps them, done and a long silence end them', async () => {
    const page = await openKiosk('portrait');
    await elder(page).tap();
    await page.getByRole('button', { name: 'English' }).tap();
    await choice(page, 'Take a number').tap();
    await page.getByRole('button', { name: 'Home' }).tap();
    await heading(page, 'What would you like to do?');
    // Twice the usual time, and counted on the first screen too.
    expect(await page.locator('tx-kiosk-head [role=timer]').innerText()).toMatch(/1[12]\d seconds left/);

    await choice(page, 'Ask a question').tap();
    await choice(page, 'Other matters').tap();
    await page.locator('tx-simple-number').waitFor();
    await page.getByRole('button', { name: 'Done' }).tap();
    await page.locator('tx-home').waitFor();
    await page.getByRole('button', { name: '长辈版' }).waitFor();
    expect(await page.locator('tx-kiosk-head [role=timer]').count()).toBe(0);

    await page.getByRole('button', { name: 'English' }).tap();
    await low(page).tap();
    await page.evaluate('globalThis.realNow = performance.now.bind(performance); performance.now = () => globalThis.realNow() + 61_000');
    await page.locator('tx-home').waitFor();
    await page.getByRole('button', { name: '长辈版' }).waitFor();
}, 120_000);
