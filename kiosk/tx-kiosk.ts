import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Handshake, Scanned } from '#protocol/sockets.ts';
import type { KioskView } from '#protocol/views.ts';
import '#web/elements/tx-icon.ts';
import { testVoice } from '#web/device-page.ts';
import { HubController } from '#web/hub.ts';
import { currentLanguage, LanguageController } from '#web/language.ts';
import { inLanguage } from '#web/words/catalogue.ts';
import { kioskWords } from '#web/words/kiosk.ts';
import { tell } from './events.ts';
import { HallController } from './hall-controller.ts';
import { KeyBurst } from './key-burst.ts';
import { kioskLayout } from './kiosk-layout.ts';
import { nameOf } from './screen.ts';
import { ReadingAloud } from './simple/reading-aloud.ts';
import { renderQuestion, renderSimpleNumber } from './simple/simple-screens.ts';
import { kioskStyles } from './styles.ts';
import { keepStill } from './touch.ts';
import './tx-closed.ts';
import './tx-kiosk-foot.ts';
import './tx-kiosk-head.ts';
import './tx-notice-screen.ts';
import { VisitController } from './visit-controller.ts';
import { hearScreens } from './visit-events.ts';
import { renderNumber, renderVisit } from './visit-screens.ts';

/** Screens that hear a scanner by themselves, because it types there. */
const HEAR_THEMSELVES: ReadonlySet<string> = new Set(['entry', 'search', 'identity']);
const NUMBERS: ReadonlySet<string> = new Set(['taken', 'rejoined', 'mine']);

/** The kiosk: four ways in, a number in four touches or fewer. It keeps nothing of a visitor who has left. */
@customElement('tx-kiosk')
export class TxKiosk extends LitElement {
    static override styles = [kioskStyles, kioskLayout];

    readonly #language = new LanguageController(this);
    readonly #hall = new HallController(this);
    readonly #hub = new HubController<KioskView>(this, '/kiosk', handshake)
        .hear<Scanned>('scanned', ({ text }) => this.#heardScanner(text))
        .hear('test-voice', testVoice);
    readonly #visit = new VisitController(this, this.#hub, () => this.#hall.config);
    readonly #aloud = new ReadingAloud(this);
    readonly #now = (): number => this.#hub.now();
    #letMove = (): void => {};
    #spoken = currentLanguage();
    #seen = '';

    constructor() {
        super();
        hearScreens(this, this.#visit);
        this.addEventListener('tx-read', () => void this.#readAloud());
        this.addEventListener('tx-also', (event) => this.#aloud.add((event as CustomEvent<string>).detail));
        new KeyBurst(this, { typed: () => {}, erased: () => {}, entered: (burst) => this.#scanned(burst) });
    }

    override connectedCallback(): void {
        super.connectedCallback();
        this.#letMove = keepStill(document);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#letMove();
    }

    protected override willUpdate(): void {
        const { view } = this.#hub;
        if (view !== null) this.#hall.want(view.configuration);
        this.toggleAttribute('low', this.#visit.modes.low);
        const language = this.#language.current;
        if (language === this.#spoken) return;
        // The hub words its refusals in the language of the handshake.
        this.#spoken = language;
        document.title = this.#say('title');
        this.#hub.reconnect();
    }

    override render(): TemplateResult {
        const { view } = this.#hub;
        const { at } = this.#visit.screen;
        const open = this.#isOpen();
        const name = view === null ? this.#say('title') : inLanguage(view.hall, this.#language.current);
        const { modes } = this.#visit;
        return html`<tx-kiosk-head ?simple=${modes.simple} ?low=${modes.low} .name=${name} .left=${this.#visit.secondsLeft} .now=${this.#now}></tx-kiosk-head>
            <main>
                ${this.#renderNotice()}${keyed(this.#key(), html`<div class="screen">${this.#renderScreen()}</div>`)}
            </main>
            <tx-kiosk-foot
                ?nav=${open && at !== 'home' && !NUMBERS.has(at)}
                .modes=${modes}
                ?elder=${modes.elder}
                ?low=${modes.low}
                ?silent=${!this.#aloud.canRead}
                @tx-start=${() => this.#visit.startAgain()}
                .phone=${this.#hall.config?.hall.supervisionPhone ?? ''}
                .staff=${view === null || this.#hub.link !== 'live' || this.#hub.refused !== null ? 'no' : view.help === null ? 'call' : 'called'}
            ></tx-kiosk-foot>`;
    }

    /** Whoever listens instead of looking is led to the new screen. */
    protected override updated(changed: PropertyValues<this>): void {
        super.updated(changed);
        const key = this.#key();
        if (key === this.#seen) return;
        const first = this.#seen === '';
        this.#seen = key;
        if (!first) void this.#focusHeading();
        if (this.#visit.modes.elder) void this.#readAloud();
        else this.#aloud.stop();
    }

    /** A page that nests others is read once they are there too. */
    async #readAloud(): Promise<void> {
        const screen = this.renderRoot.querySelector<LitElement>('.screen > *');
        await screen?.updateComplete;
        await new Promise((resolve) => requestAnimationFrame(resolve));
        if (screen?.isConnected === true && this.#visit.modes.elder) this.#aloud.read(screen);
    }

    async #focusHeading(): Promise<void> {
        const screen = this.renderRoot.querySelector<LitElement>('.screen > *');
        await screen?.updateComplete;
        screen?.renderRoot.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    }

    #scanned(burst: string): void {
        if (burst !== '' && this.#isOpen() && !HEAR_THEMSELVES.has(this.#visit.screen.at)) tell(this, 'tx-scan', burst);
    }

    /** A scanner on a line of its own is heard on every screen. */
    #heardScanner(text: string): void {
        if (this.#isOpen()) tell(this, 'tx-scan', text);
    }

    /** Whether the screens of a visit are shown: the hub is there and the hall open. */
    #isOpen(): boolean {
        const { view, link, refused } = this.#hub;
        return view?.open === true && link === 'live' && refused === null && this.#hall.config !== null;
    }

    /** Names what is shown; another name is another screen. */
    #key(): string {
        const { screen } = this.#visit;
        const { elder, low } = this.#visit.modes;
        const shown =
            NUMBERS.has(screen.at) || this.#isOpen()
                ? nameOf(screen)
                : this.#hub.link === 'live' && this.#hub.view?.open === false
                  ? 'closed'
                  : 'away';
        return `${shown} ${elder ? 'elder' : ''} ${low ? 'low' : ''} ${this.#language.current}`;
    }

    #renderScreen(): TemplateResult | typeof nothing {
        const { view, link, refused } = this.#hub;
        const hall = this.#hall.config;
        const { modes, screen } = this.#visit;
        if (NUMBERS.has(screen.at)) {
            const away = link !== 'live';
            return (modes.simple ? renderSimpleNumber(this.#visit, hall, away) : null) ?? renderNumber(this.#visit, hall, away);
        }
        if (view === null || hall === null || link !== 'live' || refused !== null) return this.#renderAway();
        if (!view.open) return html`<tx-closed .config=${hall} .day=${view.day}></tx-closed>`;
        return (modes.simple ? renderQuestion(this.#visit, view, hall) : null) ?? renderVisit({ visit: this.#visit, view, hall });
    }

    #renderAway(): TemplateResult {
        const { link, refused } = this.#hub;
        const which = refused !== null ? 'refused' : link === 'lost' ? 'lost' : 'connecting';
        return html`<tx-notice-screen
            role="alert"
            ?busy=${which !== 'refused'}
            tone=${which === 'refused' ? 'warn' : 'calm'}
            icon=${which === 'connecting' ? 'clock' : 'unlinked'}
            .heading=${this.#say(`away.${which}`)}
            .text=${which === 'refused' ? (refused?.error.message ?? '') : this.#say(`away.${which}.text`)}
            .hint=${which === 'connecting' ? '' : this.#say('away.guide')}
        ></tx-notice-screen>`;
    }

    #renderNotice(): TemplateResult | typeof nothing {
        const { view } = this.#hub;
        const { screen, basket } = this.#visit;
        if (view === null || !this.#isOpen() || NUMBERS.has(screen.at)) return nothing;
        const full = view.health.storage === 'full';
        const mute = view.printer.state === 'offline' || view.printer.state === 'fault';
        return html`${full || mute ? this.#renderWarning(full ? 'storage' : 'printer') : nothing}
        ${basket.length === 0 || this.#visit.modes.simple || screen.at === 'basket' || screen.at === 'identity' ? nothing : this.#renderBasket(basket.length)}`;
    }

    #renderWarning(what: 'storage' | 'printer'): TemplateResult {
        return html`<p class="notice" role="status">
            <tx-icon name=${what === 'storage' ? 'info' : 'printer'}></tx-icon>${this.#say(`notice.${what}`)}
        </p>`;
    }

    #renderBasket(n: number): TemplateResult {
        return html`<div class="chosen">
            <p role="status"><tx-icon name="check"></tx-icon>${kioskWords.say(this.#language.current, 'basket.chosen', { n })}</p>
            <button class="button" @click=${() => tell(this, 'tx-basket', null)}>${this.#say('basket.open')}</button>
        </div>`;
    }

    #say(key: Parameters<typeof kioskWords.say>[1]): string {
        return kioskWords.say(this.#language.current, key);
    }
}

/** Which kiosk this is: `?kiosk=` in the address, else the hub's first. */
function handshake(): Handshake {
    const kiosk = new URLSearchParams(location.search).get('kiosk');
    return { language: currentLanguage(), ...(kiosk === null ? {} : { kiosk }) };
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-kiosk': TxKiosk;
    }
}
