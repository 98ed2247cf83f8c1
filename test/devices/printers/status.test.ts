import { expect, test } from 'vitest';
import {
    asbFaults,
    offlineFaults,
    type PrinterAnswer,
    paperFaults,
    processedFaults,
    splitAnswers,
    stateOf,
} from '../../../devices/printers/status.ts';

/** A printer that says everything at once: XOFF, an automatic status with an XON within, two answers, another automatic status. */
const said = Buffer.from([0x13, 0x14, 0x00, 0x11, 0x00, 0x0f, 0x12, 0x03, 0x1c, 0x00, 0x0f, 0x00]);
const meant: PrinterAnswer[] = [
    { kind: 'flow', on: false },
    { kind: 'flow', on: true },
    { kind: 'asb', bytes: [0x14, 0x00, 0x00, 0x0f] },
    { kind: 'real-time', byte: 0x12 },
    { kind: 'processed', byte: 0x03 },
    { kind: 'asb', bytes: [0x1c, 0x00, 0x0f, 0x00] },
];

test('answers are told apart wherever the network splits them', () => {
    expect(splitAnswers(said)).toEqual({ answers: meant, rest: Buffer.alloc(0) });
    for (let at = 0; at <= said.length; at++) {
        const first = splitAnswers(said.subarray(0, at));
        const second = splitAnswers(Buffer.concat([first.rest, said.subarray(at)]));
        expect([...first.answers, ...second.answers]).toEqual(meant);
    }
    let rest: Buffer = Buffer.alloc(0);
    const answers: PrinterAnswer[] = [];
    for (const byte of said) {
        const split = splitAnswers(Buffer.concat([rest, Buffer.from([byte])]));
        answers.push(...split.answers);
        rest = split.rest;
    }
    expect(answers).toEqual(meant);
});

test('the answer with a process id is told from all others, wherever it is split and whatever its characters', () => {
    for (const id of ['0000', 'A1~ ', '1234']) {
        const bytes = Buffer.from([0x12, 0x37, 0x22, ...Buffer.from(id), 0x00, 0x00]);
        const whole: PrinterAnswer[] = [
            { kind: 'real-time', byte: 0x12 },
            { kind: 'process', id },
            { kind: 'processed', byte: 0 },
        ];
        for (let at = 0; at <= bytes.length; at++) {
            const first = splitAnswers(bytes.subarray(0, at));
            const second = splitAnswers(Buffer.concat([first.rest, bytes.subarray(at)]));
            expect([...first.answers, ...second.answers]).toEqual(whole);
        }
    }
    expect(splitAnswers(Buffer.from([0x37, 0x12])).answers).toEqual([{ kind: 'real-time', byte: 0x12 }]);
    expect(splitAnswers(Buffer.from([0x37, 0x22, 0x30, 0x10, 0x00, 0x00, 0x0f])).answers).toEqual([{ kind: 'asb', bytes: [0x10, 0, 0, 0x0f] }]);
});

test('an automatic status that lost its end does not swallow the next one', () => {
    const { answers, rest } = splitAnswers(Buffer.from([0x10, 0x00, 0x18, 0x00, 0x0f, 0x00, 0x00]));
    expect(answers).toEqual([
        { kind: 'asb', bytes: [0x18, 0x00, 0x0f, 0x00] },
        { kind: 'processed', byte: 0x00 },
    ]);
    expect(rest).toHaveLength(0);
    expect(splitAnswers(Buffer.from([0x10, 0xff, 0x80, 0x12])).answers).toEqual([{ kind: 'real-time', byte: 0x12 }]);
});

test('every byte that can come is one kind of answer or noise', () => {
    const kinds = Array.from({ length: 256 }, (_, byte) => splitAnswers(Buffer.from([byte])));
    expect(kinds.filter((split) => split.answers.length + split.rest.length > 1)).toEqual([]);
    const count = (kind: PrinterAnswer['kind']) => kinds.filter((split) => split.answers[0]?.kind === kind).length;
    expect([count('real-time'), count('processed'), count('flow')]).toEqual([16, 64, 2]);
    // Sixteen beginnings of an automatic status, and that of a process id.
    expect(kinds.filter((split) => split.rest.length === 1)).toHaveLength(17);
});

test('the reasons are read from the bits', () => {
    expect(offlineFaults(0x12)).toEqual([]);
    expect(offlineFaults(0x12 | 0x08)).toEqual([]);
    expect(offlineFaults(0x12 | 0x04)).toEqual(['cover-open']);
    expect(offlineFaults(0x12 | 0x60)).toEqual(['error', 'paper-out']);
    expect(paperFaults(0x12 | 0x0c)).toEqual(['paper-near-end']);
    expect(paperFaults(0x12 | 0x6c)).toEqual(['paper-near-end', 'paper-out']);
    expect(processedFaults(0x00)).toEqual([]);
    expect(processedFaults(0x03)).toEqual(['paper-near-end']);
    expect(processedFaults(0x0f)).toEqual(['paper-near-end', 'paper-out']);
    expect(asbFaults([0x10, 0x00, 0x00, 0x0f])).toEqual([]);
    expect(asbFaults([0x38, 0x08, 0x0f, 0x0f])).toEqual(['paper-near-end', 'error', 'cover-open', 'paper-out']);
});

test('staff see the worst fault, and a roll near its end is only a warning', () => {
    expect(stateOf([])).toEqual({ state: 'online', reason: null });
    expect(stateOf(['paper-near-end'])).toEqual({ state: 'online', reason: 'paper-near-end' });
    expect(stateOf(['paper-near-end', 'paper-out', 'cover-open'])).toEqual({ state: 'fault', reason: 'paper-out' });
    expect(stateOf(['error'])).toEqual({ state: 'fault', reason: 'error' });
});
