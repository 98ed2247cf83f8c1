import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barriersOf, openBrowser, problemsOf, shot } from './browser.ts';
import { openConsole } from './console.ts';
import { type Hall, startHall, TRIAL_PASSWORD } from './hall.ts';

type Slips = { slips: { name: string; changed: boolean; template: { lines: { kind: string; text?: { 'zh-CN': string } }[] } }[] };

describe('the page of slips', () => {
    let hall: Hall;
    let browser: Browser;
    let token: string;
    beforeAll(async () => {
        [hall, browser] = await Promise.all([startHall(), openBrowser()]);
        ({ token } = await hall.call<{ token: string }>('POST', '/api/session', { user: 'manager', password: TRIAL_PASSWORD }));
    });
    afterAll(async () => {
        await browser?.close();
        await hall?.close();
    });

    const slipOf = async (name: string) => (await hall.call<Slips>('GET', '/api/slips', undefined, token)).slips.find((slip) => slip.name === name);
    const sample = (page: Page) => page.locator('tx-slip-preview .paper:not(.old) img');
    /** What the sample shows, out of the picture that the hub drew. */
    const sampleText = async (page: Page): Promise<string> => decodeURIComponent((await sample(page).getAttribute('src')) ?? '');

    test('shows what each slip says, as it will be on paper', async () => {
        const page = await openConsole(browser, hall.url, { tab: 'slips' });
        await sample(page).waitFor();
        expect(await sampleText(page)).toContain('A001');
        await page.locator('[data-paper]').selectOption('32');
        await sample(page).and(page.locator('.narrow')).waitFor();
        await page.locator('[data-language]').selectOption('en');
        await expect.poll(() => sampleText(page)).toContain('Your number');
        await page.locator('[data-slip=materials]').click();
        await expect.poll(() => sampleText(page)).toContain('What to bring');
        expect(problemsOf(page)).toEqual([]);
        await page.context().close();
    });

    test('lets a duty manager change a slip, shows the change before it is saved, and brings the standard back', async () => {
        const page = await openConsole(browser, hall.url, { tab: 'slips' });
        await page.locator('[data-change]').click();
        const line = page.locator('tx-slip-line').nth(1);
        const last = page.locator('tx-slip-line').last();
        await page.locator('tx-slip-line').first().locator('[data-act=add]').click();
        await expect.poll(() => page.locator('tx-slip-preview .paper').textContent()).toContain('改好有问题的行');
        expect(await page.locator('form.save .main').isDisabled()).toBe(true);
        await line.locator('input[name="text.zh-CN"]').fill('欢迎 ');
        await line.locator('input[name="text.en"]').fill('Welcome');
        await line.locator('input[name="text.zh-CN"]').focus();
        await line.locator('.insert').selectOption('theme');
        expect(await line.locator('input[name="text.zh-CN"]').inputValue()).toBe('欢迎 {theme}');
        await expect.poll(() => sampleText(page)).toContain('欢迎');
        expect(await slipOf('ticket')).toMatchObject({ changed: false });
        await line.locator('[data-act=down]').click();
        await last.scrollIntoViewIfNeeded();
        await page.locator('input[name=reason]').fill('迎接群众');
        await shot(page, 'slips-editing-zh-CN');
        await page.locator('form.save .main').click();
        await page.locator('.said.good').waitFor();
        const saved = await slipOf('ticket');
        expect(saved?.changed).toBe(true);
        expect(saved?.template.lines[2]?.text?.['zh-CN']).toBe('欢迎 {theme}');
        expect(await page.locator('.history').textContent()).toMatch(/高立群修改\s*原因：迎接群众/);
        await page.locator('[data-change]').click();
        await page.locator('[data-back]').click();
        await page.locator('[data-back]', { hasText: '确定' }).click();
        await page.locator('.said.good').waitFor();
        expect(await slipOf('ticket')).toMatchObject({ changed: false });
        // The hub was asked to draw a line without words, which it refuses.
        expect(problemsOf(page).filter((problem) => !problem.includes('status of 400'))).toEqual([]);
        await page.context().close();
    });

    test('says at the line what cannot be printed, and saves nothing of it', async () => {
        const page = await openConsole(browser, hall.url, { tab: 'slips', language: 'en' });
        await page.locator('[data-change]').click();
        await page.locator('tx-slip-line').first().locator('input[name="text.en"]').fill('Hello {who}');
        const problem = page.locator('tx-slip-line').first().locator('.problem');
        await problem.waitFor();
        expect(await problem.textContent()).toContain('who');
        expect(await page.locator('form.save .main').isDisabled()).toBe(true);
        // Another slip cannot be opened over unsaved changes; discarding them leaves all as it was.
        expect(await page.locator('[data-slip=test]').isDisabled()).toBe(true);
        await shot(page, 'slips-problem-en');
        await page.locator('[data-discard]').click();
        await page.locator('[data-change]').waitFor();
        expect(await slipOf('ticket')).toMatchObject({ changed: false });
        await page.context().close();
    });

    test('only shows them to a supervisor', async () => {
        const page = await openConsole(browser, hall.url, { user: 'supervisor', tab: 'slips' });
        await sample(page).waitFor();
        expect(await page.locator('[data-change]').count()).toBe(0);
        await page.context().close();
    });

    test.each([
        ['zh-CN', { width: 1440, height: 900 }],
        ['en', { width: 1024, height: 768 }],
        ['en', { width: 600, height: 900 }],
    ] as const)('is free of barriers and whole: %s at %o', async (language, viewport) => {
        const page = await openConsole(browser, hall.url, { tab: 'slips', language, viewport });
        await sample(page).waitFor();
        await page.locator('[data-change]').click();
        await page.locator('tx-slip-line').last().waitFor();
        await shot(page, `slips-${language}-${viewport.width}`);
        expect(await barriersOf(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
        await page.context().close();
    });
});
