import type { Device, DeviceOrder, DeviceReport, LineKind, OrderResult, ReportAnswer } from '#protocol/devices.ts';
import type { LineTimings } from '../supervisor/kept-line.ts';
import type { Lines } from '../supervisor/lines.ts';

/** Drives one device from its making to its closing. Whatever the device does is a state or a result; nothing here throws for it. */
export interface Driver {
    /** Does orders in their order, except one that ends another (`stop`). An order that this kind of device does not know is `{ ok: false, reason: 'not-supported' }`. */
    order(order: DeviceOrder): Promise<OrderResult>;
    /** Ends what is under way within its deadline and gives the line back. May be called again. */
    close(): Promise<void>;
}

/** What a driver is given: its device with the line as an address, and the way to say something. */
export type DriverContext = {
    readonly device: Device;
    readonly address: string;
    /** Who owns which line here: a driver claims its line, or takes its share in a bus, before it opens it. */
    readonly lines: Lines;
    /** Other times than the usual for the line, for `KeptLine`. */
    readonly timings?: LineTimings | undefined;
    readonly report: (report: DeviceReport) => Promise<ReportAnswer>;
};

/** Makes the driver of a device and begins to drive it. */
export type DriverFactory = (context: DriverContext) => Driver;

/** Drivers by kind; a device of a kind that is not among them is `fault(not-supported)`. */
export type Drivers = Readonly<Partial<Record<LineKind, DriverFactory>>>;
