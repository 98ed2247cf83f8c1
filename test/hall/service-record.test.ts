import { beforeEach, describe, expect, it } from 'vitest';
import type { HallCommand } from '#hall/decide/index.ts';
import type { ServiceRecord } from '#protocol/service-record.ts';
import { CoreHall, clerk } from './spec.ts';

const ME = clerk(1);

describe('the record of a session', () => {
    let hall: CoreHall;
    let ticket: string;
    let item: { code: string; materials: readonly unknown[] };
    const finish = (record: ServiceRecord, more: Partial<Extract<HallCommand, { type: 'finish' }>> = {}): HallCommand => ({
        type: 'finish',
        counter: 1,
        outcome: 'accepted',
        record,
        ...more,
    });
    beforeEach(() => {
        hall = new CoreHall();
        const found = hall.config.items.find(
            ({ theme, materials, caseKind }) => theme === 'social' && caseKind === 'committed' && materials.length > 1,
        );
        if (found === undefined) throw new Error('the trial hall has no item with materials');
        item = found;
        hall.must({ type: 'signIn', counter: 1 }, ME);
        ticket = hall.take();
        hall.must({ type: 'next', counter: 1 }, ME);
        hall.must({ type: 'start', counter: 1 }, ME);
    });

    it('keeps what the clerk recorded, and names the session by the event that began it', () => {
        const begun = hall.state.seq;
        const record: ServiceRecord = {
            items: [item.code],
            materialState: 'deficient',
            missing: [1],
            deadline: '2026-11-30',
            delivery: 'mail',
            caseNo: 'SH-1',
        };
        hall.must(finish(record), ME);
        expect(hall.ticket(ticket)).toMatchObject({ item: item.code, record, session: begun });
        expect(hall.refolded().tickets.get(ticket)).toMatchObject({ record, session: begun });
    });

    it('names what was handled although the clerk said nothing', () => {
        hall.must({ type: 'finish', counter: 1, outcome: 'settledOnSpot', item: item.code }, ME);
        expect(hall.ticket(ticket).record).toEqual({ items: [item.code] });
    });

    it('is empty for a number that was taken for a theme alone and finished without an item', () => {
        hall.must({ type: 'finish', counter: 1, outcome: 'consulted' }, ME);
        expect(hall.ticket(ticket)).toMatchObject({ item: null, record: {} });
    });

    it('is empty again when the finish is taken back, and the session is the same', () => {
        const { session } = hall.ticket(ticket);
        hall.must(finish({ delivery: 'mail' }), ME);
        hall.must({ type: 'undo', counter: 1 }, ME);
        expect(hall.ticket(ticket)).toMatchObject({ state: 'serving', record: null, session });
    });

    it.each<[string, ServiceRecord, Partial<Extract<HallCommand, { type: 'finish' }>>]>([
        ['unknown-item', { items: ['nothing'] }, {}],
        ['unknown-material', { missing: [99] }, {}],
        ['deadline-past', { deadline: '2026-11-22' }, {}],
        ['reason-required', {}, { outcome: 'refused' }],
    ])('is refused with %s, and the session goes on', (code, record, more) => {
        const before = hall.state.seq;
        expect(hall.when(finish({ items: [item.code], ...record }, more), ME).refusal?.code).toBe(code);
        expect(hall.state.seq).toBe(before);
        expect(hall.ticket(ticket)).toMatchObject({ state: 'serving', record: null });
    });

    it('may be due today', () => {
        hall.must(finish({ items: [item.code], deadline: '2026-11-23', missing: [0] }), ME);
        expect(hall.ticket(ticket).record?.deadline).toBe('2026-11-23');
    });
});
