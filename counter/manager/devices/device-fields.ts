/** What the form asks of each kind of device, and what can be done with it. */
import type { DeviceKind, DeviceOptions } from '#protocol/devices.ts';
import type { DeviceAct } from './device-calls.ts';

export const PAGES = ['kiosk', 'pad', 'screen', 'agent'] as const satisfies readonly DeviceKind[];
export const HARDWARE = [
    'ticketPrinter',
    'ratingPad',
    'caller',
    'keypad',
    'ledStrip',
    'idCardReader',
    'scanner',
] as const satisfies readonly DeviceKind[];

export function isPage(kind: DeviceKind): boolean {
    return PAGES.some((page) => page === kind);
}

export type OptionName = keyof DeviceOptions & string;

/** An option is a number, a word, a list of numbers or one of some choices. */
type OptionShape = 'number' | 'word' | 'numbers' | readonly string[];

export const OPTION_SHAPES: Readonly<Partial<Record<OptionName, OptionShape>>> = {
    columns: 'number',
    completion: ['gs-r', 'process-id', 'none'],
    font: ['gb18030', 'none'],
    roll: 'number',
    address: 'number',
    keyMap: 'word',
    levels: 'numbers',
    screen: 'number',
    width: 'number',
    height: 'number',
    yUnit: ['pixel', 'byte'],
};

const OPTIONS: Readonly<Partial<Record<DeviceKind, readonly OptionName[]>>> = {
    ticketPrinter: ['columns', 'completion', 'font', 'roll'],
    ratingPad: ['address', 'levels'],
    caller: ['address', 'keyMap'],
    keypad: ['address', 'keyMap'],
    ledStrip: ['screen', 'width', 'height', 'yUnit'],
};

export function optionsOf(kind: DeviceKind): readonly OptionName[] {
    return OPTIONS[kind] ?? [];
}

/** Places that a kind can stand at. */
export function placesOf(kind: DeviceKind): readonly ('kiosk' | 'counter' | 'zone')[] {
    if (kind === 'agent') return [];
    if (kind === 'kiosk' || kind === 'screen') return kind === 'kiosk' ? ['zone', 'kiosk'] : ['zone', 'counter'];
    if (kind === 'ticketPrinter') return ['kiosk', 'counter', 'zone'];
    return kind === 'idCardReader' || kind === 'scanner' ? ['kiosk', 'counter'] : ['counter'];
}

const ACTS: Readonly<Partial<Record<DeviceKind, readonly DeviceAct[]>>> = {
    ticketPrinter: ['test-print', 'identify'],
    kiosk: ['identify', 'test-voice', 'reload'],
    pad: ['identify', 'reload'],
    screen: ['identify', 'test-voice', 'reload'],
    agent: [],
};

export function actsOf(kind: DeviceKind): readonly DeviceAct[] {
    return ACTS[kind] ?? ['identify'];
}
