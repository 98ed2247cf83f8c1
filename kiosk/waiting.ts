import type { ThemeBoard } from '#protocol/views.ts';

/** How many people wait in a theme. */
export function waitingIn(boards: readonly ThemeBoard[], theme: string): number {
    return boards.find((board) => board.theme === theme)?.waiting ?? 0;
}
