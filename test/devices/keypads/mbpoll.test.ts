import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { EmulatedKeypad } from '../../../devices/emulators/keypads/emulated-keypad.ts';
import { PortEmulator } from '../../../devices/emulators/on-port.ts';
import { readRegisters, writeRegisters } from '../../../devices/keypads/modbus.ts';
import { textValues } from '../../../devices/keypads/registers.ts';
import { openLine } from '../../../devices/lines/open-line.ts';
import { Cable } from '../pty.ts';
import { until } from '../until.ts';

const run = promisify(execFile);
const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function cable(): Promise<Cable> {
    const plugged = await new Cable().plugIn();
    cleanUps.push(() => plugged.close());
    return plugged;
}

/** Debian's Modbus master at the near end: holding registers of device 5, counted from 0 as in frames. What it prints, or why it fails. */
async function mbpoll(path: string, first: number, ...more: string[]): Promise<string> {
    const [count, values] = [more.filter((text) => text.startsWith('-c')), more.filter((text) => !text.startsWith('-c'))];
    const args = [
        '-m',
        'rtu',
        '-a',
        '5',
        '-b',
        '9600',
        '-P',
        'none',
        '-0',
        '-r',
        String(first),
        '-t',
        '4',
        '-o',
        '2',
        '-1',
        ...count,
        path,
        ...values,
    ];
    const { stdout, stderr } = await run('mbpoll', args).catch((error: { stdout: string; stderr: string }) => error);
    return stdout + stderr;
}

test('a master that is not ours reads the press and writes the prompt and the text of a virtual keypad', async () => {
    const plugged = await cable();
    const keypad = await new PortEmulator({ serial: plugged.far }, (wire) => new EmulatedKeypad(wire, 5)).start();
    cleanUps.push(() => keypad.close());
    await until('it is at its end of the line', () => keypad.connections === 1);
    keypad.act('press', '3');
    keypad.act('press', '4');
    const read = await mbpoll(plugged.near, 0, '-c4');
    for (const value of ['[0]: \t0', '[1]: \t2', '[2]: \t4', '[3]: \t0']) expect(read).toContain(value);
    expect(await mbpoll(plugged.near, 8, '1')).toContain('Written 1 references');
    expect(keypad.shown).toContain('prompt ask');
    const text = textValues('请A001号').map(String);
    expect(await mbpoll(plugged.near, 16, ...text)).toContain('Written 8 references');
    expect(keypad.shown).toContain('text 请A001号');
    expect(await mbpoll(plugged.near, 100, '-c1')).toContain('Illegal data address');
});

test('our requests are byte for byte those of a master that is not ours', async () => {
    const plugged = await cable();
    let heard = Buffer.alloc(0);
    const handlers = {
        onBytes: (bytes: Buffer) => {
            heard = Buffer.concat([heard, bytes]);
        },
        onClose: () => {},
    };
    const line = await openLine(`serial://${plugged.far}`, handlers, { connectMs: 5_000 });
    cleanUps.push(() => line.close());
    const asks = async (first: number, ...more: string[]) => {
        heard = Buffer.alloc(0);
        await mbpoll(plugged.near, first, ...more);
        await until('a request came', () => heard.length > 0);
        return heard;
    };
    expect(await asks(0, '-c4')).toEqual(readRegisters(5, 0, 4).bytes);
    expect(await asks(8, '2')).toEqual(writeRegisters(5, 8, [2]).bytes);
    expect(await asks(16, '51179', '16688')).toEqual(writeRegisters(5, 16, [51_179, 16_688]).bytes);
});
