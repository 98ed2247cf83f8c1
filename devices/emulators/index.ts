import type { LineKind } from '#protocol/devices.ts';
import type { StartEmulator } from './emulator.ts';
import { LedStripEmulator } from './led-strip/led-strip-emulator.ts';
import { PortEmulator } from './on-port.ts';
import { EmulatedCaller } from './pads/emulated-caller.ts';
import { EmulatedPad } from './pads/emulated-pad.ts';
import { startPrinter } from './printer/printer-emulator.ts';

export type Emulators = Readonly<Partial<Record<LineKind, StartEmulator>>>;

/** How a virtual device of each kind is started. */
export const emulators: Emulators = {
    ticketPrinter: startPrinter,
    ledStrip: LedStripEmulator.start,
    caller: (place, { address = 1 }) => new PortEmulator(place, (wire) => new EmulatedCaller(wire, address)).start(),
    ratingPad: (place, { address = 1 }) => new PortEmulator(place, (wire) => new EmulatedPad(wire, address)).start(),
};
