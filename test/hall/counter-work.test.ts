/** What a clerk does at the counter beside calling: one more item, a pause with its limit, asking for somebody, the mandatory reason of an instant item. */
import { beforeEach, describe, expect, it } from 'vitest';
import { dutiesIn } from '#hall/attendance.ts';
import { asksOf } from '#hall/views/staff.ts';
import { CoreHall, clerk, HUB } from './spec.ts';

const ME = clerk(1);
const MANAGER = { role: 'manager', ref: 'p-manager' } as const;

let hall: CoreHall;

beforeEach(() => {
    hall = new CoreHall();
    hall.must({ type: 'signIn', counter: 1 }, ME);
});

/** A ticket for an item that is served at counter 1. */
function serve(item: string): string {
    hall.must({ type: 'takeTicket', item }, { role: 'guide', ref: 'p-guide' });
    hall.must({ type: 'next', counter: 1 }, ME);
    hall.must({ type: 'start', counter: 1 }, ME);
    return hall.state.counters.get(1)?.ticket?.id ?? '';
}

function itemOf(theme: string, kind: string, at = 0): string {
    const found = hall.config.items.filter(({ theme: its, caseKind, skills }) => its === theme && caseKind === kind && skills.length === 0)[at];
    if (found === undefined) throw new Error(`the trial hall has no such item [theme=${theme}, kind=${kind}]`);
    return found.code;
}

describe('an instant item', () => {
    it('that is accepted instead of settled needs a reason', () => {
        serve(itemOf('social', 'instant'));
        expect(hall.when({ type: 'finish', counter: 1, outcome: 'accepted' }, ME).refusal).toEqual({
            code: 'reason-required',
            details: { outcome: 'accepted' },
        });
        hall.must({ type: 'finish', counter: 1, outcome: 'accepted', reason: '系统故障' }, ME);
    });

    it('needs none when it is settled, or taken on as another kind', () => {
        serve(itemOf('social', 'instant'));
        hall.must({ type: 'finish', counter: 1, outcome: 'settledOnSpot' }, ME);
        serve(itemOf('social', 'instant'));
        hall.must({ type: 'finish', counter: 1, outcome: 'accepted', record: { caseKind: 'committed' } }, ME);
        serve(itemOf('social', 'committed'));
        hall.must({ type: 'finish', counter: 1, outcome: 'accepted' }, ME);
    });
});

describe('one more item', () => {
    it('of the same theme is handled in the same session, and is on the record', () => {
        const [first, second] = [itemOf('social', 'committed', 0), itemOf('social', 'committed', 1)];
        const ticket = serve(first);
        hall.must({ type: 'append', counter: 1, item: second }, ME);
        expect(hall.ticket(ticket).wanted.items).toEqual([first, second]);
        expect(hall.when({ type: 'append', counter: 1, item: second }, ME).refusal?.code).toBe('item-already-there');
        hall.must({ type: 'finish', counter: 1, outcome: 'accepted' }, ME);
        expect(hall.ticket(ticket).record?.items).toEqual([first, second]);
        expect(hall.refolded().tickets.get(ticket)?.record?.items).toEqual([first, second]);
    });

    it('of another theme is the next ticket of the visit, behind those that there are, and waits from the end of this one', () => {
        const ticket = serve(itemOf('social', 'committed'));
        hall.must({ type: 'append', counter: 1, item: itemOf('enterprise', 'committed', 0) }, ME);
        hall.must({ type: 'append', counter: 1, item: itemOf('construction', 'committed', 0) }, ME);
        const next = hall.ticket(hall.ticket(ticket).next ?? '');
        const last = hall.ticket(next.next ?? '');
        expect([next.wanted.theme, last.wanted.theme]).toEqual(['enterprise', 'construction']);
        expect(next).toMatchObject({ state: 'waiting', since: Number.POSITIVE_INFINITY, after: ticket, channel: 'clerk' });
        hall.after(60).must({ type: 'finish', counter: 1, outcome: 'accepted' }, ME);
        expect(hall.ticket(next.id).since).toBe(hall.now);
        expect(hall.ticket(last.id).since).toBe(Number.POSITIVE_INFINITY);
    });

    it('is refused where nobody is served, for what is not in the catalogue and beyond what one session holds', () => {
        expect(hall.when({ type: 'append', counter: 1, item: itemOf('social', 'committed') }, ME).refusal?.code).toBe('no-ticket-at-counter');
        serve(itemOf('social', 'committed', 0));
        expect(hall.when({ type: 'append', counter: 1, item: 'nothing' }, ME).refusal?.code).toBe('unknown-item');
        expect(hall.when({ type: 'append', counter: 2, item: itemOf('social', 'committed', 1) }, ME).refusal?.code).toBe('not-your-counter');
        const foreign = { type: 'append', counter: 1, item: itemOf('enterprise', 'committed'), as: 'session' } as const;
        expect(hall.when(foreign, ME).refusal?.code).toBe('items-of-different-themes');
        for (const at of [1, 2, 3, 4]) hall.must({ type: 'append', counter: 1, item: itemOf('social', 'committed', at), as: 'session' }, ME);
        const sixth = { type: 'append', counter: 1, item: itemOf('social', 'committed', 5), as: 'session' } as const;
        expect(hall.when(sixth, ME).refusal?.code).toBe('too-many-items');
    });
});

describe('a pause', () => {
    it('has a reason of the hall and its limit, and is reported once when it lasts longer', () => {
        expect(hall.when({ type: 'pause', counter: 1, kind: 'fishing' }, ME).refusal?.code).toBe('unknown-pause-reason');
        hall.must({ type: 'pause', counter: 1, kind: 'rest' }, ME);
        expect(hall.state.counters.get(1)?.pause).toEqual({ kind: 'rest', until: hall.now + 600_000, overdue: false });
        expect(hall.after(600).must({ type: 'review' }, HUB)).toEqual([]);
        expect(hall.after(1).must({ type: 'review' }, HUB)).toMatchObject([{ type: 'counter.pauseOverdue', counter: 1, kind: 'rest' }]);
        expect(hall.after(60).must({ type: 'review' }, HUB)).toEqual([]);
        expect(hall.refolded().counters.get(1)?.pause?.overdue).toBe(true);
        hall.must({ type: 'reopen', counter: 1 }, ME);
        expect(hall.state.counters.get(1)?.pause).toBeNull();
    });

    it('without a reason counts as the last of them; the hall names its own', () => {
        hall = new CoreHall((config) => ({
            ...config,
            settings: { ...config.settings, pauseReasons: [{ code: 'tea', text: { 'zh-CN': '喝茶', en: 'Tea' }, minutes: 5 }] },
        }));
        hall.must({ type: 'signIn', counter: 1 }, ME);
        hall.must({ type: 'pause', counter: 1 }, ME);
        expect(hall.state.counters.get(1)?.pause).toMatchObject({ kind: 'tea', until: hall.now + 300_000 });
    });
});

describe('a clerk who asks for somebody', () => {
    it('is seen until somebody goes there, and the time is kept', () => {
        hall.must({ type: 'help', counter: 1 }, ME);
        hall.must({ type: 'support', counter: 1 }, ME);
        expect(hall.after(5).must({ type: 'help', counter: 1 }, ME)).toEqual([]);
        expect(asksOf(hall.state, hall.now).map(({ need }) => need)).toEqual(['dutyManager', 'backOffice']);
        const given = hall.after(25).must({ type: 'answerHelp', counter: 1, need: 'dutyManager' }, MANAGER);
        expect(given).toMatchObject([{ type: 'help.given', need: 'dutyManager', seconds: 30 }]);
        expect(hall.must({ type: 'answerHelp', counter: 1, need: 'dutyManager' }, MANAGER)).toEqual([]);
        expect(
            asksOf(hall.state, hall.now)
                .filter(({ answeredAt }) => answeredAt === null)
                .map(({ need }) => need),
        ).toEqual(['backOffice']);
        expect(hall.must({ type: 'help', counter: 1 }, ME)).toHaveLength(1);
        expect(hall.when({ type: 'help', counter: 2 }, ME).refusal?.code).toBe('not-your-counter');
        expect(hall.when({ type: 'answerHelp', counter: 99, need: 'backOffice' }, MANAGER).refusal?.code).toBe('unknown-counter');
    });
});

describe('attendance', () => {
    it('of a clerk who never signed out ends with the day, whenever that is written down and whoever asks when', () => {
        const from = Date.parse('2026-11-20T17:00:00+08:00');
        const midnight = Date.parse('2026-11-21T00:00:00+08:00');
        const monday = Date.parse('2026-11-23T08:00:00+08:00');
        const signedIn = { type: 'counter.signedIn', counter: 1, clerk: ME.ref, seq: 1, at: from, actor: ME.ref } as const;
        const signedOut = { type: 'counter.signedOut', counter: 1, clerk: ME.ref, why: 'dayEnd', seq: 2, at: monday, actor: 'hub' } as const;
        const ended = { day: '2026-11-20', from, until: midnight, seconds: 7 * 3600, endedBy: 'dayEnd' };
        for (const events of [[signedIn], [signedIn, signedOut]]) {
            expect(dutiesIn(events, { now: monday, timeZone: 'Asia/Shanghai' })).toMatchObject([ended]);
        }
        expect(dutiesIn([signedIn], { now: midnight - 1000, timeZone: 'Asia/Shanghai' })).toMatchObject([{ until: null, endedBy: null }]);
    });

    it('derives from sign-ins and sign-outs, with the pauses in between and a hand-over in the middle of the day', () => {
        const begun = hall.now;
        hall.after(3600).must({ type: 'pause', counter: 1, kind: 'rest' }, ME);
        hall.after(900).must({ type: 'review' }, HUB);
        hall.must({ type: 'reopen', counter: 1 }, ME);
        hall.after(3600).must({ type: 'signOut', counter: 1 }, ME);
        hall.must({ type: 'signIn', counter: 1 }, clerk(2));
        hall.after(600);
        const events = hall.journal.flatMap((event) =>
            event.type === 'counter.signedIn' ||
            event.type === 'counter.signedOut' ||
            event.type === 'counter.paused' ||
            event.type === 'counter.reopened' ||
            event.type === 'counter.pauseOverdue'
                ? [event]
                : [],
        );
        expect(dutiesIn(events, { now: hall.now, timeZone: 'Asia/Shanghai' })).toEqual([
            {
                day: '2026-11-23',
                clerk: ME.ref,
                counter: 1,
                from: begun,
                until: begun + 8_100_000,
                seconds: 8100,
                pauses: 1,
                pausedSeconds: 900,
                overduePauses: 1,
                endedBy: 'clerk',
            },
            {
                day: '2026-11-23',
                clerk: clerk(2).ref,
                counter: 1,
                from: begun + 8_100_000,
                until: null,
                seconds: 600,
                pauses: 0,
                pausedSeconds: 0,
                overduePauses: 0,
                endedBy: null,
            },
        ]);
    });
});
