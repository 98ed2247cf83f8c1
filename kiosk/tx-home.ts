import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HallConfig, Purpose } from '#protocol/hall.ts';
import type { ThemeBoard } from '#protocol/views.ts';
import '#web/elements/tx-icon.ts';
import { LanguageController } from '#web/language.ts';
import { kioskWords } from '#web/words/kiosk.ts';
import { tell } from './events.ts';
import { homeLayout } from './home-layout.ts';
import { kioskStyles } from './styles.ts';
import './tx-theme-tile.ts';
import { waitingIn } from './waiting.ts';

type Way = 'handle' | 'appointment' | 'collect' | 'consult';

const WAYS: readonly (readonly [way: Way, icon: string])[] = [
    ['handle', 'ticket'],
    ['appointment', 'calendar'],
    ['collect', 'document'],
    ['consult', 'chat'],
];

/** The first screen: four ways in, the themes with how many wait, and below them the way for who has a number already. */
@customElement('tx-home')
export class TxHome extends LitElement {
    static override styles = [kioskStyles, homeLayout];

    @property({ attribute: false }) config: HallConfig | null = null;
    @property({ attribute: false }) boards: readonly ThemeBoard[] = [];

    readonly #language = new LanguageController(this);

    override render(): TemplateResult {
        return html`<section>
            <div class="head">
                <h1 tabindex="-1">${this.#say('home.heading')}</h1>
                <p class="soft">${this.#say('home.hint')}</p>
            </div>
            <div class="ways">${WAYS.map(([way, icon]) => this.#renderWay(way, icon))}</div>
            <h2>${this.#say('home.themes')}</h2>
            <ul>
                ${this.config?.themes.map(
                    (theme) =>
                        html`<li><tx-theme-tile compact brief .theme=${theme} .waiting=${waitingIn(this.boards, theme.id)}></tx-theme-tile></li>`,
                )}
            </ul>
            <div class="more">
                <button class="button missed" @click=${() => tell(this, 'tx-entry', 'missed')}>
                    <tx-icon name="people"></tx-icon>${this.#say('home.missed')}
                </button>
                <button class="button search" @click=${() => tell(this, 'tx-search', null)}>
                    <tx-icon name="search"></tx-icon>${this.#say('search.open')}
                </button>
            </div>
        </section>`;
    }

    #renderWay(way: Way, icon: string): TemplateResult {
        return html`<button class="way ${way}" @click=${() => this.#choose(way)}>
            <span class="mark"><tx-icon name=${icon}></tx-icon></span>
            <span class="words">
                <span class="name">${this.#say(`home.${way}`)}</span>
                <span class="hint">${this.#say(`home.${way}.hint`)}</span>
            </span>
        </button>`;
    }

    #choose(way: Way): void {
        if (way === 'appointment') tell(this, 'tx-entry', way);
        else tell(this, 'tx-way', way satisfies Purpose);
    }

    #say(key: Parameters<typeof kioskWords.say>[1]): string {
        return kioskWords.say(this.#language.current, key);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-home': TxHome;
    }
}
