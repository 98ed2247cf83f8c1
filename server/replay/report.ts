/** What is printed at the end: what happened beside what was recorded. */
import type { Delays, Figures, Line, Side } from './figures.ts';

const HEAD = [
    '                            recorded                      |                  replayed',
    '          clerks tickets  served  left   mean median   p90 | tickets  served  left   mean median   p90',
];

export function reportOf(figures: Figures): string {
    const { day, speed, clerks, took, kinds, hours, total } = figures;
    return [
        `${day}: ${total.tickets} visitors, ${clerks} clerks, ${speed} times faster, took ${duration(took)}`,
        '',
        ...HEAD,
        ...kinds.map(rowOf),
        '',
        ...hours.map(rowOf),
        '',
        rowOf(total),
        '',
        'Waits are seconds of those who were served; left are those who gave up.',
        ...sentencesOf(figures),
        '',
    ].join('\n');
}

function rowOf({ name, clerks, tickets, got, recorded, replayed }: Line): string {
    const cells = [
        name.padEnd(10),
        (clerks === null ? '' : String(clerks)).padStart(6),
        ...sideOf(tickets, recorded),
        ' |',
        ...sideOf(got, replayed),
    ];
    return cells.join('').trimEnd();
}

function sideOf(tickets: number, { served, left, waits }: Side): string[] {
    const whole = (value: number, width: number): string => String(Math.round(value)).padStart(width);
    return [whole(tickets, 8), whole(served, 8), whole(left, 6), whole(waits.mean, 7), whole(waits.median, 7), whole(waits.p90, 6)];
}

function sentencesOf(figures: Figures): string[] {
    const { outOfOrder, calledInTime, closedByDayEnd, stillOpen, overtimeMinutes, refusals, errors, lag } = figures;
    const codes = Object.entries(refusals).map(([what, count]) => `${what} × ${count}`);
    return [
        `Called after a later comer of the same lane: ${outOfOrder.recorded} recorded, ${outOfOrder.replayed} replayed.`,
        `Called before their patience ended: ${calledInTime}. Closed by the end of the day: ${closedByDayEnd}. Still open: ${stillOpen}.`,
        `Clerks stayed ${Math.round(overtimeMinutes)} minutes longer than recorded, in all.`,
        `Refusals: ${codes.length === 0 ? 'none' : codes.join(', ')}. Errors: ${errors.length === 0 ? 'none' : errors.length}.`,
        ...errors.slice(0, 10).map((error) => `  ${error}`),
        `Begun late by: ${delaysText(lag.begun)}.`,
        `Answered after: ${delaysText(lag.answered)}.`,
        lag.keptUp
            ? 'The driver and the hall kept up with this speed.'
            : 'THIS MACHINE COULD NOT KEEP UP: too much was late for the figures above to mean anything. Choose a lower --speed.',
    ];
}

function delaysText({ medianMs, p99Ms, maxMs, maxHallSeconds, late, things }: Delays): string {
    const worst = `${maxMs.toFixed(0)} ms (${maxHallSeconds.toFixed(1)} s of the hall) at most`;
    return `${medianMs.toFixed(1)} ms in the median, ${p99Ms.toFixed(0)} ms in 99 of 100, ${worst}; ${late} of ${things} over 5 s of the hall`;
}

function duration(seconds: number): string {
    const whole = Math.round(seconds);
    return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
