import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openBrowser, openPage, problemsOf } from './browser.ts';
import { type Hall, startHall } from './hall.ts';

const PORTRAIT = { width: 1080, height: 1920 };

let hall: Hall;
let browser: Browser;

beforeAll(async () => {
    [hall, browser] = await Promise.all([startHall(), openBrowser()]);
}, 120_000);
afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
    await browser?.close();
    await hall?.close();
});

async function openKiosk(): Promise<Page> {
    const page = await openPage(browser, `${hall.url}/kiosk/?kiosk=kiosk-1`, PORTRAIT, true);
    await page.locator('tx-kiosk h1').first().waitFor();
    return page;
}

/** What an event meets in the page, sent where a finger would: whether the page forbids what the browser does of itself. */
function isForbidden(page: Page, event: string): Promise<boolean> {
    return page.evaluate(`(() => {
        const event = ${event};
        document.querySelector('tx-kiosk').shadowRoot.querySelector('main').dispatchEvent(event);
        return event.defaultPrevented;
    })()`);
}

const SENT = 'bubbles: true, cancelable: true, composed: true';

test('the page forbids menus, selection, dragging, the clipboard and the keys of the browser', async () => {
    const page = await openKiosk();
    const events = ['contextmenu', 'selectstart', 'dragstart', 'dragover', 'drop', 'copy', 'cut', 'paste'];
    const alone = ['F1', 'F3', 'F5', 'F7', 'F11', 'F12', 'BrowserBack', 'BrowserHome', 'ContextMenu', 'PrintScreen', 'LaunchMail'];
    const keys = [
        ...alone.map((key) => `key: '${key}'`),
        ...['p', 's', 'f', 'o', 'u', 'r', '+', '-', '0'].map((key) => `key: '${key}', ctrlKey: true`),
        "key: 'ArrowLeft', altKey: true",
        "key: 'r', metaKey: true",
    ];
    for (const name of events) expect(await isForbidden(page, `new Event('${name}', { ${SENT} })`), name).toBe(true);
    for (const key of keys) expect(await isForbidden(page, `new KeyboardEvent('keydown', { ${key}, ${SENT} })`), key).toBe(true);
});

test('what a scanner types, Tab and Enter go through', async () => {
    const page = await openKiosk();
    for (const key of ['A', '7', '/', ':', 'Tab', 'Backspace']) {
        expect(await isForbidden(page, `new KeyboardEvent('keydown', { key: '${key}', ${SENT} })`), key).toBe(false);
    }
    // At the end of a code Enter belongs to the code; by itself it presses the button that has the focus.
    const ways = page.locator('tx-home button').first();
    await page.keyboard.press('Tab');
    await ways.focus();
    await page.keyboard.press('Enter');
    await ways.waitFor({ state: 'detached' });
});

test('fingers and wheels do not zoom, the middle and side keys of a mouse do nothing', async () => {
    const page = await openKiosk();
    expect(await isForbidden(page, `new WheelEvent('wheel', { ctrlKey: true, ${SENT} })`)).toBe(true);
    const pinch = `(() => {
        const touch = (id) => new Touch({ identifier: id, target: document.body, clientX: id * 50, clientY: 50 });
        return new TouchEvent('touchmove', { touches: [touch(1), touch(2)], ${SENT} });
    })()`;
    expect(await isForbidden(page, pinch)).toBe(true);
    for (const button of [1, 3, 4]) expect(await isForbidden(page, `new MouseEvent('mouseup', { button: ${button}, ${SENT} })`)).toBe(true);
    expect(await isForbidden(page, `new MouseEvent('mouseup', { button: 0, ${SENT} })`)).toBe(false);

    const zoom = () => page.evaluate('[visualViewport.scale, devicePixelRatio, innerWidth]');
    const before = await zoom();
    const client = await page.context().newCDPSession(page);
    await client.send('Input.synthesizePinchGesture', { x: 540, y: 900, scaleFactor: 2, gestureSourceType: 'touch' });
    await page.touchscreen.tap(540, 330);
    await page.touchscreen.tap(540, 330);
    await page.keyboard.press('Control+=');
    expect(await zoom()).toEqual(before);
});

test('a text cannot be selected, by a long touch or by all of the keys', async () => {
    const page = await openKiosk();
    await page.keyboard.press('Control+a');
    await page.locator('tx-kiosk h1').first().dblclick();
    expect(await page.evaluate('String(getSelection())')).toBe('');
});

test('back and forward stay on the page', async () => {
    const page = await openKiosk();
    const address = page.url();
    for (let time = 0; time < 3; time++) {
        await page.evaluate('history.back()');
        await page.waitForTimeout(100);
    }
    await page.evaluate('history.forward()');
    await page.evaluate('history.go(-1)');
    await page.waitForTimeout(300);
    expect(page.url()).toBe(address);
    expect(await page.locator('tx-kiosk h1').first().isVisible()).toBe(true);
    expect(problemsOf(page)).toEqual([]);
});

test('nothing on the page leads to another address, and nothing can be typed into a field that keeps it', async () => {
    const page = await openKiosk();
    // Playwright looks through the shadow roots.
    expect(await page.locator('a, form, iframe, [target], [contenteditable]').count()).toBe(0);
    expect(await page.locator('input, textarea, select').count()).toBe(0);
});

test('the policies for kiosks block all addresses but the hub’s, and are the same for both browsers', () => {
    const linux = JSON.parse(readFileSync('kiosk/setup/linux/tingxu-kiosk.json', 'utf8')) as Record<string, unknown>;
    const windows = readFileSync('kiosk/setup/windows/tingxu-edge.reg', 'utf8');
    expect(linux).toMatchObject({
        URLBlocklist: ['*'],
        URLAllowlist: ['http://hub.hall.example:8080'],
        AutoplayAllowed: true,
        DeveloperToolsAvailability: 2,
    });
    expect(windows).toContain('Edge\\URLBlocklist]\n"1"="*"');
    expect(windows).toContain('Edge\\URLAllowlist]\n"1"="http://hub.hall.example:8080"');
    const inBoth = Object.entries(linux).filter(([name]) => windows.includes(`"${name}"=dword:`));
    expect(inBoth.length).toBeGreaterThan(15);
    for (const [name, value] of inBoth) {
        const number = /dword:0*(\d+)/.exec(windows.slice(windows.indexOf(`"${name}"=`)))?.[1];
        expect(`${name}=${number}`).toBe(`${name}=${Number(value)}`);
    }
});
