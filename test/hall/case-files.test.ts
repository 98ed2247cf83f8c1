import { beforeEach, describe, expect, it } from 'vitest';
import type { HallCommand } from '#hall/decide/index.ts';
import type { Actor } from '#protocol/commands.ts';
import { documentContent } from '#protocol/documents.ts';
import { CoreHall, clerk, HUB, KIOSK } from './spec.ts';

const ME = clerk(1);
const OFFICE: Actor = { role: 'integrator', ref: 'back-office' };

describe('a result that the back office has ready', () => {
    let hall: CoreHall;
    let ticket: string;
    let document: string;
    const collect = (): HallCommand => ({ type: 'takeTicket', slip: documentContent(document), purpose: 'collect' });
    beforeEach(() => {
        hall = new CoreHall();
        const item = hall.config.items.find(
            ({ theme, promisedDays, purposes }) => theme === 'social' && promisedDays > 2 && purposes.includes('collect'),
        );
        if (item === undefined) throw new Error('the trial hall promises nothing');
        hall.must({ type: 'signIn', counter: 1 }, ME);
        ticket = hall.take();
        for (const type of ['next', 'start'] as const) hall.must({ type, counter: 1 }, ME);
        hall.must({ type: 'finish', counter: 1, outcome: 'accepted', item: item.code, reason: 'r' }, ME);
        const [issued] = hall.must({ type: 'issueDocument', counter: 1, kind: 'receipt' }, ME);
        document = issued?.type === 'document.issued' ? issued.document : '';
    });

    it('lets the paper of the visit collect it at the kiosk, days before it was promised', () => {
        expect(hall.when(collect(), KIOSK).refusal?.code).toBe('document-not-ready');
        hall.after(86_400).must({ type: 'endDay', day: '2026-11-24' }, HUB);
        const ready: HallCommand = { type: 'readyCase', caseNo: 'SH-1' };
        const caseFile = { state: 'linked', ticket, session: 'trial-5' } as const;
        expect(hall.about(ready, OFFICE, caseFile).map(({ type }) => type)).toEqual(['case.ready', 'document.ready']);
        expect(hall.when(collect(), KIOSK).refusal).toBe(null);
    });

    it('of another visit says nothing about this paper', () => {
        expect(hall.about({ type: 'readyCase', caseNo: 'SH-2' }, OFFICE, { state: 'linked', ticket: null }).map(({ type }) => type)).toEqual([
            'case.ready',
        ]);
        expect(hall.when(collect(), KIOSK).refusal?.code).toBe('document-not-ready');
    });
});
