import type { LineKind } from '#protocol/devices.ts';
import { EmulatedReader } from './cards/emulated-reader.ts';
import type { StartEmulator } from './emulator.ts';
import { EmulatedKeypad } from './keypads/emulated-keypad.ts';
import { PortEmulator } from './on-port.ts';
import { EmulatedCaller } from './pads/emulated-caller.ts';
import { EmulatedPad } from './pads/emulated-pad.ts';
import { startPrinter } from './printer/printer-emulator.ts';
import { EmulatedScanner } from './scanners/emulated-scanner.ts';
import { EmulatedStrip } from './strips/emulated-strip.ts';

export type Emulators = Readonly<Partial<Record<LineKind, StartEmulator>>>;

/** How a virtual device of each kind is started. */
export const emulators: Emulators = {
    ledStrip: (place, options) => new PortEmulator(place, (wire) => new EmulatedStrip(wire, options)).start(),
    idCardReader: (place) => new PortEmulator(place, (wire) => new EmulatedReader(wire)).start(),
    ticketPrinter: startPrinter,
    caller: (place, { address = 1 }) => new PortEmulator(place, (wire) => new EmulatedCaller(wire, address)).start(),
    keypad: (place, { address = 1 }) => new PortEmulator(place, (wire) => new EmulatedKeypad(wire, address)).start(),
    ratingPad: (place, { address = 1 }) => new PortEmulator(place, (wire) => new EmulatedPad(wire, address)).start(),
    scanner: (place) => new PortEmulator(place, (wire) => new EmulatedScanner(wire)).start(),
};
