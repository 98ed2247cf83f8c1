/** Where a visitor is on the way to a number. One screen at a time; going home forgets everything. */
import type { ErrorBody } from '#protocol/errors.ts';
import type { Purpose } from '#protocol/hall.ts';
import type { ReasonView, TakenAnswer, TicketView } from '#protocol/views.ts';
import type { Entry } from './entry.ts';

/** What a number is wanted for. Several items are one visit; none is the theme alone. */
export type Wish = { readonly theme: string; readonly items: readonly string[]; readonly purpose: Purpose };

/** Who the visitor is, as far as an item asks: what was typed or scanned, or the handle of a card that the hub has read. */
export type Identity = { readonly idNumber: string } | { readonly card: string };

/** What proves that a ticket is one's own: the secret of its slip, or the identity it was taken with. */
export type Proof = { readonly secret: string } | { readonly identity: Identity };

/** What the hub is asked for a number, without the language. */
export type TakeInput = {
    readonly item?: string;
    readonly items?: readonly string[];
    readonly theme?: string;
    readonly purpose?: Purpose;
    readonly identity?: Identity;
    readonly appointment?: string;
    readonly slip?: string;
};

export type Screen =
    /** The ways in, and how many wait. */
    | { readonly at: 'home' }
    | { readonly at: 'themes'; readonly purpose: Purpose }
    | { readonly at: 'items'; readonly purpose: Purpose; readonly theme: string; readonly page: number }
    | { readonly at: 'search'; readonly purpose: Purpose; readonly typed: string; readonly page: number }
    | { readonly at: 'card'; readonly purpose: Purpose; readonly theme: string; readonly item: string | null }
    /** Several matters of one visit, before the number. */
    | { readonly at: 'basket' }
    | { readonly at: 'identity'; readonly wish: Wish; readonly how: 'choose' | 'type'; readonly typed: string; readonly message: string }
    | { readonly at: 'entry'; readonly what: Entry; readonly typed: string; readonly message: string; readonly hint: string }
    /** `take` is what was asked, for asking again or for giving way to something else. */
    | { readonly at: 'refused'; readonly error: ErrorBody['error']; readonly take: TakeInput | null; readonly again: boolean }
    | { readonly at: 'taken'; readonly answer: TakenAnswer }
    | { readonly at: 'rejoined'; readonly ticket: TicketView }
    /** A ticket that its visitor has already. */
    | { readonly at: 'mine'; readonly ticket: TicketView; readonly proof: Proof }
    /** The session of a slip that can be rated; the secret of its link shows whose it is. */
    | { readonly at: 'rate'; readonly ticket: TicketView; readonly secret: string; readonly reasons: readonly ReasonView[] }
    | { readonly at: 'rated' };

export const HOME: Screen = { at: 'home' };

/** Seconds without a touch after which the kiosk goes home by itself; null at home. */
export function patience(screen: Screen, paperFailed: boolean): number | null {
    switch (screen.at) {
        case 'home':
            return null;
        case 'themes':
        case 'items':
        case 'search':
        case 'card':
        case 'basket':
        case 'identity':
        case 'entry':
        case 'rate':
            return 60;
        case 'refused':
        case 'mine':
            return 45;
        case 'rejoined':
            return 30;
        case 'rated':
            return 15;
        case 'taken':
            // Who gets no paper needs time to write the number down or to photograph the code; who has several numbers, to read them.
            return paperFailed || screen.answer.chain.length > 0 ? 60 : 30;
    }
}

/** What the hub is asked for a wish. */
export function takeInput({ theme, items, purpose }: Wish, identity: Identity | null): TakeInput {
    const [item] = items;
    const what = item === undefined ? { theme } : items.length === 1 ? { item } : { items };
    return { ...what, purpose, ...(identity === null ? {} : { identity }) };
}

/** Names what is shown; another name is another screen. Another page of items, and another thing to type, is another screen. */
export function nameOf(screen: Screen): string {
    switch (screen.at) {
        case 'items':
            return `items ${screen.theme} ${screen.page}`;
        case 'themes':
            return `themes ${screen.purpose}`;
        case 'card':
            return `card ${screen.item}`;
        case 'entry':
            return `entry ${screen.what}`;
        case 'identity':
            return `identity ${screen.how}`;
        case 'taken':
            return `taken ${screen.answer.ticket.id}`;
        case 'rejoined':
        case 'mine':
        case 'rate':
            return `${screen.at} ${screen.ticket.id}`;
        default:
            return screen.at;
    }
}
