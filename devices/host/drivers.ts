import { Caller } from '../pads/caller.ts';
import { RatingPad } from '../pads/rating-pad.ts';
import { printerDriver } from '../printers/driver.ts';
import { ledStripDriver } from '../strips/led-strip.ts';
import type { Drivers } from './driver.ts';

/** What drives each kind of device. */
export const drivers: Drivers = {
    ticketPrinter: printerDriver(),
    ledStrip: ledStripDriver(),
    caller: (context) => new Caller(context),
    ratingPad: (context) => new RatingPad(context),
};
