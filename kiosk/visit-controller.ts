import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Purpose } from '#protocol/hall.ts';
import type { Ack } from '#protocol/sockets.ts';
import type { PrintStatus } from '#protocol/tickets.ts';
import type { KioskView, TakenAnswer } from '#protocol/views.ts';
import type { HubController } from '#web/hub.ts';
import { chooseLanguage, currentLanguage } from '#web/language.ts';
import { newRequestId } from '#web/request-id.ts';
import { kioskWords } from '#web/words/kiosk.ts';
import { type Asked, completed, type Entry } from './entry.ts';
import { answered, askedFor, type EntryAnswer, type EntryScreen, refused, rejoinOf, ticketBehind } from './entry-asking.ts';
import { IdleController } from './idle.ts';
import { before, HOME, mayAskAgain, patience, request, type Screen, type Wish } from './screen.ts';

/** One visitor after another: where the present one is, the number asked for, and the return home that forgets them. */
export class VisitController implements ReactiveController {
    readonly #host: ReactiveControllerHost;
    readonly #hub: HubController<KioskView>;
    readonly #idle: IdleController;
    /** The language that the kiosk goes back to. */
    readonly #homeLanguage = currentLanguage();
    #screen: Screen = HOME;

    constructor(host: ReactiveControllerHost, hub: HubController<KioskView>) {
        this.#host = host;
        this.#hub = hub;
        this.#idle = new IdleController(host, () => this.goHome());
        host.addController(this);
    }

    get screen(): Screen {
        return this.#screen;
    }

    /** Seconds until the kiosk goes home by itself, or null. */
    get secondsLeft(): number | null {
        return this.#idle.left;
    }

    hostConnected(): void {
        this.goHome();
    }

    /** Paper that fails while its visitor reads the number gives them more time. */
    hostUpdate(): void {
        const limit = patience(this.#screen, this.#paperFailed());
        if (limit !== null) this.#idle.stretch(limit);
    }

    goHome(): void {
        chooseLanguage(this.#homeLanguage, false);
        this.#go(HOME);
    }

    goBack(): void {
        this.#go(before(this.#screen));
    }

    openTheme(theme: string): void {
        this.#go({ at: 'items', theme, page: 0 });
    }

    turnTo(page: number): void {
        if (this.#screen.at === 'items') this.#go({ ...this.#screen, page });
    }

    openItem(item: string | null): void {
        const screen = this.#screen;
        if (screen.at !== 'items') return;
        this.#go({ at: 'card', wish: { theme: screen.theme, item, requestId: newRequestId() }, page: screen.page, taking: null });
    }

    /** Asks for the number. A second touch while the first is under way does nothing; were it to get through, it would be the same request. */
    async take(purpose: Purpose): Promise<void> {
        const screen = this.#screen;
        if (screen.at !== 'card' || screen.taking !== null) return;
        const { wish, page } = screen;
        this.#go({ ...screen, taking: purpose });
        const answer = await this.#hub.send<TakenAnswer>('take', request(wish, purpose, currentLanguage()));
        // Who went home meanwhile is not shown somebody's number; the paper comes all the same.
        const now = this.#screen;
        if (now.at === 'card' && now.wish === wish) this.#go(outcomeOf(answer, wish, page, purpose));
    }

    /** The same wish once more, under the same request id: if the first was done after all, its number comes. */
    async again(): Promise<void> {
        const screen = this.#screen;
        if (screen.at !== 'refused') return;
        this.#go({ at: 'card', wish: screen.wish, page: screen.page, taking: null });
        await this.take(screen.purpose);
    }

    openEntry(what: Entry): void {
        this.#go({ at: 'entry', what, typed: '', asked: null, asking: false, message: '', hint: '' });
    }

    /** What is typed by now. */
    type(typed: string): void {
        const screen = this.#screen;
        if (screen.at === 'entry' && !screen.asking) this.#go({ ...screen, typed, asked: null, message: '', hint: '' });
    }

    /** Asks for what was typed: the same once more while it is not known what became of it. */
    async enter(): Promise<void> {
        const screen = this.#screen;
        const day = this.#hub.view?.day;
        if (screen.at !== 'entry' || screen.asking || day === undefined) return;
        const language = currentLanguage();
        const complete = completed(screen.what, screen.typed);
        if (complete === null) return this.#go({ ...screen, message: kioskWords.say(language, `${screen.what}.incomplete`), hint: '' });
        await this.#ask(screen, screen.asked ?? askedFor(screen.what, complete, day, language));
    }

    /** Asks for the ticket whose slip was scanned, by the secret of its link. */
    async scan(secret: string): Promise<void> {
        const screen = this.#screen;
        if (screen.at !== 'entry' || screen.asking) return;
        const looking: EntryScreen = { ...screen, typed: '', asked: null, asking: true, message: '', hint: '' };
        this.#go(looking);
        const found = await ticketBehind(secret, currentLanguage());
        if (this.#screen !== looking) return;
        if (found.ok) await this.#ask(looking, rejoinOf(found.id));
        else this.#go(refused(looking, found, currentLanguage()));
    }

    async #ask(screen: EntryScreen, asked: Asked): Promise<void> {
        const asking: EntryScreen = { ...screen, asked, asking: true, message: '', hint: '' };
        this.#go(asking);
        const answer: EntryAnswer = await this.#hub.send(asked.verb, asked.input);
        // As with an item: nobody is shown what belongs to a visitor who has left.
        if (this.#screen === asking) this.#go(answered(asking, answer, currentLanguage()));
    }

    /** What is known of the slip of this number by now. */
    printOf({ ticket, print }: TakenAnswer): PrintStatus {
        return this.#hub.view?.slips.find((slip) => slip.ticket === ticket.id)?.status ?? print.status;
    }

    #paperFailed(): boolean {
        return this.#screen.at === 'taken' && !['printed', 'queued'].includes(this.printOf(this.#screen.answer));
    }

    #go(screen: Screen): void {
        this.#screen = screen;
        this.#idle.allow(patience(screen, this.#paperFailed()));
        this.#host.requestUpdate();
    }
}

function outcomeOf(answer: Ack<TakenAnswer>, wish: Wish, page: number, purpose: Purpose): Screen {
    if (answer.ok) return { at: 'taken', answer };
    const { code, message } = answer.error;
    return { at: 'refused', wish, page, purpose, message, again: mayAskAgain(code) };
}
