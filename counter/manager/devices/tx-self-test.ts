import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DeviceView } from '#protocol/device-views.ts';
import type { HallConfig } from '#protocol/hall.ts';
import type { SelfTestResult, SelfTestRun } from '#protocol/self-test.ts';
import { LanguageController } from '#web/language.ts';
import { errorWords } from '#web/words/errors.ts';
import { selfTestWords } from '#web/words/self-test.ts';
import { refusalSentence } from '../../refusal.ts';
import { type Answered, call } from '../calls.ts';
import { formStyles } from '../form-styles.ts';
import { sheet } from '../sheet.ts';
import { reasonWords } from './device-words.ts';

/** How often a walk under way is looked at, in milliseconds. */
const LOOK_MS = 500;

/** The self-test: begins it and shows step by step what passed, what failed, and what to do about it. */
@customElement('tx-self-test')
export class TxSelfTest extends LitElement {
    static override styles = [
        sheet,
        formStyles,
        css`
        form {
            display: flex;
            flex-wrap: wrap;
            align-items: end;
            gap: 0.75rem 1rem;
        }
        form label {
            min-width: 10rem;
        }
        .tick {
            display: flex;
            align-items: center;
            gap: 0.5rem;
            min-height: 2.5rem;
        }
        .tick input {
            width: 1.25rem;
            min-height: 1.25rem;
        }
        ol {
            display: grid;
            gap: 0.25rem 1.5rem;
            grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr));
        }
        li {
            display: grid;
            gap: 0 0.75rem;
            grid-template-columns: 5rem minmax(0, 1fr);
            padding: 0.25rem 0;
            border-bottom: 1px solid var(--tx-line);
        }
        li small {
            grid-column: 2;
        }
        .mark {
            font-weight: 700;
        }
        .passed {
            color: var(--tx-good);
        }
        .failed {
            color: var(--tx-bad);
        }
        .running {
            color: var(--tx-primary);
        }
        .waiting,
        .skipped {
            color: var(--tx-ink-soft);
        }
    `,
    ];

    @property({ attribute: false }) token = '';
    @property({ attribute: false }) hall: HallConfig | null = null;
    @property({ attribute: false }) devices: readonly DeviceView[] = [];
    @state() private run: SelfTestRun | null = null;
    @state() private sentence = '';
    private readonly language = new LanguageController(this);
    #timer = 0;

    override connectedCallback(): void {
        super.connectedCallback();
        void this.look();
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        clearTimeout(this.#timer);
    }

    override render(): TemplateResult {
        return html`<section class="panel" aria-labelledby="self-test">
            <h2 id="self-test">${this.say('title')}</h2>
            <p class="soft">${this.say('text')}</p>
            ${this.renderForm()}
            ${this.sentence === '' ? nothing : html`<p class="said bad" role="alert">${this.sentence}</p>`}
            ${this.run === null ? nothing : this.renderRun(this.run)}
        </section>`;
    }

    private renderForm(): TemplateResult {
        const kiosks = [...new Set(this.devices.flatMap(({ kind, id, kiosk }) => (kiosk === null ? (kind === 'kiosk' ? [id] : []) : [kiosk])))];
        // The counter with the most hardware comes first: there is most to test.
        const count = (no: number): number => this.devices.filter(({ counter }) => counter === no).length;
        const counters = [...(this.hall?.counters ?? [])].sort((a, b) => count(b.no) - count(a.no) || a.no - b.no);
        const running = this.run?.running === true;
        return html`<form @submit=${this.onSubmit}>
            <label><span>${this.say('kiosk')}</span><select name="kiosk">${kiosks.map((id) => html`<option>${id}</option>`)}</select></label>
            <label><span>${this.say('counter')}</span><select name="counter">${counters.map(({ no }) => html`<option>${no}</option>`)}</select></label>
            <label class="tick"><input type="checkbox" name="print" />${this.say('print')}</label>
            <button class="button main" ?disabled=${running || kiosks.length === 0}>
                ${this.say(kiosks.length === 0 ? 'kiosk.none' : running ? 'running' : this.run === null ? 'start' : 'again')}
            </button>
        </form>`;
    }

    private renderRun({ running, steps }: SelfTestRun): TemplateResult {
        const failed = steps.filter(({ state: how }) => how === 'failed').length;
        const passed = steps.filter(({ state: how }) => how === 'passed').length;
        const sentence = running
            ? this.say('running')
            : failed > 0
              ? this.say('done.failed', { n: failed })
              : this.say('done.passed', { n: passed, skipped: steps.length - passed });
        return html`<p class="said ${failed > 0 ? 'bad' : ''}" role="status" data-done=${running ? nothing : failed === 0 ? 'passed' : 'failed'}>${sentence}</p>
            <ol>${steps.map((step) => this.renderStep(step))}</ol>`;
    }

    private renderStep({ step, state: how, reason, detail }: SelfTestResult): TemplateResult {
        const why =
            reason === null
                ? how === 'skipped'
                    ? this.say('skipped.why')
                    : step === 'screens' && detail !== null
                      ? this.say('screens.n', { n: Number(detail) })
                      : detail
                : this.why(reason);
        return html`<li data-step=${step} data-state=${how}>
            <span class="mark ${how}">${this.say(`state.${how}`)}</span>
            <span>${this.say(`step.${step}`)}</span>
            ${why === null ? nothing : html`<small class=${how}>${why}</small>`}
        </li>`;
    }

    /** A reason of the test itself, of a device, or of a refusal. */
    private why(reason: string): string {
        const { current } = this.language;
        const own = `reason.${reason}`;
        if (selfTestWords.has(own)) return selfTestWords.say(current, own);
        return errorWords.has(reason) ? errorWords.say(current, reason) : reasonWords(current, reason);
    }

    private async onSubmit(event: SubmitEvent): Promise<void> {
        event.preventDefault();
        const form = event.target instanceof HTMLFormElement ? new FormData(event.target) : new FormData();
        const input = { kiosk: String(form.get('kiosk')), counter: Number(form.get('counter')), print: form.get('print') !== null };
        this.show(await call(this.caller, 'POST', '/api/self-test', input));
    }

    private async look(): Promise<void> {
        this.show(await call(this.caller, 'GET', '/api/self-test'));
    }

    private show(answer: Answered<{ run: SelfTestRun | null }>): void {
        clearTimeout(this.#timer);
        this.sentence = answer.ok ? '' : this.say('unread', { why: refusalSentence(answer, this.language.current) });
        if (!answer.ok) return;
        this.run = answer.answer.run;
        if (this.run?.running === true) this.#timer = setTimeout(() => void this.look(), LOOK_MS);
    }

    private get caller(): { token: string; language: 'zh-CN' | 'en' } {
        return { token: this.token, language: this.language.current };
    }

    private say(key: Parameters<typeof selfTestWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return selfTestWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-self-test': TxSelfTest;
    }
}
