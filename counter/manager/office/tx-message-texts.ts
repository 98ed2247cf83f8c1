import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type HallConfig, LANGUAGES, type Language } from '#protocol/hall.ts';
import type { HallMessages, MessageKind, MessageText } from '#protocol/messages.ts';
import { LanguageController } from '#web/language.ts';
import { officeWords } from '#web/words/office.ts';
import { refusalSentence } from '../../refusal.ts';
import { dayAndTime } from '../times.ts';
import { type MessageState, type MessagesAnswer, putMessages, readMessages } from './office-calls.ts';
import { officeStyles } from './office-styles.ts';

const PARTS = ['sms', 'subject', 'email'] as const satisfies readonly (keyof MessageText)[];
const LONGEST: Readonly<Record<keyof MessageText, number>> = { sms: 300, subject: 100, email: 1000 };

/** What messages to visitors say: one kind at a time, in each language, for SMS and e-mail. */
@customElement('tx-message-texts')
export class TxMessageTexts extends LitElement {
    static override styles = [
        officeStyles,
        css`
        .kinds {
            display: flex;
            flex-wrap: wrap;
            gap: 0.375rem;
        }
        .kinds .button[aria-pressed='true'] {
            border-color: var(--tx-primary);
            background: var(--tx-primary-soft);
        }
        form {
            display: grid;
            gap: 0.75rem;
        }
        .pair {
            display: grid;
            gap: 0.75rem 1rem;
            grid-template-columns: repeat(2, minmax(0, 1fr));
        }
        @media (max-width: 48rem) {
            .pair {
                grid-template-columns: minmax(0, 1fr);
            }
        }
        .ahead input {
            width: 6rem;
        }
    `,
    ];

    @property({ attribute: false }) token = '';
    @property({ attribute: false }) hall: HallConfig | null = null;
    @property({ type: Boolean }) mayChange = false;
    @state() private answer: MessagesAnswer | null = null;
    @state() private kind: MessageKind = 'taken';
    @state() private busy = false;
    @state() private said: { good: boolean; sentence: string } | null = null;
    private readonly language = new LanguageController(this);

    override connectedCallback(): void {
        super.connectedCallback();
        void this.read();
    }

    override render(): TemplateResult | typeof nothing {
        const { answer } = this;
        if (answer === null) return nothing;
        const shown = answer.messages.find(({ kind }) => kind === this.kind);
        const [newest] = answer.history;
        return html`<section class="panel" aria-labelledby="texts">
            <h2 id="texts">${this.say('texts.title')}</h2>
            <p class="soft">${this.say('texts.text')}</p>
            <div class="kinds" role="group" aria-label=${this.say('texts.title')}>
                ${answer.messages.map(
                    ({ kind, changed }) => html`<button
                        class="button"
                        data-kind=${kind}
                        aria-pressed=${kind === this.kind}
                        @click=${() => this.choose(kind)}
                    >
                        ${this.say(`type.${kind}`)}${changed ? ` · ${this.say('texts.changed')}` : nothing}
                    </button>`,
                )}
            </div>
            ${shown === undefined ? nothing : this.renderForm(shown, answer)}
            ${this.said === null ? nothing : html`<p class="said ${this.said.good ? '' : 'bad'}" role="status">${this.said.sentence}</p>`}
            ${newest === undefined ? nothing : html`<p class="soft" data-newest>${this.newest(newest)}</p>`}
        </section>`;
    }

    private renderForm({ kind, text, changed, vocabulary }: MessageState, { ahead }: MessagesAnswer): TemplateResult {
        return html`<form @submit=${this.onSave}>
            <p class="hint">${this.say('texts.values', { values: vocabulary.map((name) => `{${name}}`).join(' ') })}</p>
            ${PARTS.map((part) => html`<div class="pair">${LANGUAGES.map((language) => this.renderText(part, language, text))}</div>`)}
            ${
                kind === 'ahead'
                    ? html`<label class="ahead">
                          <span>${this.say('texts.ahead')}</span>
                          <input name="ahead" type="number" min="1" max="20" required .value=${String(ahead)} ?disabled=${!this.mayChange} />
                      </label>`
                    : nothing
            }
            ${
                this.mayChange
                    ? html`<div class="buttons">
                          <button class="button main" ?disabled=${this.busy}>${this.say('save')}</button>
                          ${changed ? html`<button class="button" type="button" data-standard @click=${this.onStandard}>${this.say('texts.standard')}</button>` : nothing}
                      </div>`
                    : nothing
            }
        </form>`;
    }

    private renderText(part: keyof MessageText, language: Language, text: MessageText): TemplateResult {
        const label = this.say(`texts.${part}`, { language: this.say(`language.${language}`) });
        const name = `${part}.${language}`;
        if (part === 'subject') {
            return html`<label><span>${label}</span>
                <input name=${name} required maxlength=${LONGEST[part]} .value=${text[part][language]} ?readonly=${!this.mayChange} /></label>`;
        }
        return html`<label><span>${label}</span>
            <textarea
                name=${name}
                required
                rows=${part === 'sms' ? 3 : 5}
                maxlength=${LONGEST[part]}
                .value=${text[part][language]}
                ?readonly=${!this.mayChange}
            ></textarea></label>`;
    }

    private newest({ at, by, reason }: MessagesAnswer['history'][number]): string {
        const { current } = this.language;
        const why = reason === null ? '' : ` · ${reason}`;
        return this.say('texts.newest', { time: dayAndTime(at, this.hall, current), name: by.name[current] }) + why;
    }

    private choose(kind: MessageKind): void {
        this.kind = kind;
        this.said = null;
    }

    private readonly onSave = (event: SubmitEvent): void => {
        event.preventDefault();
        const { answer } = this;
        if (!(event.target instanceof HTMLFormElement) || answer === null) return;
        const data = new FormData(event.target);
        const words = (part: string): Record<Language, string> => ({
            'zh-CN': String(data.get(`${part}.zh-CN`)).trim(),
            en: String(data.get(`${part}.en`)).trim(),
        });
        const text: MessageText = { sms: words('sms'), subject: words('subject'), email: words('email') };
        const ahead = data.has('ahead') ? Number(data.get('ahead')) : answer.ahead;
        void this.save({ ahead, texts: { ...changedTexts(answer), [this.kind]: text } }, answer.version);
    };

    private readonly onStandard = (): void => {
        const { answer } = this;
        if (answer === null) return;
        const { [this.kind]: _own, ...texts } = changedTexts(answer);
        void this.save({ ahead: answer.ahead, texts }, answer.version);
    };

    private async save(messages: HallMessages, base: number): Promise<void> {
        this.busy = true;
        const { current } = this.language;
        const put = await putMessages({ token: this.token, language: current }, base, messages, '');
        this.busy = false;
        if (put.ok || put.error.code === 'messages-changed') await this.read();
        // The hub's own sentence: it says which text and why.
        const sentence = put.ok ? this.say('saved') : put.error.code === 'messages-refused' ? put.error.message : refusalSentence(put, current);
        this.said = { good: put.ok, sentence };
    }

    private async read(): Promise<void> {
        const { current } = this.language;
        const read = await readMessages({ token: this.token, language: current });
        if (read.ok) this.answer = read.answer;
        else this.said = { good: false, sentence: refusalSentence(read, current) };
    }

    private say(key: Parameters<typeof officeWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return officeWords.say(this.language.current, key, values);
    }
}

function changedTexts({ messages }: MessagesAnswer): HallMessages['texts'] {
    return Object.fromEntries(messages.flatMap(({ kind, changed, text }) => (changed ? [[kind, text]] : [])));
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-message-texts': TxMessageTexts;
    }
}
