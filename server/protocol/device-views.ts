/** A device as the console shows it: what is configured, how it is, since when, and what was wrong last. Times are the hall's. */
import type { Device, DeviceState } from './devices.ts';

export type DeviceFault = { readonly state: 'offline' | 'fault'; readonly reason: string; readonly at: number };

export type DeviceView = Device &
    DeviceState & {
        readonly since: number;
        /** The last time that it was not online; it may be well again. */
        readonly lastFault: DeviceFault | null;
        /** Slips left on the roll of a printer; null where nobody has counted them, and for all other kinds. */
        readonly paper: number | null;
    };
