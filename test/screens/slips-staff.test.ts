/** What staff see when slips do not come out and paper runs short. */
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { barriersOf, openBrowser, problemsOf, shot } from './browser.ts';
import { openConsole } from './console.ts';
import { openTerminal, standsIn } from './counter-pages.ts';
import { type Hall, startHall, TRIAL_PASSWORD } from './hall.ts';

let hall: Hall;
let browser: Browser;

beforeAll(async () => {
    hall = await startHall();
    browser = await openBrowser();
});
afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
    await browser.close();
    await hall.close();
});

test.each(['zh-CN', 'en'])('the console names slips that did not come out, and printers that need a roll (%s)', async (language) => {
    const { token } = await hall.call<{ token: string }>('POST', '/api/session', { user: 'manager', password: TRIAL_PASSWORD });
    await hall.call('POST', '/api/trial/printers/0', { fault: 'paper-out' });
    const { ticket } = await hall.call<{ ticket: { no: string } }>('POST', '/api/tickets', { theme: 'social' });
    await hall.call('POST', '/api/devices/printer-1/paper', { slips: 7 }, token);
    const page = await openConsole(browser, hall.url, { language });
    await page.locator('[data-slips=not-sent]').getByText(ticket.no).waitFor();
    expect(await page.locator('[data-paper=printer-1]').innerText()).toContain('7');
    expect(await barriersOf(page)).toEqual([]);
    expect(problemsOf(page)).toEqual([]);
    await shot(page, `console-slips-${language}`);
});

test('the terminal says that the slip of who is at the counter did not come out; printed again, it says so no more', async () => {
    const page = await openTerminal(browser, hall.url, 1);
    await page.keyboard.press('i');
    await standsIn(page, 'idle');
    await page.keyboard.press('n');
    await standsIn(page, 'called');
    const said = page.locator('tx-ticket-card .slip');
    expect(await said.innerText()).toBe('号票没有打印出来，可以补打');
    expect(await barriersOf(page)).toEqual([]);
    await shot(page, 'terminal-slip');
    await hall.call('POST', '/api/trial/printers/0', { fault: null });
    await page.keyboard.press('d');
    await said.waitFor({ state: 'detached' });
    expect(problemsOf(page)).toEqual([]);
});
