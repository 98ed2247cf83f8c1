/** What the tests of the console do alike. */
import type { Browser, Page } from 'playwright';
import type { WaitRules } from '#protocol/rules.ts';
import { openPage, type Viewport } from './browser.ts';
import { type Hall, TRIAL_PASSWORD } from './hall.ts';

export const WIDE = { width: 1440, height: 900 };

/** Opens a page of the console and logs somebody in. `tab` is `hall`, `rules`, `history` or `ledger`. */
export async function openConsole(
    browser: Browser,
    url: string,
    {
        user = 'manager',
        tab = 'hall',
        language = 'zh-CN',
        viewport = WIDE,
    }: { user?: string; tab?: string; language?: string; viewport?: Viewport } = {},
): Promise<Page> {
    const page = await openPage(browser, `${url}/counter/manager.html?lang=${language}#${tab}`, viewport);
    await page.locator('#user').fill(user);
    await page.locator('#password').fill(TRIAL_PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('tx-console-head .open').waitFor();
    return page;
}

/** The input of the field that stands at a place in the rules, such as `classes.care.rate`. */
export function fieldAt(page: Page, place: string): ReturnType<Page['locator']> {
    return page.locator(`tx-rule-field[data-place="${place}"]`).locator('input, select');
}

type Answer = { version: number; rules: WaitRules; history: readonly { version: number; reason: string | null }[] };

/** The rules over the public interface, as the duty manager. */
export class Rules {
    readonly #hall: Hall;
    readonly #token: string;

    private constructor(hall: Hall, token: string) {
        this.#hall = hall;
        this.#token = token;
    }

    static async of(hall: Hall): Promise<Rules> {
        const { token } = await hall.call<{ token: string }>('POST', '/api/session', { user: 'manager', password: TRIAL_PASSWORD });
        return new Rules(hall, token);
    }

    read(): Promise<Answer> {
        return this.#hall.call<Answer>('GET', '/api/rules', undefined, this.#token);
    }

    /** Changes some of the rules; the new version. */
    async change(part: Partial<WaitRules>, reason?: string): Promise<number> {
        const { rules, version } = await this.read();
        const body = { rules: { ...rules, ...part }, base: version, ...(reason === undefined ? {} : { reason }) };
        return (await this.#hall.call<{ version: number }>('PUT', '/api/rules', body, this.#token)).version;
    }
}
