/** After a session: due dates by the calendar, papers that are handed over, records that are put right, a visitor who is told twice. */
import { describe, expect, it } from 'vitest';
import { outgoingOf } from '#hall/outgoing.ts';
import { closesAt, papersView } from '#hall/views/work.ts';
import type { HallConfig } from '#protocol/hall.ts';
import type { Outcome } from '#protocol/tickets.ts';
import { CoreHall, clerk, HUB, KIOSK, MORNING, TODAY } from './spec.ts';

const DAY_SECONDS = 86_400;

/** A session at counter 1; the ticket's id. */
function served(hall: CoreHall, outcome: Outcome, item = 'residence-permit', person: string | null = null): string {
    const [taken] = hall.must({ type: 'takeTicket', item, person, purpose: 'handle' }, KIOSK);
    for (const type of ['next', 'start'] as const) hall.must({ type, counter: 1 }, clerk(1));
    hall.must({ type: 'finish', counter: 1, outcome, reason: '按规定' }, clerk(1));
    return taken?.type === 'ticket.taken' ? taken.ticket : '';
}

function begun(change?: (config: HallConfig) => HallConfig): CoreHall {
    const hall = new CoreHall(change);
    hall.must({ type: 'signIn', counter: 1 }, clerk(1));
    return hall;
}

describe('the due date of a promised case', () => {
    const name = { 'zh-CN': '假日', en: 'Holiday' };
    it.each([
        ['within a week', {}, 3, '2026-11-26'],
        ['over a weekend', {}, 5, '2026-11-30'],
        ['over a holiday', { holidays: [{ day: '2026-11-25', name }] }, 3, '2026-11-27'],
        ['over a make-up Saturday', { makeUpDays: [{ day: '2026-11-28', name }] }, 5, '2026-11-28'],
        ['over all of them', { holidays: [{ day: '2026-11-27', name }], makeUpDays: [{ day: '2026-11-29', name }] }, 5, '2026-11-30'],
    ])('is the last of its working days: %s', (_what, hours, promisedDays, due) => {
        const hall = begun((config) => ({
            ...config,
            hours: { ...config.hours, ...hours },
            items: config.items.map((item) => (item.code === 'residence-permit' ? { ...item, promisedDays } : item)),
        }));
        served(hall, 'accepted');
        expect(hall.must({ type: 'issueDocument', counter: 1, kind: 'commitment' }, clerk(1))).toMatchObject([{ due }]);
    });
});

describe('papers of a session', () => {
    it('are offered by what became of it, and no more once they were given', () => {
        const hall = begun();
        const fitting = () => papersView(hall.state, hall.state.counters.get(1) ?? expect.fail())?.fitting;
        for (const [outcome, item, kind] of [
            ['accepted', 'residence-permit', 'commitment'],
            ['accepted', 'social-insurance-card', 'receipt'],
            ['oneTimeNotice', 'residence-permit', 'oneTimeNotice'],
            ['refused', 'residence-permit', 'refusal'],
            ['settledOnSpot', 'social-insurance-card', 'endSlip'],
            ['consulted', 'residence-permit', null],
        ] as const) {
            served(hall, outcome, item);
            expect([outcome, fitting()]).toEqual([outcome, kind]);
        }
    });

    it('are handed over once, with those of an earlier day, and only where something was accepted', () => {
        const hall = begun();
        const [other, one] = [served(hall, 'settledOnSpot'), served(hall, 'accepted')];
        const accepted = () => [...(hall.state.counters.get(1)?.accepted ?? [])].map(({ id }) => id);
        expect(accepted()).toEqual([one]);
        const give = (...tickets: string[]) => hall.when({ type: 'handOver', counter: 1, tickets }, clerk(1));
        expect(give(one, other).refusal?.code).toBe('not-accepted');
        expect(give('20261120-A001').refusal?.code).toBe('unknown-ticket');
        expect(give(one, one).events).toMatchObject([
            { type: 'document.handedOver', document: 'H2611230001', tickets: [one] },
            { type: 'ticket.handedOver', ticket: one, sheet: 'H2611230001' },
        ]);
        expect(accepted()).toEqual([]);
        expect(give(one).refusal).toMatchObject({ code: 'handed-over', details: { document: 'H2611230001' } });
        // What the back office has in its hands cannot be taken back by a key.
        expect(hall.when({ type: 'undo', counter: 1 }, clerk(1)).refusal?.code).toBe('nothing-to-undo');
    });

    it('a correction is told to the back office as news of the same session, with what is different only', () => {
        const hall = begun();
        const ticket = served(hall, 'accepted');
        const command = { type: 'correctRecord', ticket, record: { caseNo: 'GA-1' }, reason: '补录' } as const;
        const [event] = hall.must(command, clerk(1));
        const told = event === undefined ? null : outgoingOf(hall.state, event, null);
        expect(told).toMatchObject({ message: { type: 'session.corrected', ticket, outcome: null, record: { caseNo: 'GA-1' } } });
        expect(JSON.stringify(told)).not.toContain('补录');
        expect(hall.refolded().tickets.get(ticket)?.corrections).toEqual(hall.ticket(ticket).corrections);
        expect(hall.when(command, clerk(2)).refusal?.code).toBe('correction-not-yours');
    });

    it('say when a visitor was told before what is missing: today at once, later by the notice, after ninety days no more', () => {
        const hall = begun();
        const earlier = () => {
            hall.must({ type: 'takeTicket', item: 'residence-permit', person: 'p-1', purpose: 'handle' }, KIOSK);
            for (const type of ['next', 'start'] as const) hall.must({ type, counter: 1 }, clerk(1));
            const { earlierNotice } = papersView(hall.state, hall.state.counters.get(1) ?? expect.fail()) ?? expect.fail();
            hall.must({ type: 'finish', counter: 1, outcome: 'left' }, clerk(1));
            return earlierNotice;
        };
        const dayLater = (days: number, day: string): void => {
            hall.after(days * DAY_SECONDS);
            hall.must({ type: 'endDay', day }, HUB);
            hall.must({ type: 'signIn', counter: 1 }, clerk(1));
        };
        expect(earlier()).toBeNull();
        served(hall, 'oneTimeNotice', 'residence-permit', 'p-1');
        hall.must({ type: 'issueDocument', counter: 1, kind: 'oneTimeNotice' }, clerk(1));
        expect(earlier()).toEqual({ day: TODAY, counter: 1 });
        dayLater(1, '2026-11-24');
        expect(earlier()).toEqual({ day: TODAY, counter: 1 });
        dayLater(90, '2027-02-22');
        expect(earlier()).toBeNull();
        const never = begun((config) => ({ ...config, settings: { ...config.settings, secondNoticeDays: 0 } }));
        served(never, 'oneTimeNotice', 'residence-permit', 'p-1');
        never.must({ type: 'takeTicket', item: 'residence-permit', person: 'p-1', purpose: 'handle' }, KIOSK);
        for (const type of ['next', 'start'] as const) never.must({ type, counter: 1 }, clerk(1));
        expect(papersView(never.state, never.state.counters.get(1) ?? expect.fail())?.earlierNotice).toBeNull();
    });

    it('are warned of before the hall closes, where it closes at all', () => {
        expect(closesAt(begun().state)).toBeNull();
        const hall = begun((config) => ({ ...config, hours: { ...config.hours, alwaysOpen: false } }));
        const [, until] = hall.config.hours.weekly.mon.at(-1) ?? [];
        expect(closesAt(hall.state)).toBe(Date.parse(`${TODAY}T${until}:00+08:00`));
        expect(closesAt(hall.state)).toBeGreaterThan(MORNING);
    });
});
