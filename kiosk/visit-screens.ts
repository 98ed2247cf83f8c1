/** The screens of a visit, drawn from where it is. They tell what is touched by the events of `events.ts`. */

import { html, nothing, type TemplateResult } from 'lit';
import type { PublishedHall } from '#protocol/hall.ts';
import type { KioskView } from '#protocol/views.ts';
import { itemOf, themeOf } from '#web/catalogue/hall-items.ts';
import { currentLanguage } from '#web/language.ts';
import { kioskWords } from '#web/words/kiosk.ts';
import { ratingWords } from '#web/words/rating.ts';
import type { Screen } from './screen.ts';
import './tx-basket.ts';
import './tx-entry.ts';
import './tx-home.ts';
import './tx-identity.ts';
import './tx-item-card.ts';
import './tx-items.ts';
import './tx-kiosk-rate.ts';
import './tx-notice-screen.ts';
import './tx-refused.ts';
import './tx-search.ts';
import './tx-taken.ts';
import './tx-themes.ts';
import { MOST_ITEMS, type VisitController } from './visit-controller.ts';

type At<Where extends Screen['at']> = Extract<Screen, { at: Where }>;
/** What the screens are drawn from. */
export type Visit = { readonly visit: VisitController; readonly view: KioskView; readonly hall: PublishedHall };

/** The screen of a visitor who has no number yet. Draws nothing for a number, which `renderNumber` does. */
export function renderVisit(given: Visit): TemplateResult | typeof nothing {
    const { visit, view, hall } = given;
    const { screen, taking } = visit;
    switch (screen.at) {
        case 'home':
            return html`<tx-home .config=${hall} .boards=${view.themes}></tx-home>`;
        case 'themes':
            return html`<tx-themes .config=${hall} .boards=${view.themes} .purpose=${screen.purpose} aria-busy=${taking !== null}></tx-themes>`;
        case 'items':
            return html`<tx-items
                .config=${hall}
                .theme=${themeOf(hall, screen.theme) ?? null}
                .purpose=${screen.purpose}
                .page=${screen.page}
                .unsure=${visit.basket.length === 0}
            ></tx-items>`;
        case 'search':
            return html`<tx-search .config=${hall} .purpose=${screen.purpose} .typed=${screen.typed} .page=${screen.page}></tx-search>`;
        case 'card':
            return renderCard(given, screen);
        case 'basket':
            return html`<tx-basket .config=${hall} .items=${visit.basket} ?taking=${taking !== null}></tx-basket>`;
        case 'identity':
            return html`<tx-identity ?simple=${visit.modes.simple} ?low=${visit.modes.low} .how=${screen.how} .typed=${screen.typed} .reader=${visit.reader} ?taking=${taking !== null}></tx-identity>`;
        case 'entry':
            return html`<tx-entry
                ?simple=${visit.modes.simple} ?low=${visit.modes.low}
                .config=${hall}
                .what=${screen.what}
                .typed=${screen.typed}
                .asking=${taking !== null}
                .message=${screen.message}
                .hint=${screen.hint}
            ></tx-entry>`;
        case 'refused':
            return renderRefused(given, screen);
        case 'rate':
            return html`<tx-kiosk-rate ?simple=${visit.modes.simple} ?low=${visit.modes.low} .ticket=${screen.ticket} .reasons=${screen.reasons} ?asking=${taking !== null}></tx-kiosk-rate>`;
        case 'rated':
            return renderRated(visit);
        case 'taken':
        case 'rejoined':
        case 'mine':
            return nothing;
    }
}

function renderCard({ visit, hall }: Visit, { purpose, theme, item }: At<'card'>): TemplateResult {
    const { taking, basket } = visit;
    const others = basket.filter((code) => code !== item).length;
    return html`<tx-item-card
        .theme=${themeOf(hall, theme) ?? null}
        .item=${itemOf(hall, item) ?? null}
        .purpose=${purpose}
        .taking=${taking === null || typeof taking === 'string' ? null : (taking.purpose ?? null)}
        .chosen=${others}
        ?more=${others < MOST_ITEMS - 1}
        .printing=${visit.materials}
    ></tx-item-card>`;
}

function renderRated(visit: VisitController): TemplateResult {
    const language = currentLanguage();
    return html`<tx-notice-screen
        role="status"
        icon="check"
        .heading=${ratingWords.say(language, 'thanks')}
        .text=${ratingWords.say(language, 'thanks.hint')}
    >
        <button class="button main" @click=${() => visit.goHome()}>${kioskWords.say(language, 'taken.done')}</button>
    </tx-notice-screen>`;
}

function renderRefused({ visit, view }: Visit, { error, take, again }: At<'refused'>): TemplateResult {
    return html`<tx-refused
        .error=${error}
        .take=${take}
        ?again=${again}
        ?taking=${visit.taking !== null}
        ?called=${view.help !== null}
        .reprint=${visit.reprinting}
    ></tx-refused>`;
}

/** A number that was given, or that the visitor has: it is valid with a link or without, in an open hall or in one that has just closed. */
export function renderNumber(visit: VisitController, hall: PublishedHall | null, away: boolean): TemplateResult | typeof nothing {
    const { screen } = visit;
    if (screen.at === 'rejoined') return html`<tx-taken as="rejoined" .config=${hall} .ticket=${screen.ticket} ?away=${away}></tx-taken>`;
    if (screen.at === 'mine') {
        return html`<tx-taken as="mine" .config=${hall} .ticket=${screen.ticket} .again=${visit.reprinting} ?away=${away}></tx-taken>`;
    }
    if (screen.at !== 'taken') return nothing;
    const { ticket, link, chain } = screen.answer;
    return html`<tx-taken
        .config=${hall}
        .ticket=${ticket}
        .slip=${{ link, print: visit.printOf(ticket) }}
        .chain=${chain.map((one) => one.ticket)}
        .again=${visit.reprinting}
        ?away=${away}
    ></tx-taken>`;
}
