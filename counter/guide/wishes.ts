/** What a guide asks of the hub for a visitor. */
import type { Language, PublishedHall, Purpose } from '#protocol/hall.ts';
import type { MessageKind } from '#protocol/messages.ts';
import type { PriorityClass } from '#protocol/tickets.ts';
import { itemOf } from '#web/catalogue/hall-items.ts';

/** How a visitor wants to be served; `phone` is empty for who does not want to be told. */
export type Wishes = {
    readonly purpose: Purpose;
    readonly class: PriorityClass;
    readonly accessible: boolean;
    readonly language: Language;
    readonly phone: string;
};

/** Whether a number can be one that messages go to; the hub has the last word. */
export function isPhone(phone: string): boolean {
    return /^\+?\d(?:[ -]?\d){4,18}$/.test(phone.trim());
}

/** Every visitor begins with these. */
export const PLAIN: Wishes = { purpose: 'handle', class: 'normal', accessible: false, language: 'zh-CN', phone: '' };

/** What whoever leaves a number is told of: not that it was taken, for that they see here. */
const TOLD_OF = ['ahead', 'called', 'passed', 'resultReady'] as const satisfies readonly MessageKind[];

/** Input of `take`. Several items are one visit; none is the theme alone. `place` is where the slip comes out, null for nowhere. */
export function takeInput(
    what: { readonly items: readonly string[]; readonly theme: string | null },
    wishes: Wishes,
    { hall, place }: { hall: PublishedHall | null; place: string | null },
): Readonly<Record<string, unknown>> {
    // What is only collected or asked about goes by its own purpose: one that an item does not have is not said.
    const offered = what.items.every((code) => hall === null || itemOf(hall, code)?.purposes.includes(wishes.purpose) === true);
    const phone = wishes.phone.trim();
    return {
        ...(what.theme === null ? { items: what.items } : { theme: what.theme }),
        ...(offered ? { purpose: wishes.purpose } : {}),
        ...(wishes.class === 'normal' ? {} : { class: wishes.class }),
        ...(wishes.accessible ? { needs: ['accessible'] } : {}),
        ...(place === null ? {} : { kiosk: place }),
        ...(phone === '' ? {} : { reach: { phone, moments: TOLD_OF } }),
        language: wishes.language,
    };
}
