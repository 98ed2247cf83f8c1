/** What the administrator says of a device when it is added or changed; the id is the hall's to give. */
import { z } from 'zod';
import { device, deviceKind, deviceOptions } from './devices.ts';

const { name, kiosk, counter, zone, line, agent } = device.shape;

const changeable = {
    kiosk: kiosk.unwrap().optional().describe('The kiosk that it stands at'),
    counter: counter.unwrap().optional().describe('The counter that it stands at'),
    zone: zone.unwrap().optional(),
    line: line.unwrap().optional().describe('`tcp://HOST:PORT`, `serial:///dev/ttyUSB0?baud=9600` or `emulator`; pages and agents have none'),
    agent: agent.unwrap().optional().describe('The agent that drives it; without one the hub does'),
    options: deviceOptions.optional(),
};

export const newDevice = z.strictObject({ kind: deviceKind, name, ...changeable });

/** Only what is named changes; null takes something away. The kind stays. */
export const deviceChange = z.strictObject({ name: name.optional(), ...changeable });
