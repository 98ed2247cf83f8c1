/** Faults that somebody could put into the hall's core by a slip, each one change of its text. The model-based test fails on every one of them. */

export type Mutant = { readonly name: string; readonly file: string; readonly find: string; readonly replace: string };

export const MUTANTS: readonly Mutant[] = [
    {
        name: 'no duplicate check',
        file: 'decide/issue.ts',
        find: 'return same === undefined ? null : openTicketRefusal',
        replace: 'return same === undefined || same !== null ? null : openTicketRefusal',
    },
    {
        name: 'a counter calls although it has a ticket',
        file: 'decide/calls.ts',
        find: "if (counter.ticket !== null) return refuse('ticket-at-counter', { no: counter.ticket.no });",
        replace: '',
    },
    { name: 'the call lock is gone', file: 'decide/leaving.ts', find: 'if (locked > 0)', replace: 'if (locked < 0)' },
    { name: 'a pass forgets the ticket', file: 'evolve/queue.ts', find: '    state.passed.add(ticket);\n', replace: '' },
    {
        name: 'the run bound is off by one',
        file: 'wait-rules.ts',
        find: 'state.runs.inARow(wanted.theme) < state.rules.runBound(wanted.theme)',
        replace: 'state.runs.inARow(wanted.theme) <= state.rules.runBound(wanted.theme)',
    },
    { name: 'the maximum is ignored', file: 'wait-rules.ts', find: 'now > limitOf(head)', replace: 'limitOf(head) === Infinity' },
    {
        name: 'a transfer loses the take time',
        file: 'evolve/queue.ts',
        find: '    ticket.heldMs = 0;\n    enterLane',
        replace: '    ticket.heldMs = 0;\n    ticket.since = event.at;\n    ticket.order = { at: event.at, seq: event.seq };\n    enterLane',
    },
    {
        name: 'who comes back jumps the queue',
        file: 'decide/leaving.ts',
        find: 'since: placeBehind(state, ticket, now)',
        replace: 'since: Math.min(ticket.since, placeBehind(state, ticket, now))',
    },
    {
        name: 'a finish that is taken back leaves the counter free',
        file: 'evolve/calls.ts',
        find: '    counter.ticket = ticket;\n    counter.since = event.at;\n    if (event.act',
        replace: "    if (event.act === 'pass') counter.ticket = ticket;\n    counter.since = event.at;\n    if (event.act",
    },
    {
        name: 'what was done is taken back at any time',
        file: 'decide/calls.ts',
        find: 'now > last.at + UNDO_MS || ',
        replace: '',
    },
    {
        name: 'the next of a visit is never released',
        file: 'decide/leaving.ts',
        find: "return waitsForAnother(ticket) ? [{ type: 'ticket.released'",
        replace: "return !waitsForAnother(ticket) ? [{ type: 'ticket.released'",
    },
    { name: 'the serial does not advance', file: 'numbering.ts', find: '?? 0) + 1', replace: '?? 1)' },
    { name: 'a cap is one too large', file: 'decide/issue.ts', find: 'count >= cap', replace: 'count > cap' },
    {
        name: 'affinity never expires',
        file: 'wait-rules.ts',
        find: 'now < affinity.until && now <= since + maximum',
        replace: 'now <= since + maximum',
    },
    {
        name: 'a ticket on hold is lost when its clerk leaves',
        file: 'evolve/counters.ts',
        find: '    change(counter, event);\n',
        replace:
            "    change(counter, event);\n    if (event.type === 'counter.signedOut')\n        for (const ticket of state.held) if (ticket.counter === event.counter) state.held.delete(ticket);\n",
    },
    {
        name: 'the lightest is called',
        file: 'wait-rules.ts',
        find: 'const byWeight = b.weight - a.weight;',
        replace: 'const byWeight = a.weight - b.weight;',
    },
    { name: 'a lane is not in order', file: 'lane.ts', find: 'return a.at < b.at ||', replace: 'return a.at <= b.at ||' },
    {
        name: 'a ticket that waits is resumed',
        file: 'decide/service.ts',
        find: "    if (ticket.state !== 'held') return wrongState(ticket);\n",
        replace: '',
    },
    {
        name: 'a called ticket keeps its place in the lane',
        file: 'evolve/parts.ts',
        find: 'if (standsInLane(ticket)) state.waiting.remove(ticket);',
        replace: '',
    },
    { name: 'a call that is taken back still counts', file: 'evolve/calls.ts', find: '    state.runs.takenBack(ticket);\n', replace: '' },
    {
        name: 'a breach is told again and again',
        file: 'decide/review.ts',
        find: "ticket.alerted === level || ticket.alerted === 'maximum'",
        replace: "ticket.alerted === 'maximum'",
    },
    { name: 'an appointment is called before its slot', file: 'wait-rules.ts', find: 'each.since <= now && !isHeldBack', replace: '!isHeldBack' },
    { name: 'the day begins twice', file: 'decide/day.ts', find: 'day <= state.day', replace: 'day < state.day' },
];
