import { cardReaderDriver } from '../cards/card-reader.ts';
import { Keypad } from '../keypads/keypad.ts';
import { Caller } from '../pads/caller.ts';
import { RatingPad } from '../pads/rating-pad.ts';
import { printerDriver } from '../printers/driver.ts';
import { scannerDriver } from '../scanners/scanner.ts';
import { ledStripDriver } from '../strips/led-strip.ts';
import type { Drivers } from './driver.ts';

/** What drives each kind of device. */
export const drivers: Drivers = {
    ticketPrinter: printerDriver(),
    idCardReader: cardReaderDriver(),
    ledStrip: ledStripDriver(),
    caller: (context) => new Caller(context),
    keypad: (context) => new Keypad(context),
    ratingPad: (context) => new RatingPad(context),
    scanner: scannerDriver(),
};
