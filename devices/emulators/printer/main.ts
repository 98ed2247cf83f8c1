import { parseArgs } from 'node:util';
import { decode } from './decode.ts';
import { PrinterEmulator } from './printer-emulator.ts';
import { type EmulatorFault, emulatorFaults } from './session.ts';

const usage = `node devices/emulators/printer/main.ts [--port 9100] [--fault ${emulatorFaults.join('|')}]`;

type Settings = { port: number; fault: EmulatorFault | null };

function readSettings(): Settings | null {
    try {
        const { values } = parseArgs({ options: { port: { type: 'string', default: '9100' }, fault: { type: 'string' } } });
        const port = Number(values.port);
        const fault = emulatorFaults.find((known) => known === values.fault) ?? null;
        const wrong = !/^\d+$/.test(values.port) || port > 65_535 || (values.fault !== undefined && fault === null);
        return wrong ? null : { port, fault };
    } catch {
        return null;
    }
}

/** Starts one printer, prints its address, then the text of every slip it gets, until it is told to stop. */
async function main(): Promise<void> {
    const settings = readSettings();
    if (settings === null) {
        console.error(usage);
        process.exitCode = 2;
        return;
    }
    const printer = await new PrinterEmulator(settings).start();
    printer.onJob((job) => {
        const { lines, errors } = decode(job.bytes);
        console.log(`#${job.number}${job.whole ? '' : ' (half)'}`);
        for (const line of lines) if (line.kind === 'text') console.log(`  ${line.text}`);
        for (const error of errors) console.log(`  ! ${error}`);
    });
    console.log(printer.address);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void printer.close());
}

await main();
