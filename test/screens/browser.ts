/** Chromium for screen tests: pages that remember what went wrong in them, screenshots, the accessibility check. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright';
import { findChromium } from '../setup/tools.ts';

const results = fileURLToPath(new URL('../../test-results', import.meta.url));

const QUIET = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
];

/** `more` are further switches, such as the one that lets pages sound before anyone has touched them. */
export function openBrowser(more: readonly string[] = []): Promise<Browser> {
    const program = findChromium();
    return chromium.launch({ args: [...QUIET, ...more], ...(program === null ? {} : { executablePath: program }) });
}

export type Viewport = { width: number; height: number };

/** Opens a page in a context of its own: no cookie and no storage of another. `touch` makes it a touch screen. */
export async function openPage(browser: Browser, url: string, viewport: Viewport, touch = false): Promise<Page> {
    const context = await browser.newContext({ viewport, hasTouch: touch, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', bypassCSP: false });
    const page = await context.newPage();
    const wrongs: string[] = [];
    problems.set(page, wrongs);
    page.on('pageerror', (error) => wrongs.push(error.message));
    page.on('console', (message) => {
        // A hub that is gone on purpose makes the browser complain about its socket; everything else counts, a breach of the policy too.
        if (message.type() === 'error' && !/WebSocket|ERR_CONNECTION|ERR_NETWORK|ERR_INTERNET/.test(message.text())) wrongs.push(message.text());
    });
    await page.goto(url);
    return page;
}

const problems = new WeakMap<Page, string[]>();

/** Errors that the page threw or wrote to its console so far. */
export function problemsOf(page: Page): readonly string[] {
    return problems.get(page) ?? [];
}

/** Saves what the page shows to `test-results/NAME.png`, once its fonts are there. */
export async function shot(page: Page, name: string): Promise<void> {
    mkdirSync(results, { recursive: true });
    await page.evaluate('document.fonts.ready.then(() => true)');
    await page.screenshot({ path: join(results, `${name}.png`), animations: 'disabled' });
}

/** What axe finds serious or critical, as one line each. */
export async function barriersOf(page: Page): Promise<readonly string[]> {
    // The check runs in the page itself, in a context whose policy allows no foreign script; legacy mode needs no second page.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${help} at ${target.join(' ')} (${failureSummary})`));
}
