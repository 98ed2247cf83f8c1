/** Takes the pictures of the README from a living hall: `npm run pictures`. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import type { TakenAnswer } from '#protocol/views.ts';
import { openBrowser } from './browser.ts';
import { startHall, TRIAL_PASSWORD } from './hall.ts';

const folder = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));
const SETTLE_MS = 1_500;
const THEMES = [
    'social',
    'enterprise',
    'social',
    'construction',
    'other',
    'social',
    'enterprise',
    'social',
    'other',
    'enterprise',
    'social',
    'social',
] as const;

const hall = await startHall();
const browser = await openBrowser();
mkdirSync(folder, { recursive: true });

/** A page of its own at half its size: a README is read in a column. */
async function look(
    name: string,
    path: string,
    [width, height]: readonly [number, number],
    act: (page: Page) => Promise<void> = async () => {},
): Promise<void> {
    const context = await browser.newContext({
        viewport: { width, height },
        deviceScaleFactor: Math.max(width, height) > 1500 ? 0.5 : width > 1000 ? 0.75 : 1,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
    });
    const page = await context.newPage();
    await page.goto(hall.url + path);
    await page.waitForTimeout(SETTLE_MS);
    await act(page);
    await page.evaluate('document.fonts.ready.then(() => true)');
    await page.screenshot({ path: `${folder}/${name}.png`, animations: 'disabled' });
    await context.close();
}

/** Logs in as a person at the counter does. */
async function logIn(page: Page, user: string): Promise<void> {
    await page.locator('input').first().fill(user);
    await page.locator('input[type=password]').fill(TRIAL_PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(SETTLE_MS);
}

try {
    const counters = [1, 2, 3, 5, 7, 9];
    const tokens = new Map<number, string>();
    for (const no of counters) tokens.set(no, await hall.signIn(no, `clerk${String(no).padStart(2, '0')}`));
    const links = new Map<string, string>();
    for (const theme of THEMES) {
        const { ticket, link } = await hall.call<TakenAnswer>('POST', '/api/tickets', { theme });
        links.set(ticket.id, new URL(link).pathname);
    }
    for (const no of [2, 3, 7, 1]) await hall.call('POST', `/api/counters/${no}/next`, {}, tokens.get(no));
    await look('hall-screen', '/display/?zone=1', [1920, 1080]);
    await look('counter-screen', '/display/counter.html?counter=1', [1280, 400]);
    await look('terminal', '/counter/?counter=1', [400, 800], (page) => logIn(page, 'clerk01'));
    await look('kiosk', '/kiosk/', [1080, 1920]);
    await look('phone', [...links.values()].at(-1) ?? '', [390, 760]);
    await look('launcher', '/', [1280, 900]);
    await look('console', '/counter/manager.html', [1440, 900], (page) => logIn(page, 'manager'));
    await look('guide', '/counter/guide.html', [1440, 900], (page) => logIn(page, 'guide'));
    await hall.call('POST', '/api/counters/1/start', {}, tokens.get(1));
    const finish = { outcome: 'settledOnSpot' };
    const { ticket } = await hall.call<{ ticket: { id: string } }>('POST', '/api/counters/1/finish', finish, tokens.get(1));
    await look('pad', '/counter/pad.html?counter=1', [1280, 800]);
    await hall.call('POST', `/api${links.get(ticket.id)}/rating`, { level: 2, reasons: ['214'], reason: '等了很久，没有人解释。' });
    await look('supervision', '/counter/manager.html#supervision', [1440, 900], async (page) => {
        await logIn(page, 'supervisor');
        await page.locator('tx-orders [data-order]').first().click();
        await page.waitForTimeout(SETTLE_MS);
    });
} finally {
    await browser.close();
    await hall.close();
}
