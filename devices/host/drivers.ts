import { ledStripDriver } from '../strips/led-strip.ts';
import type { Drivers } from './driver.ts';

/** What drives each kind of device. */
export const drivers: Drivers = {
    ledStrip: ledStripDriver(),
};
