import type { LineKind } from '#protocol/devices.ts';
import type { StartEmulator } from './emulator.ts';
import { startPrinter } from './printer/printer-emulator.ts';

export type Emulators = Readonly<Partial<Record<LineKind, StartEmulator>>>;

/** How a virtual device of each kind is started. */
export const emulators: Emulators = {
    ticketPrinter: startPrinter,
};
