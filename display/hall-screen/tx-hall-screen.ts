import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import type { BoardView } from '#protocol/views.ts';
import '#web/elements/tx-clock.ts';
import '#web/elements/tx-link-bar.ts';
import { isTraining } from '#web/base.ts';
import { testVoice } from '#web/device-page.ts';
import { HubController } from '#web/hub.ts';
import { LanguageController } from '#web/language.ts';
import { loadHall } from '#web/load-hall.ts';
import { showTest } from '#web/test-sign.ts';
import { tokens } from '#web/tokens.ts';
import { inLanguage } from '#web/words/catalogue.ts';
import { displayWords } from '#web/words/display.ts';
import { board } from './styles.ts';
import './tx-call-list.ts';
import './tx-collect-list.ts';
import './tx-sound-note.ts';
import './tx-theme-panel.ts';
import './tx-ticker.ts';
import { VoiceController } from './voice-controller.ts';

/** How often waits are counted on while nothing happens in the hall, in milliseconds. */
const COUNT_ON_MS = 15_000;

/**
 * The hall screen of a zone: the last calls, how things stand in each theme, the notices, and the zone's voice.
 *
 * @fires tx-spoken when an announcement is begun.
 */
@customElement('tx-hall-screen')
export class TxHallScreen extends LitElement {
    static override styles = [tokens, board];

    @state() private config: HallConfig | null = null;

    readonly #language = new LanguageController(this);
    readonly #zone = zoneOf(location.search);
    readonly #hub = new HubController<BoardView>(this, '/display', () => (this.#zone === null ? {} : { zone: this.#zone }))
        .hear('test-voice', testVoice)
        .hear('test', showTest);
    readonly #voice = new VoiceController(this, `${isTraining ? 'training-' : ''}tx-spoken-${this.#zone ?? 'all'}`, () => this.#hub.now());
    readonly #now = () => this.#hub.now();
    #link = '';
    #timer: ReturnType<typeof setInterval> | undefined;

    override connectedCallback(): void {
        super.connectedCallback();
        this.#timer = setInterval(() => this.requestUpdate(), COUNT_ON_MS);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        clearInterval(this.#timer);
    }

    override render(): TemplateResult {
        const { view, link } = this.#hub;
        return html`<tx-link-bar .link=${link}></tx-link-bar>
            ${view === null ? html`<p class="loading" role="status">${this.#say('loading')}</p>` : this.#renderBoard(view, link !== 'live')}`;
    }

    override updated(changed: PropertyValues<this>): void {
        super.updated(changed);
        document.title = this.#say('title');
        const { view, link } = this.#hub;
        if (view !== null && link === 'live') this.#voice.offer(view);
        // What was configured may have changed while the link was down; while it is up, an unknown theme says so.
        const cameBack = link === 'live' && this.#link !== 'live';
        this.#link = link;
        if (cameBack || (this.config !== null && view?.themes.some(({ theme }) => !this.#knows(theme)))) void this.#load();
    }

    #renderBoard(view: BoardView, lost: boolean): TemplateResult {
        const language = this.#language.current;
        const veiled = lost ? 'veiled' : '';
        const zone = this.config?.hall.timeZone ?? 'Asia/Shanghai';
        return html`<header>
                <div>
                    <h1>${inLanguage(view.hall, language)}</h1>
                    <p class="zone">${this.#zoneInWords()}</p>
                </div>
                <div class="now">
                    <tx-sound-note .state=${this.#voice.state} .language=${language} @tx-enable-sound=${this.#voice.enable}></tx-sound-note>
                    <span class="open ${view.open ? '' : 'no'}">${this.#say(view.open ? 'open' : 'closed')}</span>
                    <tx-clock date .now=${this.#now} .zone=${zone}></tx-clock>
                </div>
            </header>
            <main>
            <tx-call-list class=${veiled} .calls=${view.calls} .language=${language} .zone=${zone} .now=${this.#now}></tx-call-list>
            <tx-theme-panel
                class=${veiled}
                .boards=${view.themes}
                .config=${this.config}
                .language=${language}
                .elapsed=${Math.max(0, Math.floor((this.#hub.now() - view.at) / 1000))}
            ></tx-theme-panel>
            <div class="foot">
                ${
                    view.collect.length === 0
                        ? nothing
                        : html`<tx-collect-list class=${veiled} .numbers=${view.collect} .language=${language}></tx-collect-list>`
                }
                <tx-ticker .notices=${view.notices} .language=${language}></tx-ticker>
            </div>
            </main>
            ${lost ? html`<div class="veil" role="alert">${this.#say('veil')}</div>` : nothing}`;
    }

    #zoneInWords(): string {
        if (this.#zone === null || this.config === null) return '';
        const zone = this.config.zones.find(({ id }) => id === this.#zone);
        if (zone === undefined) return this.#say('zone.unknown', { zone: this.#zone });
        const language = this.#language.current;
        return this.#say('zone', { zone: inLanguage(zone.name, language), floor: inLanguage(zone.floor, language) });
    }

    #knows(theme: string): boolean {
        return this.config?.themes.some(({ id }) => id === theme) ?? false;
    }

    async #load(): Promise<void> {
        this.config = (await loadHall()) ?? this.config;
    }

    #say(key: Parameters<typeof displayWords.say>[1], values: Record<string, string | number> = {}): string {
        return displayWords.say(this.#language.current, key, values);
    }
}

/** The zone in the address, `?zone=1`; null shows and speaks the calls of all counters. */
function zoneOf(search: string): number | null {
    const zone = Number(new URLSearchParams(search).get('zone'));
    return Number.isSafeInteger(zone) && zone > 0 ? zone : null;
}

declare global {
    interface HTMLElementEventMap {
        'tx-spoken': CustomEvent<{ callNo: number; text: string }>;
    }
    interface HTMLElementTagNameMap {
        'tx-hall-screen': TxHallScreen;
    }
}
