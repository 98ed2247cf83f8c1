import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { barriersOf, openBrowser, openPage, problemsOf, shot } from './browser.ts';
import { Cable } from './cable.ts';
import { fieldAt, openConsole, Rules, WIDE } from './console.ts';
import { Day } from './day.ts';
import { type Hall, startHall, TRIAL_PASSWORD } from './hall.ts';

const DESK = { width: 1280, height: 800 };

/** Something that each page of the console shows in a busy hall. */
const CONTENT = { hall: '[data-alert]', rules: '[data-section=overrides]', history: 'article[data-version]', ledger: '[data-breach]' };
const TABS = ['hall', 'rules', 'history', 'ledger'] as const;

let hall: Hall;
let day: Day;
let rules: Rules;
let browser: Browser;

beforeAll(async () => {
    hall = await startHall();
    day = new Day(hall);
    rules = await Rules.of(hall);
    browser = await openBrowser();
});
afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
    await browser.close();
    await hall.close();
});

describe('the live hall', () => {
    test('the queue is live: who waits, who is called, where', async () => {
        const page = await openConsole(browser, hall.url);
        const social = page.locator('[data-theme=social]');
        await social.getByText('没有人等候').waitFor();
        const first = await day.take('social');
        const second = await day.take('social');
        await social.locator(`[data-no=${second.ticket.no}]`).waitFor();
        expect(await social.locator('[data-figure=waiting]').innerText()).toBe('2 人');
        expect(await social.locator(`[data-no=${first.ticket.no}]`).innerText()).toContain('普通');
        await social.getByText('没有开放的窗口').waitFor();

        await day.at(1, 'next');
        const counter = page.locator('[data-counter="1"]');
        await counter.getByText(first.ticket.no).waitFor();
        expect(await counter.innerText()).toMatch(/办理中.*分钟/);
        await social.locator(`[data-no=${first.ticket.no}]`).waitFor({ state: 'detached' });
        expect(await social.locator('[data-figure=waiting]').innerText()).toBe('1 人');
        expect(await social.locator('[data-figure=open]').innerText()).toBe('1 个');
        expect(problemsOf(page)).toEqual([]);
    });

    test('a clerk is told that the console is not for them', async () => {
        const page = await openPage(browser, `${hall.url}/counter/manager.html`, WIDE);
        await page.locator('#user').fill('clerk01');
        await page.locator('#password').fill(TRIAL_PASSWORD);
        await page.keyboard.press('Enter');
        await page.getByText('不能使用管理台').waitFor();
        expect(await barriersOf(page)).toEqual([]);
    });
});

describe('the wait rules', () => {
    test('a rule is changed, and the history says who, when, why, and from what to what', async () => {
        const page = await openConsole(browser, hall.url, { tab: 'rules' });
        const before = await rules.read();
        await page.getByRole('button', { name: '修改规则' }).click();
        await fieldAt(page, 'classes.care.headStartMinutes').fill('25');
        await page.locator('[data-add=helpers]').click();
        await fieldAt(page, 'helpers.0.counter').selectOption('8');
        await fieldAt(page, 'helpers.0.theme').selectOption('social');
        await fieldAt(page, 'helpers.0.leaveAtFraction').fill('40');
        await page.getByText('将要修改 2 处').click();
        await page.locator('#reason').fill('老年群众增多');
        expect(await barriersOf(page)).toEqual([]);
        await shot(page, 'manager-rules-editing');
        await page.getByRole('button', { name: '保存并生效' }).click();
        await page.getByText('已生效').waitFor();

        const after = await rules.read();
        expect(after.version).toBeGreaterThan(before.version);
        expect(after.rules.classes.care.headStartMinutes).toBe(25);
        expect(after.rules.helpers).toEqual([
            { counter: 8, theme: 'social', joinAtWaitMinutes: 20, joinAtPeoplePerCounter: 10, leaveAtFraction: 0.4 },
        ]);
        await page.getByRole('link', { name: '修改记录' }).click();
        const entry = page.locator(`article[data-version="${after.version}"]`);
        await entry.getByText('原因：老年群众增多').waitFor();
        const told = await entry.locator('tx-rule-changes table').innerText();
        expect(told).toMatch(/优先类别 · 关怀 · 提前量\s+15 分钟\s+25 分钟/);
        expect(told).toMatch(/潮汐窗口 · 第 1 条\s+没有\s+窗口 8 号窗口、主题 社会事务/);
        expect(problemsOf(page)).toEqual([]);
    });

    test('rules that cannot work show all their problems at once, at their fields, and nothing changes', async () => {
        const page = await openConsole(browser, hall.url, { tab: 'rules' });
        const before = await rules.read();
        await page.getByRole('button', { name: '修改规则' }).click();
        await fieldAt(page, 'classes.normal.rate').fill('0');
        await fieldAt(page, 'limits.warning').fill('50');
        await page.locator('[data-add=issue]').click();
        await fieldAt(page, 'issue.0.theme').selectOption('enterprise');
        await fieldAt(page, 'issue.0.hours.from').fill('15:00');
        await fieldAt(page, 'issue.0.hours.until').fill('09:00');
        await page.locator('[data-add=issue]').click();
        await page.getByRole('button', { name: '保存并生效' }).click();
        const summary = page.locator('[data-refusal=rules-refused]');
        await summary.getByText('有 4 个问题').waitFor();
        expect(await summary.locator('li').allInnerTexts()).toEqual([
            expect.stringContaining('优先类别 · 普通 · 速率'),
            expect.stringContaining('等候时限 · 一般业务'),
            expect.stringContaining('发号规则 · 第 1 条 · 发号开始'),
            expect.stringContaining('发号规则 · 第 2 条'),
        ]);
        expect(await fieldAt(page, 'classes.normal.rate').getAttribute('aria-invalid')).toBe('true');
        expect(await fieldAt(page, 'limits.maximum').getAttribute('aria-invalid')).toBe('true');
        expect(await fieldAt(page, 'issue.0.hours.until').getAttribute('aria-invalid')).toBe('true');
        expect(await fieldAt(page, 'classes.care.rate').getAttribute('aria-invalid')).toBeNull();
        expect(await barriersOf(page)).toEqual([]);
        await shot(page, 'manager-rules-refused');
        await summary.locator('[data-problem="classes.normal.rate"]').click();
        await page.locator('tx-rule-field[data-place="classes.normal.rate"] input:focus').waitFor();
        expect(await rules.read()).toEqual(before);
    });

    test('a field that is left empty is said in the same way', async () => {
        const page = await openConsole(browser, hall.url, { tab: 'rules' });
        await page.getByRole('button', { name: '修改规则' }).click();
        await fieldAt(page, 'pass.most').fill('');
        await page.getByRole('button', { name: '保存并生效' }).click();
        await page.locator('[data-refusal=invalid-body]').getByText('过号 · 最多过号').waitFor();
        expect(await fieldAt(page, 'pass.most').getAttribute('aria-invalid')).toBe('true');
    });

    test('what somebody else changed in between is said, taken over on request, and nothing of either is lost', async () => {
        const page = await openConsole(browser, hall.url, { tab: 'rules' });
        await page.getByRole('button', { name: '修改规则' }).click();
        await fieldAt(page, 'affinityMinutes').fill('8');
        await page.getByText('将要修改 1 处').waitFor();
        await rules.change({ pass: { most: 4, rejoinBehind: 5 } }, '另一位值班长');
        const theirs = page.locator('[data-theirs]');
        await theirs.getByText('过号 · 最多过号').waitFor();
        expect(await page.getByRole('button', { name: '保存并生效' }).isDisabled()).toBe(true);
        expect(await barriersOf(page)).toEqual([]);
        await shot(page, 'manager-rules-theirs');
        await theirs.getByRole('button', { name: '采用对方的修改' }).click();
        await page.getByRole('button', { name: '保存并生效' }).click();
        await page.getByText('已生效').waitFor();
        const after = await rules.read();
        expect([after.rules.affinityMinutes, after.rules.pass]).toEqual([8, { most: 4, rejoinBehind: 5 }]);
    });

    test('a lost link hides the hall and keeps what is being changed', async () => {
        const cable = await Cable.to(hall.url);
        try {
            const page = await openConsole(browser, cable.url, { tab: 'rules' });
            await page.getByRole('button', { name: '修改规则' }).click();
            await fieldAt(page, 'appointments.share').fill('45');
            cable.pull();
            await page.locator('[data-veil]').getByText('还保留着').waitFor();
            expect(await page.locator('tx-rules').isVisible()).toBe(false);
            cable.putBack();
            await page.locator('tx-rules').waitFor();
            expect(await fieldAt(page, 'appointments.share').inputValue()).toBe('45');
        } finally {
            await cable.close();
        }
    });

    test('a supervisor reads the same and can change nothing', async () => {
        const page = await openConsole(browser, hall.url, { user: 'supervisor', tab: 'rules' });
        await page.getByText('只有值班长账号可以修改规则').waitFor();
        await page.locator('tx-rule-field[data-place="classes.care.headStartMinutes"]', { hasText: '25 分钟' }).waitFor();
        expect(await page.locator('tx-rules').getByRole('button').count()).toBe(0);
        expect(await page.locator('tx-rules').locator('input, select').count()).toBe(0);
        expect(await barriersOf(page)).toEqual([]);
    });
});

describe('limits', () => {
    test('who waits past warning and maximum is alerted in words, and entered in the ledger', async () => {
        const { ticket } = await day.take('construction');
        const page = await openConsole(browser, hall.url);
        await rules.change({ limits: { target: 0, warning: 0, maximum: 600 } });
        const alert = page.locator('[data-alert=warning]', { hasText: ticket.no });
        await alert.getByText('预警').waitFor();
        await page.locator('[data-theme=construction]').getByText('预警').waitFor();
        await rules.change({ limits: { target: 0, warning: 0, maximum: 0.01 } });
        await page.locator('[data-alert=maximum]', { hasText: ticket.no }).getByText('超过上限').waitFor();
        await page.getByRole('link', { name: '超限台账' }).click();
        const line = page.locator(`[data-breach="${ticket.id}"]`);
        await line.getByText('工程建设项目').waitFor();
        expect(await line.innerText()).toContain(ticket.no);
        await page.locator('[data-sums=theme]', { hasText: '工程建设项目' }).waitFor();
        expect(problemsOf(page)).toEqual([]);
    });

    test.each([
        ['zh-CN', WIDE],
        ['en', DESK],
    ])(
        'in %s at %o no page is a barrier and nothing hangs over',
        async (language, viewport) => {
            for (const theme of ['social', 'enterprise', 'other']) for (let n = 0; n < 4; n += 1) await day.take(theme);
            const page = await openConsole(browser, hall.url, { language, viewport });
            for (const tab of TABS) {
                await page.locator(`nav a[href="#${tab}"]`).click();
                await page.locator(CONTENT[tab]).first().waitFor();
                expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
                expect(await barriersOf(page)).toEqual([]);
                await shot(page, `manager-${tab}-${language}-${viewport.width}`);
            }
        },
        150_000,
    );
});

describe('the clock of the machine', () => {
    test('set far ahead it is not believed, and the duty manager confirms it', async () => {
        const folder = mkdtempSync(join(tmpdir(), 'tingxu-clock-'));
        const file = join(folder, 'ahead');
        const other = await startHall({ NODE_OPTIONS: `--import=${resolve('test/screens/machine-clock.mjs')}`, MACHINE_CLOCK: file });
        try {
            const page = await openConsole(browser, other.url);
            expect(await page.locator('[data-clock]').count()).toBe(0);
            writeFileSync(file, String(30 * 3_600_000));
            const banner = page.locator('[data-clock]');
            await banner.getByText('快 30 小时').waitFor();
            const today = await page.locator('tx-console-head .top').innerText();
            await banner.getByRole('button', { name: '服务器时钟是对的' }).click();
            expect(await barriersOf(page)).toEqual([]);
            await shot(page, 'manager-clock');
            await banner.getByRole('button', { name: '确定改用' }).click();
            await page.getByText('已确认').waitFor();
            await expect.poll(() => page.locator('tx-console-head .top').innerText()).not.toBe(today);
            expect(problemsOf(page)).toEqual([]);
        } finally {
            await other.close();
            rmSync(folder, { recursive: true, force: true });
        }
    });
});
