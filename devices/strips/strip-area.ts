import type { DeviceOptions } from '#protocol/devices.ts';
import { modes, type StripArea, type StripCommand } from './commands.ts';
import { encodeText, textWidth } from './strip-text.ts';

/** A strip as it is built: pixels, and the unit of Y and height that its card takes. */
export type StripShape = { readonly width: number; readonly height: number; readonly yUnit: 'pixel' | 'byte' };

/** Our text is the only area of a strip. */
const areaNumber = 0;
const columnPixels = 8;

/** A strip of one line with eight Chinese characters, unless the options say something else. */
export function shapeOf(options: DeviceOptions): StripShape {
    return { width: options.width ?? 128, height: options.height ?? 16, yUnit: options.yUnit ?? 'pixel' };
}

/** Whether the text can stand still on the strip; a longer one runs. */
export function fits(text: string, shape: StripShape): boolean {
    return textWidth(text) <= shape.width;
}

/** Shows a text in the middle, or running from the right when it is too long; an empty one leaves the strip to the card's own program. */
export function showText(text: string, shape: StripShape): StripCommand {
    if (text.trim() === '') return { kind: 'areas', remove: [areaNumber], show: [] };
    const still = fits(text, shape);
    const padding = still ? ' '.repeat(Math.floor((shape.width - textWidth(text)) / 2 / columnPixels)) : '';
    return { kind: 'areas', remove: [], show: [area(encodeText(padding + text), still ? 'atOnce' : 'fromRight', shape)] };
}

/** The strip dark, for the other half of blinking. A card takes spaces, an empty text it may not. */
export function showNothing(shape: StripShape): StripCommand {
    return { kind: 'areas', remove: [], show: [area(encodeText('  '), 'atOnce', shape)] };
}

/** Fields that mean nothing here have the values of captures. */
function area(text: Buffer, mode: keyof typeof modes, shape: StripShape): StripArea {
    return {
        type: 0,
        x: 0,
        y: 0,
        width: Math.ceil(shape.width / columnPixels),
        height: shape.yUnit === 'pixel' ? shape.height : Math.ceil(shape.height / columnPixels),
        number: areaNumber,
        lineGap: 0,
        runMode: mode === 'fromRight' ? 0 : 1,
        timeoutS: 2,
        sound: 0,
        extensions: 0,
        align: 0,
        lines: 1,
        wrap: 1,
        mode: modes[mode],
        exit: 0,
        speed: 4,
        stay: 2,
        text,
    };
}
