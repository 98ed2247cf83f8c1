import type { Complete } from '../catalogue.ts';
import type { zh } from '../zh-CN/device-problems.ts';

export const en: Complete<typeof zh> = {
    'unknown-kiosk': 'there is no kiosk “{kiosk}”',
    'unknown-counter': 'there is no counter {counter}',
    'unknown-zone': 'there is no zone {zone}',
    'unknown-agent': 'there is no agent “{agent}”',
    'counter-missing': 'say at which counter it stands',
    'place-missing': 'say at which kiosk or counter it stands (a printer of the guide desk: in which zone)',
    'two-places': 'it stands either at a kiosk or at a counter',
    'line-missing': 'say on which line it is',
    'line-not-wanted': 'pages and agents are on no line',
    'line-wrong': '“{line}” is no address of a line, for example tcp://192.168.1.50:9100, serial:///dev/ttyUSB0?baud=9600 or emulator',
    'line-taken': 'the line is used by “{device}” already',
    'address-taken': 'devices that share a bus (here with “{device}”) need different addresses on it',
    'agent-not-wanted': 'pages and agents speak to the hall by themselves, not through an agent',
};
