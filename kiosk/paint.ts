import type { Theme } from '#protocol/hall.ts';

/** Gives an element the colour of a theme, as `--theme`; through the object model, for the page allows no style attributes in its markup. */
export function paint(element: HTMLElement, theme: Theme | undefined): void {
    if (theme !== undefined) element.style.setProperty('--theme', theme.colour);
}
