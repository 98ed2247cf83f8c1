/** The ways to rate one session against each other: the pad page, the key of a hardware pad on its line, the phone page, the kiosk. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { TicketView } from '#protocol/views.ts';
import type { WorkOrder } from '#protocol/work-orders.ts';
import { barriersOf, openBrowser, openPage, problemsOf, shot } from './browser.ts';
import { Cable } from './cable.ts';
import { Day } from './day.ts';
import { type Hall, startHall, TRIAL_PASSWORD } from './hall.ts';

const PAD = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const KIOSK = { width: 1080, height: 1920 };
/** The counter with a hardware pad beside the pad page. */
const BOTH = 3;
/** What each way says in a race. */
const LEVEL = { pad: 1, key: 5, phone: 4 } as const;
const SOON = { timeout: 15_000, interval: 50 };

type Way = keyof typeof LEVEL;

let hall: Hall;
let day: Day;
let browser: Browser;

beforeAll(async () => {
    hall = await startHall();
    day = new Day(hall);
    browser = await openBrowser();
});
afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
    await browser.close();
    await hall.close();
});

const openPad = (counter: number, url = hall.url): Promise<Page> => openPage(browser, `${url}/counter/pad.html?counter=${counter}`, PAD);
const faces = (page: Page) => page.locator('tx-pad-faces [data-level]');

async function read<Answer>(path: string): Promise<Answer> {
    const { token } = await hall.call<{ token: string }>('POST', '/api/session', { user: 'supervisor', password: TRIAL_PASSWORD });
    return hall.call<Answer>('GET', path, undefined, token);
}

const ratingOf = async (id: string): Promise<TicketView['rating']> => (await read<{ ticket: TicketView }>(`/api/tickets/${id}`)).ticket.rating;

/** How often the journal says that a session was rated. */
function timesRated(id: string): unknown {
    const db = new Database(join(hall.data, 'hall.db'), { readonly: true });
    const { n } = db
        .prepare<unknown[], { n: number }>("SELECT count(*) AS n FROM event WHERE type = 'ticket.rated' AND body LIKE ?")
        .get(`%${id}%`) ?? {
        n: 0,
    };
    db.close();
    return n;
}

async function keyPad(): Promise<string> {
    const { devices } = await hall.call<{ devices: { id: string; shown: string[] }[] }>('GET', '/api/trial/devices');
    return devices.find(({ id }) => id === 'rating-pad-1')?.shown[0] ?? '';
}

/** Brings whoever is called to the end of the session. */
async function served(counter: number): Promise<{ id: string; no: string; link: string }> {
    const { ticket, link } = await day.take('social');
    await day.at(counter, 'next');
    await day.at(counter, 'start');
    await day.at(counter, 'finish', { outcome: 'consulted' });
    return { id: ticket.id, no: ticket.no, link };
}

describe('one rating for one session', () => {
    test('the pad page, a hardware key and the phone at once: one counts, each of the others is told', async () => {
        await day.signIn(BOTH);
        const pad = await openPad(BOTH);
        await pad.locator('tx-clerk-card').waitFor();
        const ways: readonly Way[] = ['pad', 'key', 'phone'];
        const won = new Set<Way>();
        for (let round = 0; round < 4; round++) {
            const { id, link } = await served(BOTH);
            const phone = await openPage(browser, link, PHONE);
            await phone.locator(`[data-level="${LEVEL.phone}"]`).click();
            const submit = phone.getByRole('button', { name: '提交', exact: true });
            await submit.focus();
            await faces(pad).first().waitFor();
            await expect.poll(keyPad, SOON).toBe('screen asking');
            const give: Readonly<Record<Way, () => Promise<unknown>>> = {
                pad: () => pad.keyboard.press(String(LEVEL.pad)),
                key: () => hall.call('POST', '/api/trial/devices/rating-pad-1', { action: 'press', value: '0' }),
                phone: () => phone.keyboard.press('Enter'),
            };
            // Each is the first to be started in turn; which one the hub hears first is open. Once the phone is ahead for certain.
            if (round === 3) await give.phone();
            await Promise.all(ways.map((_, at) => give[ways[(at + round) % ways.length] ?? 'pad']()));
            await expect.poll(async () => (await ratingOf(id)).state, SOON).toBe('rated');
            const { level } = await ratingOf(id);
            const winner = ways.find((way) => LEVEL[way] === level);
            if (winner === undefined) throw new Error(`nobody gave this level [level=${level}]`);
            won.add(winner);
            await expect.poll(keyPad, SOON).toBe(winner === 'key' ? 'screen thanks' : 'screen unheard');
            await phone
                .getByText(winner === 'phone' ? '感谢您的评价' : '评价过')
                .first()
                .waitFor();
            const said = { pad: '您的评价：非常不满意', key: '您的评价：非常满意', phone: '您已在手机上评价' }[winner];
            await pad.getByText(said).or(pad.getByText('本次服务已评价过')).first().waitFor();
            expect(await ratingOf(id)).toEqual({ state: 'rated', level });
            expect(timesRated(id)).toBe(1);
            await phone.context().close();
        }
        console.log(`races won by ${[...won].join(', ')}`);
        expect(problemsOf(pad)).toEqual([]);
    });

    test('the next may be called while the pad asks: the visitor rates until the limit, once however often they touch', async () => {
        await day.signIn(2);
        const cable = await Cable.to(hall.url);
        try {
            const pad = await openPad(2, cable.url);
            await pad.locator('tx-clerk-card').waitFor();
            const first = await served(2);
            await day.take('social');
            const next = await day.at(2, 'next');
            expect(next?.state).toBe('called');
            await pad.locator('[data-level="4"]').dblclick();
            await pad.getByText('您的评价：满意').waitFor();
            expect([await ratingOf(first.id), timesRated(first.id)]).toEqual([{ state: 'rated', level: 4 }, 1]);
            await day.at(2, 'start');
            await pad.getByText(`${next?.no} 号正在办理`).waitFor();
            await day.at(2, 'finish', { outcome: 'consulted' });

            // The answer to a face is lost with the link: it is given once more and counts once.
            await faces(pad).first().waitFor();
            cable.choke('down');
            await pad.keyboard.press('5');
            await expect.poll(async () => (await ratingOf(next?.id ?? '')).state, SOON).toBe('rated');
            cable.pull();
            await pad.locator('[data-veil]').waitFor();
            cable.putBack();
            await pad.getByText('您的评价：非常满意').waitFor();
            expect(await pad.locator('.told').count()).toBe(0);
            expect(timesRated(next?.id ?? '')).toBe(1);

            const last = await served(2);
            await faces(pad).first().waitFor();
            await day.take('social');
            await day.at(2, 'next');
            await hall.stop();
            await hall.start({ HALL_CLOCK_OFFSET_MS: '61000' });
            await pad.locator('tx-clerk-card').waitFor();
            await expect.poll(async () => (await ratingOf(last.id)).state, SOON).toBe('notRated');
            await day.serve(2);
        } finally {
            await cable.close();
        }
    });

    test('a kiosk asks whoever scans the slip of a finished session, and nobody a second time', async () => {
        const kiosk = await openPage(browser, `${hall.url}/kiosk/`, KIOSK, true);
        await kiosk.locator('tx-home').waitFor();
        const scan = async (text: string): Promise<void> => {
            await kiosk.keyboard.type(text);
            await kiosk.keyboard.press('Enter');
        };
        const { id, no, link } = await served(1);
        await scan(link);
        await kiosk.locator('tx-kiosk-rate').getByText(`${no} 号`).waitFor();
        expect(await kiosk.locator('tx-kiosk-rate [data-level]').count()).toBe(5);
        expect(await barriersOf(kiosk)).toEqual([]);
        await shot(kiosk, 'kiosk-rate');
        await kiosk.locator('[data-level="1"]').tap();
        await kiosk.getByRole('button', { name: '更多原因' }).tap();
        await kiosk.locator('[data-reason="115"]').tap();
        expect(await barriersOf(kiosk)).toEqual([]);
        await shot(kiosk, 'kiosk-why');
        expect((await ratingOf(id)).state).toBe('open');
        await kiosk.getByRole('button', { name: '提交', exact: true }).tap();
        await kiosk.getByText('感谢您的评价').waitFor();
        await shot(kiosk, 'kiosk-rated');
        expect((await read<{ workOrder: WorkOrder }>(`/api/work-orders/R${id}`)).workOrder.origin).toMatchObject({
            ...{ kind: 'badRating', level: 1, reasons: ['115'], channel: 'kiosk' },
        });
        await scan(link);
        await kiosk.locator('tx-taken').getByText('已经办结').waitFor();

        const wide = await openPage(browser, `${hall.url}/kiosk/?lang=en`, { width: 1920, height: 1080 }, true);
        await wide.locator('tx-home').waitFor();
        const second = await served(1);
        await wide.keyboard.type(second.link);
        await wide.keyboard.press('Enter');
        await wide.locator('[data-level="5"]').waitFor();
        await shot(wide, 'kiosk-rate-wide-en');
        await wide.locator('[data-level="5"]').tap();
        await shot(wide, 'kiosk-why-wide-en');
        // Somebody else was faster: it is said, and nothing counts twice.
        await hall.call('POST', `/api/t/${second.link.split('/t/')[1]}/rating`, { level: 2 });
        await wide.getByRole('button', { name: 'Send', exact: true }).tap();
        await wide.getByText('This service has been rated already').waitFor();
        expect([await ratingOf(second.id), timesRated(second.id)]).toEqual([{ state: 'rated', level: 2 }, 1]);
        expect([...problemsOf(kiosk), ...problemsOf(wide)]).toEqual([]);
    });
});
