import type { Complete } from '../catalogue.ts';
import type { zh } from '../zh-CN/devices.ts';

export const en: Complete<typeof zh> = {
    'kind.kiosk': 'kiosk page',
    'kind.pad': 'rating pad page',
    'kind.screen': 'hall screen page',
    'kind.agent': 'agent',
    'kind.ticketPrinter': 'ticket printer',
    'kind.ratingPad': 'rating pad',
    'kind.caller': 'caller',
    'kind.keypad': 'keypad',
    'kind.ledStrip': 'LED strip',
    'kind.idCardReader': 'ID card reader',
    'kind.scanner': 'scanner',
    'state.online': 'well',
    'state.offline': 'offline',
    'state.fault': 'fault',
};
