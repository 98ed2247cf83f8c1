/** Ticket numbers: the theme's prefix and a serial that starts at 1 each business day and never repeats on it. */
import type { HallMode } from '#protocol/hall.ts';
import { TRAINING_PREFIX } from '#protocol/training.ts';
import type { HallState } from './state.ts';

/** `A001`; four digits past 999. In the training hall `XA001`. */
export function ticketNo(mode: HallMode, prefix: string, serial: number): string {
    return (mode === 'training' ? TRAINING_PREFIX : '') + prefix + String(serial).padStart(3, '0');
}

/** The serial of a number, which is what `ticketNo` made it from. */
export function serialOf(no: string): number {
    return Number(/\d+$/.exec(no)?.[0] ?? 0);
}

/** The next free serial of a theme today. */
export function nextSerial(state: HallState, theme: string): number {
    return (state.serials.get(theme) ?? 0) + 1;
}

/** The day of a ticket, from its id; null when it is not one. */
export function dayOfTicket(id: string): string | null {
    const found = /^(\d{4})(\d{2})(\d{2})-X?[A-Z]\d{3,}$/.exec(id);
    return found === null ? null : `${found[1]}-${found[2]}-${found[3]}`;
}
