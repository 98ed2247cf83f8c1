/** The screens of a simple visit: questions where something is chosen, the number huge, the others as they are. */
import { html, type TemplateResult } from 'lit';
import type { PublishedHall } from '#protocol/hall.ts';
import type { KioskView } from '#protocol/views.ts';
import { currentLanguage } from '#web/language.ts';
import type { VisitController } from '../visit-controller.ts';
import { questionOf } from './questions.ts';
import './tx-question.ts';
import './tx-simple-number.ts';

/** The question of a screen, or null where something is typed or shown to a reader: those screens are as simple as they can be. */
export function renderQuestion(visit: VisitController, view: KioskView, hall: PublishedHall): TemplateResult | null {
    const question = questionOf({
        screen: visit.screen,
        hall,
        view,
        basket: visit.basket,
        taking: visit.taking !== null,
        language: currentLanguage(),
    });
    return question === null ? null : html`<tx-question ?low=${visit.modes.low} .question=${question}></tx-question>`;
}

/** A number that was given, or that the visitor has. */
export function renderSimpleNumber(visit: VisitController, hall: PublishedHall | null, away: boolean): TemplateResult | null {
    const { screen } = visit;
    if (screen.at === 'taken') {
        const { ticket, chain } = screen.answer;
        return html`<tx-simple-number
            as="taken"
            .config=${hall}
            .ticket=${ticket}
            .print=${visit.printOf(ticket)}
            .chain=${chain.map((one) => one.ticket)}
            ?away=${away}
        ></tx-simple-number>`;
    }
    if (screen.at !== 'rejoined' && screen.at !== 'mine') return null;
    return html`<tx-simple-number as=${screen.at} .config=${hall} .ticket=${screen.ticket} ?away=${away}></tx-simple-number>`;
}
