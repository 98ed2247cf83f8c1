/** Where a visitor is on the way to a number. One screen at a time; going home forgets everything. */
import type { Purpose } from '#protocol/hall.ts';
import type { TakenAnswer, TicketView } from '#protocol/views.ts';
import type { Asked, Entry } from './entry.ts';

/** What a number is wanted for: an item, or with null the theme alone. */
export type Wish = {
    readonly theme: string;
    readonly item: string | null;
    /** One visit to a card is one request for each purpose, however often its button is touched. */
    readonly requestId: string;
};

export type Screen =
    | { readonly at: 'themes' }
    | { readonly at: 'items'; readonly theme: string; readonly page: number }
    | { readonly at: 'card'; readonly wish: Wish; readonly page: number; readonly taking: Purpose | null }
    | {
          readonly at: 'refused';
          readonly wish: Wish;
          readonly page: number;
          readonly purpose: Purpose;
          readonly message: string;
          readonly again: boolean;
      }
    | {
          readonly at: 'entry';
          readonly what: Entry;
          readonly typed: string;
          /** What the hub was asked and has not yet decided. */
          readonly asked: Asked | null;
          readonly asking: boolean;
          readonly message: string;
          readonly hint: string;
      }
    | { readonly at: 'taken'; readonly answer: TakenAnswer }
    | { readonly at: 'rejoined'; readonly ticket: TicketView };

export const HOME: Screen = { at: 'themes' };

/** The screen that "back" leads to. */
export function before(screen: Screen): Screen {
    switch (screen.at) {
        case 'card':
        case 'refused':
            return { at: 'items', theme: screen.wish.theme, page: screen.page };
        case 'themes':
        case 'items':
        case 'entry':
        case 'taken':
        case 'rejoined':
            return HOME;
    }
}

/** Seconds without a touch after which the kiosk goes home by itself; null at home. */
export function patience(screen: Screen, paperFailed: boolean): number | null {
    switch (screen.at) {
        case 'themes':
            return null;
        case 'items':
        case 'card':
        case 'entry':
            return 60;
        case 'refused':
        case 'rejoined':
            return 30;
        case 'taken':
            // Who gets no paper needs time to write the number down or to photograph the code.
            return paperFailed ? 60 : 30;
    }
}

/** Whether a refusal leaves open what became of the request, so that the same may be asked once more. */
export function mayAskAgain(code: string): boolean {
    return code === 'no-answer' || code === 'shutting-down' || code === 'internal';
}

/** What the hub is asked for. */
export function request({ theme, item, requestId }: Wish, purpose: Purpose, language: string): Readonly<Record<string, unknown>> {
    // A request id stands for one content: the same wish with another purpose is another request.
    const what = item === null ? { theme } : { item };
    return { requestId: `${requestId}-${purpose}`, ...what, purpose, language };
}
