/** Paper of the ticket printers: how many slips are left on each roll, counted from when somebody said how many there are. */
import type { Device } from '#protocol/devices.ts';
import type { HallState } from './state.ts';

/** Slips on a new roll where a printer's options do not say: 80 m of paper, 15 to 20 cm a slip. */
export const USUAL_ROLL = 400;

/** From so many slips on the staff are told to bring a roll. */
export const LOW_PAPER = 10;

/** A slip came out. Printers whose paper nobody has counted are not counted; a roll that was longer than said stays at 0. */
export function slipCameOut(state: HallState, printer: string | null): void {
    const left = printer === null ? undefined : state.paper.get(printer);
    if (printer !== null && left !== undefined) state.paper.set(printer, Math.max(0, left - 1));
}

/** Printers that will soon be out of paper. */
export function lowOnPaper(state: HallState): { device: Device; left: number }[] {
    return [...state.devices.values()].flatMap((device) => {
        const left = state.paper.get(device.id);
        return left === undefined || left > LOW_PAPER ? [] : [{ device, left }];
    });
}
