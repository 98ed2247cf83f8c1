/** Documents of a counter: their numbers, and what a visitor gets who comes back with one. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { HallCommand } from '#hall/decide/index.ts';
import { evolve } from '#hall/evolve/index.ts';
import { checkDigits, DOCUMENT_KINDS, type DocumentKind, documentContent, documentNumber, readDocument } from '#protocol/documents.ts';
import type { HallConfig } from '#protocol/hall.ts';
import { CoreHall, clerk, HUB, KIOSK, told } from './spec.ts';

type Take = Extract<HallCommand, { type: 'takeTicket' }>;

describe('the number of a document', () => {
    it('has the check digits of ISO 7064 MOD 97-10', () => {
        // The example of the standard.
        expect(checkDigits('794')).toBe('44');
        expect(documentContent(documentNumber('receipt', '2026-11-28', 42))).toBe('TXR261128004266');
    });

    it.each(DOCUMENT_KINDS)('is read back as it was written, also as people type it: %s', (kind) => {
        const number = documentNumber(kind, '2026-11-28', 12_345);
        expect(readDocument(documentContent(number))).toEqual({ is: 'document', number, kind });
        const typed = `${number.toLowerCase().slice(0, 7)}-${number.slice(7)} ${checkDigits(number)}`;
        expect(readDocument(typed)).toEqual({ is: 'document', number, kind });
    });

    it('finds every wrong digit and every two exchanged', () => {
        const content = documentContent(documentNumber('acceptance', '2026-11-28', 1_907));
        for (let at = 3; at < content.length; at += 1) {
            for (const digit of '0123456789') {
                const wrong = content.slice(0, at) + digit + content.slice(at + 1);
                expect(readDocument(wrong).is).toBe(wrong === content ? 'document' : 'misread');
            }
            const exchanged = content.slice(0, at) + (content[at + 1] ?? '') + (content[at] ?? '') + content.slice(at + 2);
            if (exchanged !== content && at + 1 < content.length) expect(readDocument(exchanged).is).toBe('misread');
        }
    });

    it('is not taken for what else is scanned at a kiosk', () => {
        for (const other of ['http://hall/t/20261128A001-abc', 'E4NVSXMG6C', '110105194912310020', 'A001', ''])
            expect(readDocument(other).is).toBe('other');
    });
});

describe('a visitor with a document', () => {
    let hall: CoreHall;
    const begin = (change?: (config: HallConfig) => HallConfig): void => {
        hall = new CoreHall(change);
        hall.must({ type: 'signIn', counter: 1 }, clerk(1));
    };
    beforeEach(() => begin());

    /** A session at counter 1 for an item, and the content of the document that it gave. */
    function given(kind: DocumentKind, item = 'id-card', person: string | null = 'p-1'): string {
        hall.must({ type: 'takeTicket', item, person }, KIOSK);
        hall.must({ type: 'next', counter: 1 }, clerk(1));
        hall.must({ type: 'start', counter: 1 }, clerk(1));
        hall.must({ type: 'finish', counter: 1, outcome: 'accepted', reason: '需要实地核查' }, clerk(1));
        const reason = kind === 'refusal' ? { reason: '不属于本部门职权范围' } : {};
        const [event] = hall.must({ type: 'issueDocument', counter: 1, kind, ...reason }, clerk(1));
        if (event?.type !== 'document.issued') throw new Error('no document');
        return documentContent(event.document);
    }
    const show = (slip: string, more: Partial<Take> = {}) => hall.when({ type: 'takeTicket', slip, ...more }, KIOSK);

    it('gets a number of its kind and day, for the session at the counter or the one finished last', () => {
        expect(given('receipt')).toBe(documentContent('R2611230001'));
        expect(given('receipt')).toBe(documentContent('R2611230002'));
        expect(given('refusal')).toBe(documentContent('F2611230001'));
        hall.must({ type: 'signIn', counter: 2 }, clerk(2));
        expect(hall.when({ type: 'issueDocument', counter: 2, kind: 'receipt' }, clerk(2)).refusal?.code).toBe('no-ticket-at-counter');
        expect(hall.when({ type: 'issueDocument', counter: 1, kind: 'receipt' }, clerk(2)).refusal?.code).toBe('not-your-counter');
        hall.take('social');
        hall.must({ type: 'next', counter: 2 }, clerk(2));
        expect(hall.when({ type: 'issueDocument', counter: 2, kind: 'receipt' }, clerk(2)).refusal?.code).toBe('wrong-state');
        hall.must({ type: 'start', counter: 2 }, clerk(2));
        expect(hall.when({ type: 'issueDocument', counter: 2, kind: 'receipt' }, clerk(2)).refusal?.code).toBe('no-item-or-theme');
        const [named] = hall.must({ type: 'issueDocument', counter: 2, kind: 'commitment', item: 'passport' }, clerk(2));
        // Seven working days after Monday.
        expect(named).toMatchObject({ document: 'C2611230001', item: 'passport', due: '2026-12-02' });
    });

    it('of an older version is as good, though nothing is known of its session', () => {
        const day = { day: '2026-11-20', due: '2026-11-20' };
        const old = {
            document: 'R2611200001',
            kind: 'receipt',
            item: 'id-card',
            theme: 'social',
            counter: 1,
            ticket: '20261120-A001',
            ...day,
        } as const;
        evolve(hall.state, { ...old, type: 'document.issued', person: null, seq: hall.state.seq + 1, at: hall.now, actor: 'p-clerk-1' });
        expect(show(documentContent('R2611200001')).refusal).toBeNull();
        expect(hall.state.documents.get('R2611200001')).toMatchObject({ record: {}, outcome: null, language: null });
    });

    it('asks how it stands before the promised day, and collects from then on or as soon as it is ready', () => {
        const ready = given('receipt', 'residence-permit', 'p-2');
        const onTheSpot = given('receipt', 'social-insurance-card', 'p-3');
        const slip = given('acceptance');
        expect(show(slip, { purpose: 'collect' }).refusal).toEqual({ code: 'document-not-ready', details: { due: '2026-12-14' } });
        const [asks] = show(slip).events;
        expect(asks).toMatchObject({ type: 'ticket.taken', person: 'p-1', wanted: { purpose: 'consult', class: 'normal' }, affinity: null });
        hall.must({ type: 'markDocumentReady', document: ready }, clerk(1));
        const [collects] = show(ready).events;
        expect(collects).toMatchObject({ wanted: { purpose: 'collect', class: 'collect', items: ['residence-permit'] }, person: 'p-2' });
        expect(show(onTheSpot).events[0]).toMatchObject({ wanted: { purpose: 'collect' } });
    });

    it('comes back with missing papers to the counter that told what is missing, ahead of others', () => {
        for (const kind of ['oneTimeNotice', 'supplement'] as const) {
            const { events } = show(given(kind, 'id-card', `p-${kind}`));
            expect(events[0]).toMatchObject({ wanted: { purpose: 'handle', class: 'returning', items: ['id-card'] }, affinity: 1 });
        }
        const { events } = show(given('oneTimeNotice', 'id-card', 'p-old'), { class: 'care' });
        expect(events[0]).toMatchObject({ wanted: { class: 'care' }, affinity: 1 });
    });

    it('gets papers that were handed back where results are handed out', () => {
        expect(show(given('refusal')).events[0]).toMatchObject({ wanted: { purpose: 'collect', class: 'collect' }, affinity: null });
    });

    it('asks the counter that accepted the case where the hall wants it so', () => {
        begin((config) => ({ ...config, settings: { ...config.settings, resultCounterPolicy: 'accepting' } }));
        expect(show(given('acceptance')).events[0]).toMatchObject({ wanted: { purpose: 'consult' }, affinity: 1 });
    });

    it('has one open number for it, also when nobody knows who they are', () => {
        const slip = given('oneTimeNotice', 'id-card', null);
        const [taken] = show(slip).events;
        const again = show(slip).refusal;
        expect(again).toMatchObject({ code: 'open-ticket-exists', details: { state: 'waiting', ahead: 0, counter: null } });
        if (taken?.type !== 'ticket.taken') throw new Error('no ticket');
        expect(again?.details).toMatchObject({ no: taken.no, ticket: taken.ticket });
        hall.must({ type: 'cancel', ticket: taken.ticket }, clerk(1));
        expect(show(slip).refusal).toBeNull();
    });

    it('is told what is wrong with what was scanned', () => {
        expect(show('anything').refusal?.code).toBe('unknown-code');
        expect(show('TXR261123000100').refusal?.code).toBe('document-misread');
        expect(show(documentContent('R2611230007')).refusal?.code).toBe('unknown-document');
        expect(hall.when({ type: 'markDocumentReady', document: documentContent('R2611230007') }, clerk(1)).refusal?.code).toBe('unknown-document');
    });

    it('is known ninety days later and not after that, with numbers that begin anew each day', () => {
        const slip = given('oneTimeNotice');
        hall.after(86_400).must({ type: 'endDay', day: '2026-11-24' }, HUB);
        hall.must({ type: 'signIn', counter: 1 }, clerk(1));
        expect(show(slip).refusal).toBeNull();
        expect(given('oneTimeNotice', 'id-card', 'p-9')).toBe(documentContent('N2611240001'));
        hall.after(89 * 86_400).must({ type: 'endDay', day: '2027-02-21' }, HUB);
        expect(show(slip).refusal).toBeNull();
        hall.after(86_400).must({ type: 'endDay', day: '2027-02-22' }, HUB);
        expect(show(slip).refusal?.code).toBe('unknown-document');
    });

    it('is the same after the day was read anew from the journal', () => {
        show(given('oneTimeNotice'));
        expect(told(hall.refolded())).toEqual(told(hall.state));
    });
});
