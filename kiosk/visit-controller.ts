import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ErrorBody } from '#protocol/errors.ts';
import type { PublishedHall, Purpose } from '#protocol/hall.ts';
import { isResidentNumber } from '#protocol/resident-number.ts';
import type { Ack } from '#protocol/sockets.ts';
import { ticketId } from '#protocol/ticket-id.ts';
import type { PrintStatus } from '#protocol/tickets.ts';
import { TRAINING_PREFIX } from '#protocol/training.ts';
import type { KioskView, TakenAnswer, TicketView } from '#protocol/views.ts';
import { isTraining } from '#web/base.ts';
import { itemOf } from '#web/catalogue/hall-items.ts';
import type { Rating } from '#web/elements/tx-rating-reasons.ts';
import type { HubController } from '#web/hub.ts';
import { chooseLanguage, currentLanguage } from '#web/language.ts';
import { newRequestId } from '#web/request-id.ts';
import { Asking, mayAskAgain } from '#web/requests/asking.ts';
import { kioskWords } from '#web/words/kiosk.ts';
import { CardReader } from './card-reader.ts';
import { completed, type Entry, scannedAs } from './entry.ts';
import { IdleController } from './idle.ts';
import { Modes } from './modes.ts';
import { ticketBehind, whyNot } from './own-ticket.ts';
import { Paper, type PaperState, type SlipWish, slipOn } from './paper.ts';
import { HOME, type Identity, nameOf, patience, type Screen, type TakeInput, takeInput, type Wish } from './screen.ts';

type Taking = TakeInput | 'rejoin' | 'rate';

/** Matters of one visit. */
export const MOST_ITEMS = 5;

/** One visitor after another: where the present one is, what they have chosen, the number asked for, and the return home that forgets them. */
export class VisitController implements ReactiveController {
    readonly #host: ReactiveControllerHost;
    readonly #hub: HubController<KioskView>;
    readonly #hall: () => PublishedHall | null;
    readonly #asking: Asking;
    readonly modes: Modes;
    readonly #idle: IdleController;
    /** The language that the kiosk goes back to. */
    readonly #homeLanguage = currentLanguage();
    #screen: Screen = HOME;
    /** The screens that "back" leads to, the last one first to come. */
    #trail: Screen[] = [];
    #basket: readonly string[] = [];
    readonly #cards: CardReader;
    readonly #paper: Paper;
    /** What the hub has been asked for and has not yet answered. */
    #taking: Taking | null = null;

    constructor(host: ReactiveControllerHost, hub: HubController<KioskView>, hall: () => PublishedHall | null) {
        this.#host = host;
        this.#hub = hub;
        this.#hall = hall;
        this.modes = new Modes(host);
        this.#asking = new Asking((verb, input) => hub.send(verb, input), newRequestId);
        this.#paper = new Paper(
            (verb, input) => hub.send(verb, input),
            this.#asking,
            () => host.requestUpdate(),
        );
        this.#cards = new CardReader(
            (verb, input) => hub.send(verb, input),
            () => host.requestUpdate(),
        );
        this.#idle = new IdleController(host, () => this.goHome());
        host.addController(this);
    }

    get screen(): Screen {
        return this.#screen;
    }

    /** Matters chosen for this visit, in order. */
    get basket(): readonly string[] {
        return this.#basket;
    }

    /** What the hub is being asked for, or null. */
    get taking(): Taking | null {
        return this.#taking;
    }

    /** What the card reader of this kiosk is doing; null when it has none that works. */
    get reader(): 'waiting' | 'failed' | null {
        const state = this.#hub.view?.cardReader.state;
        if (state === undefined || state === 'none' || state === 'offline') return null;
        return this.#cards.failed ? 'failed' : 'waiting';
    }

    /** Whether the list of what to bring can be printed here, and what became of it. */
    get materials(): PaperState | 'no' {
        return this.#canPrint ? this.#paper.materials : 'no';
    }

    /** Whether the slip of the ticket on the screen can be printed once more here. */
    get reprinting(): 'no' | 'yes' | 'queued' {
        return this.#canPrint && this.#slip !== null ? this.#paper.reprint : 'no';
    }

    /** Seconds until the kiosk goes home by itself, or null. */
    get secondsLeft(): number | null {
        return this.#idle.left;
    }

    hostConnected(): void {
        this.goHome();
    }

    /** Paper that fails while its visitor reads the number gives them more time, and so does elder mode when it is asked for. */
    hostUpdate(): void {
        const limit = this.#patience();
        if ((limit === null) !== (this.#idle.left === null)) this.#idle.allow(limit);
        else if (limit !== null) this.#idle.stretch(limit);
    }

    /** The end of a visit; `startAgain` is the first screen for the same visitor. */
    goHome(): void {
        chooseLanguage(this.#homeLanguage, false);
        this.modes.end();
        this.startAgain();
    }

    startAgain(): void {
        this.#trail = [];
        this.#basket = [];
        this.#asking.forget();
        this.#show(HOME);
    }

    goBack(): void {
        this.#show(this.#trail.pop() ?? HOME);
    }

    openWay(purpose: Purpose): void {
        this.#open({ at: 'themes', purpose });
    }

    /** Who only asks needs no item: the theme is enough for a number. */
    async openTheme(theme: string): Promise<void> {
        const purpose = this.#screen.at === 'themes' ? this.#screen.purpose : 'handle';
        if (purpose === 'consult') return this.#take(takeInput({ theme, items: [], purpose }, null));
        this.#open({ at: 'items', purpose, theme, page: 0 });
    }

    openSearch(): void {
        const { screen } = this;
        if (screen.at === 'themes' || screen.at === 'items') this.#open({ at: 'search', purpose: screen.purpose, typed: '', page: 0 });
        if (screen.at === 'home') this.#open({ at: 'search', purpose: 'handle', typed: '', page: 0 });
    }

    turnTo(page: number): void {
        const { screen } = this;
        if (screen.at === 'items' || screen.at === 'search') this.#show({ ...screen, page });
    }

    openItem(code: string | null): void {
        const { screen } = this;
        if (screen.at !== 'items' && screen.at !== 'search') return;
        const theme = screen.at === 'items' ? screen.theme : this.#itemOf(code)?.theme;
        if (theme !== undefined) this.#open({ at: 'card', purpose: screen.purpose, theme, item: code });
    }

    /** One more matter: the visitor goes on choosing. */
    add(): void {
        const { screen } = this;
        if (screen.at !== 'card' || screen.item === null) return;
        this.#basket = this.#withBasket(screen.item);
        this.#trail = [HOME];
        this.#show({ at: 'themes', purpose: 'handle' });
    }

    openBasket(): void {
        if (this.#basket.length > 0) this.#open({ at: 'basket' });
    }

    remove(code: string): void {
        this.#basket = this.#basket.filter((one) => one !== code);
        if (this.#basket.length === 0 && this.#screen.at === 'basket') return this.goBack();
        this.#host.requestUpdate();
    }

    /** Asks for the number, or first for who is there. A second touch while the first is under way does nothing. */
    async take(purpose: Purpose): Promise<void> {
        const { screen } = this;
        if (screen.at === 'refused' && screen.take !== null) return this.#take(this.#instead(screen.take, purpose));
        const wish = this.#wish(purpose);
        if (wish === null || this.#taking !== null) return;
        if (purpose === 'handle' && wish.items.some((code) => this.#itemOf(code)?.needsIdentity === true)) {
            return this.#open({ at: 'identity', wish, how: 'choose', typed: '', message: '' });
        }
        await this.#take(takeInput(wish, null));
    }

    /** How the visitor shows who they are; null: not at all, the counter will look. */
    async identify(identity: Identity | 'type' | null): Promise<void> {
        const { screen } = this;
        if (screen.at !== 'identity') return;
        if (identity === 'type') return this.#open({ ...screen, how: 'type', typed: '', message: '' });
        await this.#take(takeInput(screen.wish, identity));
    }

    /** The same wish once more, under the same request id: if the first was done after all, its number comes. */
    async again(): Promise<void> {
        const { screen } = this;
        if (screen.at === 'refused' && screen.take !== null) await this.#take(screen.take);
    }

    /** Prints what to bring for an item. */
    async printMaterials(item: string): Promise<void> {
        await this.#paper.printMaterials(item, currentLanguage());
    }

    /** Prints the slip of the ticket on the screen once more. */
    async reprint(): Promise<void> {
        const slip = this.#slip;
        const refused = slip === null ? null : await this.#paper.printAgain(slip);
        if (refused !== null) this.#refuse(refused, null);
    }

    /** A member of staff should come to this kiosk. Asked twice, they come once. */
    async callStaff(): Promise<void> {
        await this.#asking.ask('call-staff', { screen: this.#screen.at });
    }

    openEntry(what: Entry): void {
        this.#open({ at: 'entry', what, typed: '', message: '', hint: '' });
    }

    /** What is typed by now. */
    type(typed: string): void {
        const { screen } = this;
        if (this.#taking !== null) return;
        if (screen.at === 'entry') this.#show({ ...screen, typed, message: '', hint: '' });
        if (screen.at === 'identity') this.#show({ ...screen, typed, message: '' });
        if (screen.at === 'search') this.#show({ ...screen, typed, page: 0 });
    }

    /** Asks for what was typed: the same once more while it is not known what became of it. */
    async enter(): Promise<void> {
        const { screen } = this;
        const day = this.#hub.view?.day;
        if (screen.at !== 'entry' || this.#taking !== null || day === undefined) return;
        const complete = completed(screen.what, screen.typed);
        if (complete === null) return this.#show({ ...screen, message: this.#say(`${screen.what}.incomplete`), hint: '' });
        if (screen.what === 'missed') return this.#rejoin(ticketId(day, isTraining ? TRAINING_PREFIX + complete : complete));
        await this.#take(screen.what === 'appointment' ? { appointment: complete } : { slip: complete });
    }

    /** What a scanner read, on whichever screen. */
    async scan(text: string): Promise<void> {
        if (this.#taking !== null) return;
        const number = text.trim().toUpperCase();
        if (this.#screen.at === 'identity' && isResidentNumber(number)) return this.identify({ idNumber: number });
        const scanned = scannedAs(text);
        if (scanned.is === 'slip') return this.#find(scanned.secret);
        if (scanned.is === 'document') return this.#take({ slip: scanned.content });
        if (scanned.is === 'appointment') return this.#take({ appointment: scanned.code });
        this.#refuse({ code: 'unknown-code', message: this.#say('scan.unknown') }, null);
    }

    /** What is known of the slip of this number by now. */
    printOf({ id, print }: TicketView): PrintStatus {
        return this.#hub.view?.slips.find((slip) => slip.ticket === id)?.status ?? print;
    }

    /** Asks for a number and shows what becomes of it. */
    async #take(input: TakeInput): Promise<void> {
        const answer = await this.#ask<TakenAnswer>('take', { ...input, language: currentLanguage() }, input);
        if (answer === null) return;
        if (answer.ok) this.#end({ at: 'taken', answer });
        else this.#refuse(answer.error, input);
    }

    /** The ticket of a slip: back into the queue if its call was missed, to be rated if it is over, else shown. */
    async #find(secret: string): Promise<void> {
        const { screen } = this;
        const found = await ticketBehind(secret, currentLanguage());
        if (this.#screen !== screen) return;
        if (!found.ok) return this.#refuse(found.error, null);
        if (found.ticket.state === 'passed') return this.#rejoin(found.ticket.id);
        if (found.canRate) return this.#end({ at: 'rate', ticket: found.ticket, secret, reasons: found.reasons });
        this.#end({ at: 'mine', ticket: found.ticket, proof: { secret } });
    }

    /** All of a rating at once. */
    async rate(rating: Rating): Promise<void> {
        const { screen } = this;
        if (screen.at !== 'rate') return;
        const answer = await this.#ask('rate', { ticket: screen.ticket.id, secret: screen.secret, ...rating }, 'rate');
        if (answer === null) return;
        if (answer.ok) this.#end({ at: 'rated' });
        else this.#refuse(answer.error, null);
    }

    async #rejoin(ticket: string): Promise<void> {
        const answer = await this.#ask<{ ticket: TicketView }>('rejoin', { ticket }, 'rejoin');
        if (answer === null) return;
        if (answer.ok) this.#end({ at: 'rejoined', ticket: answer.ticket });
        else this.#refuse(answer.error, null);
    }

    /** Null when nobody waits for the answer any more: who went home is not shown somebody's number; the paper comes all the same. */
    async #ask<Answer>(verb: string, input: object, taking: Taking): Promise<Ack<Answer> | null> {
        if (this.#taking !== null) return null;
        const { screen } = this;
        this.#taking = taking;
        this.#host.requestUpdate();
        const answer = await this.#asking.ask<Answer>(verb, { ...input });
        if (this.#screen !== screen || this.#taking !== taking) return null;
        this.#taking = null;
        return answer;
    }

    /** Where something was typed, the refusal stands beside it; else it has a screen of its own. */
    #refuse(error: ErrorBody['error'], take: TakeInput | null): void {
        const { screen } = this;
        if (screen.at === 'entry') return this.#show({ ...screen, message: error.message, hint: whyNot(error, currentLanguage()) });
        const refused: Screen = { at: 'refused', error, take, again: take !== null && mayAskAgain(error.code) };
        if (screen.at === 'refused') this.#show(refused);
        else this.#open(refused);
    }

    /** After a refusal: a document stays what it is; what an item's rules refuse is asked of the theme alone. */
    #instead(take: TakeInput, purpose: Purpose): TakeInput {
        if (take.slip !== undefined) return { ...take, purpose };
        const theme = take.theme ?? this.#itemOf(take.item ?? take.items?.[0] ?? null)?.theme;
        return theme === undefined ? { ...take, purpose } : { theme, purpose };
    }

    /** The matters that the button on this screen is for. */
    #wish(purpose: Purpose): Wish | null {
        const { screen } = this;
        if (screen.at === 'basket') {
            const theme = this.#itemOf(this.#basket[0] ?? null)?.theme;
            return theme === undefined ? null : { theme, items: this.#basket, purpose };
        }
        if (screen.at !== 'card') return null;
        if (screen.item === null) return { theme: screen.theme, items: [], purpose };
        return { theme: screen.theme, items: purpose === 'handle' ? this.#withBasket(screen.item) : [screen.item], purpose };
    }

    #withBasket(code: string): readonly string[] {
        return [...new Set([...this.#basket, code])].slice(0, MOST_ITEMS);
    }

    #itemOf(code: string | null): ReturnType<typeof itemOf> {
        const hall = this.#hall();
        return hall === null ? undefined : itemOf(hall, code);
    }

    #patience(): number | null {
        return this.modes.patience(patience(this.#screen, this.#paperFailed()), currentLanguage() === this.#homeLanguage);
    }

    /** Paper may come out here; a printer that is away gets its slip when it is back, or says that it did not. */
    get #canPrint(): boolean {
        const state = this.#hub.view?.printer.state;
        return state !== undefined && state !== 'none';
    }

    get #slip(): SlipWish | null {
        return slipOn(this.#screen, (ticket) => this.printOf(ticket));
    }

    #paperFailed(): boolean {
        return this.#screen.at === 'taken' && !['printed', 'queued'].includes(this.printOf(this.#screen.answer.ticket));
    }

    #say(key: Parameters<typeof kioskWords.say>[1]): string {
        return kioskWords.say(currentLanguage(), key);
    }

    /** The reader waits for a card only while the question is on the screen: a card put there at another time is nobody's. */
    #readCards(): void {
        const asks = this.#screen.at === 'identity' && this.#screen.how === 'choose' && this.reader !== null;
        if (asks) void this.#cards.start((handle) => void this.identify({ card: handle }));
        else this.#cards.stop();
    }

    #open(screen: Screen): void {
        this.#trail.push(this.#screen);
        this.#show(screen);
    }

    /** The end of a visit: from here the way leads home only, and nothing that led here is kept. */
    #end(screen: Screen): void {
        this.#trail = [];
        this.#basket = [];
        this.#show(screen);
    }

    #show(screen: Screen): void {
        if (nameOf(screen) !== nameOf(this.#screen)) this.#paper.begin();
        this.#screen = screen;
        this.#readCards();
        this.#taking = null;
        this.#idle.allow(this.#patience());
        this.#host.requestUpdate();
    }
}
