import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '#web/elements/tx-language-switch.ts';
import { at } from '#web/base.ts';
import { LanguageController } from '#web/language.ts';
import { errorWords } from '#web/words/errors.ts';
import { virtualWords } from '#web/words/virtual.ts';
import { panel } from './styles.ts';
import './tx-virtual-device.ts';
import { type Done, type VirtualDevice, VirtualWatch } from './virtual.ts';

/** The page of virtual devices: all that this machine drives for a trial or for training, by place. */
@customElement('tx-virtual-devices')
export class TxVirtualDevices extends LitElement {
    static override styles = [
        panel,
        css`
        :host {
            box-sizing: border-box;
            margin: 0 auto;
            max-width: 96rem;
            padding: 1.25rem clamp(1rem, 3vw, 2.5rem) 2.5rem;
        }
        header {
            display: flex;
            flex-wrap: wrap;
            align-items: center;
            gap: 0.5rem 1.5rem;
        }
        h1 {
            margin: 0;
            margin-inline-end: auto;
            font-size: 2rem;
        }
        h2 {
            margin: 1.25rem 0 0.625rem;
            font-size: 1.375rem;
        }
        .lead {
            margin: 0.5rem 0 0;
            font-size: 1.0625rem;
        }
        .devices {
            display: grid;
            align-items: start;
            gap: 1rem;
            grid-template-columns: repeat(auto-fill, minmax(min(100%, 25rem), 1fr));
        }
        .said {
            margin: 1rem 0 0;
            color: var(--tx-bad);
            font-weight: 700;
        }
    `,
    ];

    @state() private said = '';
    private readonly language = new LanguageController(this);
    readonly #watch = new VirtualWatch(this);

    override render(): TemplateResult {
        return html`<header>
                <h1>${this.say('title')}</h1>
                <a href=${at(`/?lang=${this.language.current}`)}>${this.say('back')}</a>
                <tx-language-switch></tx-language-switch>
            </header>
            <main>
                <p class="lead">${this.say('lead')}</p>
                <p class="said" role="alert">${this.said}</p>
                ${this.renderDevices()}
            </main>`;
    }

    protected override updated(): void {
        document.title = this.say('title');
    }

    private renderDevices(): TemplateResult | typeof nothing {
        const { devices } = this.#watch;
        if (devices === 'asking') return nothing;
        if (devices === 'away' || devices === 'unreachable') return html`<p role="status">${this.say(devices)}</p>`;
        if (devices.length === 0) return html`<p role="status">${this.say('none')}</p>`;
        const places = new Map<string, VirtualDevice[]>();
        for (const device of devices) {
            const place =
                device.counter === null
                    ? this.say('place.kiosk', { kiosk: device.kiosk ?? '' })
                    : this.say('place.counter', { counter: device.counter });
            places.set(place, [...(places.get(place) ?? []), device]);
        }
        return html`${[...places].map(
            ([place, here]) => html`<section>
                <h2>${place}</h2>
                <div class="devices">
                    ${repeat(
                        here,
                        ({ id }) => id,
                        (device) => html`<tx-virtual-device
                            .device=${device}
                            @tx-virtual=${({ detail }: CustomEvent<Done>) => this.give(device.id, detail)}
                        ></tx-virtual-device>`,
                    )}
                </div>
            </section>`,
        )}`;
    }

    private async give(id: string, done: Done): Promise<void> {
        const refused = await this.#watch.give(id, done);
        const { current } = this.language;
        this.said =
            refused === null
                ? ''
                : this.say('refused', { why: errorWords.has(refused.error.code) ? errorWords.say(current, refused.error.code) : '' });
    }

    private say(key: Parameters<typeof virtualWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return virtualWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-virtual-devices': TxVirtualDevices;
    }
}
