import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { HallConfig } from '#protocol/hall.ts';
import type { Handshake } from '#protocol/sockets.ts';
import type { KioskView } from '#protocol/views.ts';
import '#web/elements/tx-icon.ts';
import { HubController } from '#web/hub.ts';
import { currentLanguage, LanguageController } from '#web/language.ts';
import { inLanguage } from '#web/words/catalogue.ts';
import { kioskWords } from '#web/words/kiosk.ts';
import { itemOf, themeOf } from './catalogue.ts';
import type { KioskEvent } from './events.ts';
import { HallController } from './hall-controller.ts';
import { kioskLayout } from './kiosk-layout.ts';
import { kioskStyles } from './styles.ts';
import { keepStill } from './touch.ts';
import './tx-closed.ts';
import './tx-item-card.ts';
import './tx-items.ts';
import './tx-kiosk-foot.ts';
import './tx-kiosk-head.ts';
import './tx-notice-screen.ts';
import './tx-taken.ts';
import './tx-themes.ts';
import { VisitController } from './visit-controller.ts';

/** The kiosk: from a theme to a number in three touches. It keeps nothing of a visitor who has left. */
@customElement('tx-kiosk')
export class TxKiosk extends LitElement {
    static override styles = [kioskStyles, kioskLayout];

    readonly #language = new LanguageController(this);
    readonly #hall = new HallController(this);
    readonly #hub = new HubController<KioskView>(this, '/kiosk', handshake);
    readonly #visit = new VisitController(this, this.#hub);
    readonly #now = (): number => this.#hub.now();
    #letMove = (): void => {};
    #spoken = currentLanguage();
    #seen = '';

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
        const language = this.#language.current;
        if (language === this.#spoken) return;
        // The hub words its refusals in the language of the handshake.
        this.#spoken = language;
        document.title = this.#say('title');
        this.#hub.reconnect();
    }

    override render(): TemplateResult {
        const { view } = this.#hub;
        const { screen } = this.#visit;
        const config = this.#hall.config;
        const nav = this.#isOpen() && (screen.at === 'items' || screen.at === 'card');
        return html`<tx-kiosk-head
                .name=${view === null ? this.#say('title') : inLanguage(view.hall, this.#language.current)}
                .left=${this.#visit.secondsLeft}
                .now=${this.#now}
            ></tx-kiosk-head>
            <main>${this.#renderNotice()}${keyed(this.#key(), html`<div class="screen">${this.#renderScreen(view, config)}</div>`)}</main>
            <tx-kiosk-foot
                ?nav=${nav}
                .phone=${config?.hall.supervisionPhone ?? ''}
                @tx-back=${() => this.#visit.goBack()}
                @tx-home=${() => this.#visit.goHome()}
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
    }

    async #focusHeading(): Promise<void> {
        const screen = this.renderRoot.querySelector<LitElement>('.screen > *');
        await screen?.updateComplete;
        screen?.renderRoot.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    }

    /** Whether the screens of a visit are shown: the hub is there and the hall open. */
    #isOpen(): boolean {
        const { view, link, refused } = this.#hub;
        return view?.open === true && link === 'live' && refused === null && this.#hall.config !== null;
    }

    /** Names what is shown; another name is another screen. */
    #key(): string {
        const { screen } = this.#visit;
        if (screen.at === 'taken') return `taken ${screen.answer.ticket.id}`;
        if (this.#isOpen()) return screen.at === 'items' ? `items ${screen.page}` : screen.at;
        return this.#hub.link === 'live' && this.#hub.view?.open === false ? 'closed' : 'away';
    }

    #renderScreen(view: KioskView | null, config: HallConfig | null): TemplateResult | typeof nothing {
        const { screen } = this.#visit;
        // A number that was given is valid, with a link or without, in an open hall or in one that has just closed.
        if (screen.at === 'taken') return this.#renderTaken(config);
        if (view === null || config === null || this.#hub.link !== 'live' || this.#hub.refused !== null) return this.#renderAway();
        if (!view.open) return html`<tx-closed .config=${config} .day=${view.day}></tx-closed>`;
        return this.#renderVisit(view, config);
    }

    #renderVisit(view: KioskView, config: HallConfig): TemplateResult {
        const { screen } = this.#visit;
        switch (screen.at) {
            case 'items':
                return html`<tx-items
                    .config=${config}
                    .theme=${themeOf(config, screen.theme) ?? null}
                    .page=${screen.page}
                    @tx-item=${({ detail }: KioskEvent<'tx-item'>) => this.#visit.openItem(detail)}
                    @tx-page=${({ detail }: KioskEvent<'tx-page'>) => this.#visit.turnTo(detail)}
                ></tx-items>`;
            case 'card':
                return html`<tx-item-card
                    .theme=${themeOf(config, screen.wish.theme) ?? null}
                    .item=${itemOf(config, screen.wish.item) ?? null}
                    .taking=${screen.taking}
                    @tx-take=${({ detail }: KioskEvent<'tx-take'>) => this.#visit.take(detail)}
                ></tx-item-card>`;
            case 'refused':
                return this.#renderRefused(screen.message, screen.again);
            default:
                return html`<tx-themes
                    .config=${config}
                    .boards=${view.themes}
                    @tx-theme=${({ detail }: KioskEvent<'tx-theme'>) => this.#visit.openTheme(detail)}
                ></tx-themes>`;
        }
    }

    #renderTaken(config: HallConfig | null): TemplateResult | typeof nothing {
        const { screen } = this.#visit;
        if (screen.at !== 'taken') return nothing;
        return html`<tx-taken
            .config=${config}
            .answer=${screen.answer}
            .print=${this.#visit.printOf(screen.answer)}
            ?away=${this.#hub.link !== 'live'}
            @tx-home=${() => this.#visit.goHome()}
        ></tx-taken>`;
    }

    #renderRefused(message: string, again: boolean): TemplateResult {
        return html`<tx-notice-screen icon="info" tone="warn" .heading=${this.#say('refused.title')} .text=${message} role="alert">
            <div class="buttons">
                ${again ? html`<button class="button main" @click=${() => this.#visit.again()}>${this.#say('refused.again')}</button>` : nothing}
                <button class="button ${again ? '' : 'main'}" @click=${() => this.#visit.goHome()}>${this.#say('refused.home')}</button>
            </div>
        </tx-notice-screen>`;
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
        if (view === null || !this.#isOpen() || this.#visit.screen.at === 'taken') return nothing;
        const full = view.health.storage === 'full';
        const mute = view.printer.state === 'offline' || view.printer.state === 'fault';
        if (!full && !mute) return nothing;
        return html`<p class="notice" role="status">
            <tx-icon name=${full ? 'info' : 'printer'}></tx-icon>${this.#say(full ? 'notice.storage' : 'notice.printer')}
        </p>`;
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
