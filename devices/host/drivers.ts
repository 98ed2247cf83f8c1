import { printerDriver } from '../printers/driver.ts';
import type { Drivers } from './driver.ts';

/** What drives each kind of device. */
export const drivers: Drivers = {
    ticketPrinter: printerDriver(),
};
