/** What the tests of the pages at the counter do alike. */
import type { Browser, Page } from 'playwright';
import { openPage, type Viewport } from './browser.ts';
import { TRIAL_PASSWORD } from './hall.ts';

/** The strip beside a clerk's other work. */
export const STRIP = { width: 360, height: 800 };

/** Opens the terminal of a counter and logs a clerk in, by keyboard alone. */
export async function openTerminal(browser: Browser, url: string, counter: number, viewport: Viewport = STRIP): Promise<Page> {
    const page = await openPage(browser, `${url}/counter/?counter=${counter}`, viewport);
    await page.locator('tx-login #user:focus').waitFor();
    await page.keyboard.type(`clerk${String(counter).padStart(2, '0')}`);
    await page.keyboard.press('Tab');
    await page.keyboard.type(TRIAL_PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('[data-state]').waitFor();
    return page;
}

/** Waits until the terminal stands in a state: `closed`, `idle`, `called`, `serving` or `paused`. */
export async function standsIn(page: Page, state: string): Promise<void> {
    await page.locator(`[data-state=${state}]`).waitFor();
}

/** The words on the largest button. */
export async function largestButton(page: Page): Promise<string | null> {
    const buttons = await page.locator('tx-verb-buttons button').all();
    const sized = await Promise.all(
        buttons.map(async (button) => {
            const box = await button.boundingBox();
            return { verb: await button.getAttribute('data-verb'), area: box === null ? 0 : box.width * box.height };
        }),
    );
    return sized.toSorted((one, other) => other.area - one.area)[0]?.verb ?? null;
}
