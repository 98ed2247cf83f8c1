import { beforeEach, describe, expect, it } from 'vitest';
import { decide, type HallCommand } from '#hall/decide/index.ts';
import { evolve } from '#hall/evolve/index.ts';
import { isStillSo, toVisitor } from '#hall/messages.ts';
import type { Actor } from '#protocol/commands.ts';
import type { HallEvent } from '#protocol/events.ts';
import type { MessageKind, VisitorMessage } from '#protocol/messages.ts';
import { CoreHall, clerk, GUIDE, HUB } from './spec.ts';

const ME = clerk(1);
const ALL: readonly MessageKind[] = ['taken', 'ahead', 'called', 'passed', 'resultReady'];

describe('a visitor who wants to be told', () => {
    let hall: CoreHall;
    let said: VisitorMessage[];

    /** Gives a command as the hub does: what an event means is asked before it is folded. */
    const give = (command: HallCommand, actor: Actor = ME): readonly HallEvent[] => {
        const { state, now } = hall;
        const decision = decide(state, command, { now, actor, past: null, caseFile: null });
        if (!decision.ok) throw new Error(`refused [code=${decision.refusal.code}]`);
        return decision.events.map((body) => {
            const event: HallEvent = { ...body, seq: state.seq + 1, at: now, actor: actor.ref };
            for (const one of toVisitor(state, event, null, null)) if ('visitor' in one) said.push(one.visitor);
            evolve(state, event);
            return event;
        });
    };
    const take = (more: object = {}): string => {
        const events = give({ type: 'takeTicket', theme: 'social', reach: { ref: 'R1', channel: 'sms', moments: ALL }, ...more }, GUIDE);
        const [taken] = events;
        return taken?.type === 'ticket.taken' ? taken.ticket : '';
    };
    const review = (): void => void give({ type: 'review' }, HUB);
    const heard = (): string[] => said.map(({ kind, no, ahead, counter }) => `${no} ${kind} ${ahead ?? counter}`);
    beforeEach(() => {
        hall = new CoreHall();
        said = [];
        hall.must({ type: 'signIn', counter: 1 }, ME);
    });

    it('hears once that only a few are before them, and not at all if there were never more', () => {
        take();
        expect(heard()).toEqual(['A001 taken 0']);
        review();
        for (let others = 0; others < 4; others++) hall.take();
        take();
        expect(heard()).toEqual(['A001 taken 0', 'A006 taken 5']);
        review();
        give({ type: 'next', counter: 1 });
        expect(heard().slice(2)).toEqual(['A001 called 1']);
        review();
        give({ type: 'abandon', counter: 1 });
        give({ type: 'next', counter: 1 });
        review();
        expect(heard().slice(3)).toEqual(['A006 ahead 3']);
        give({ type: 'abandon', counter: 1 });
        give({ type: 'next', counter: 1 });
        review();
        expect(heard()).toHaveLength(4);
    });

    it('hears each call once, and again when it was taken back', () => {
        take();
        give({ type: 'next', counter: 1 });
        give({ type: 'recall', counter: 1 });
        give({ type: 'undo', counter: 1 });
        give({ type: 'next', counter: 1 });
        give({ type: 'pass', counter: 1 });
        give({ type: 'undo', counter: 1 });
        give({ type: 'pass', counter: 1 });
        expect(heard()).toEqual(['A001 taken 0', 'A001 called 1', 'A001 called 1', 'A001 passed 1', 'A001 passed 1']);
        const [, first, second, , passed] = said;
        if (first === undefined || second === undefined || passed === undefined) throw new Error('too little was said');
        expect(isStillSo(hall.state, passed, null)).toBe(true);
        expect(isStillSo(hall.state, second, null)).toBe(false);
    });

    it('is not told late what is no longer so', () => {
        const id = take();
        give({ type: 'next', counter: 1 });
        const [taken, called] = said;
        if (taken === undefined || called === undefined) throw new Error('too little was said');
        expect(isStillSo(hall.state, called, null)).toBe(true);
        expect(isStillSo(hall.state, taken, null)).toBe(false);
        hall.after(5);
        give({ type: 'undo', counter: 1 });
        give({ type: 'next', counter: 1 });
        // The call that was taken back is not this one.
        expect(isStillSo(hall.state, called, null)).toBe(false);
        give({ type: 'start', counter: 1 });
        for (const message of said) expect(isStillSo(hall.state, message, null)).toBe(false);
        expect(hall.ticket(id).state).toBe('serving');
    });

    it('hears of the first number of a visit only, and asks for nothing that cannot come any more', () => {
        const items = hall.config.items.filter(({ purposes }) => purposes.includes('handle'));
        const first = items.find(({ theme }) => theme === 'social');
        const second = items.find(({ theme }) => theme === 'enterprise');
        take({ theme: undefined, items: [first?.code, second?.code], purpose: 'handle' });
        expect(said.map(({ kind, no }) => `${kind} ${no}`)).toEqual(['taken A001']);
        give({ type: 'next', counter: 1 });
        give({ type: 'start', counter: 1 });
        give({ type: 'finish', counter: 1, outcome: 'consulted' });
        const ended = hall.when({ type: 'giveReach', ticket: said[0]?.ticket ?? '', ref: 'R2', channel: 'sms', moments: ALL }, GUIDE);
        expect(ended.refusal?.code).toBe('wrong-state');
    });
});
