import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { DeviceView } from '#protocol/device-views.ts';
import type { Device } from '#protocol/devices.ts';
import type { HallConfig } from '#protocol/hall.ts';
import type { HubHealth } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { devicesPageWords } from '#web/words/devices-page.ts';
import { refusalSentence } from '../../refusal.ts';
import type { Answered, Caller } from '../calls.ts';
import { formStyles } from '../form-styles.ts';
import { sheet } from '../sheet.ts';
import {
    type ActAnswer,
    type Added,
    actOn,
    addDevice,
    changeDevice,
    type DeviceAct,
    type DeviceInput,
    type FieldProblem,
    fieldProblems,
    loadPaper,
    type Paired,
    removeDevice,
    renewToken,
} from './device-calls.ts';
import { listStyles } from './device-styles.ts';
import { placeOf, reasonWords } from './device-words.ts';
import type { Wanted } from './tx-device-card.ts';
import './tx-device-card.ts';
import './tx-device-form.ts';
import './tx-device-token.ts';
import './tx-self-test.ts';

/** What is open beside the list: the form of a new device or of one, or the token of one. */
type Open =
    | { readonly what: 'form'; readonly device: DeviceView | null }
    | { readonly what: 'token'; readonly device: Pick<Device, 'kind' | 'name'>; readonly paired: Paired };

/** The page of devices, by place. An administrator adds, changes, pairs and tries them; a duty manager sees how they are and notes new paper. */
@customElement('tx-devices')
export class TxDevices extends LitElement {
    static override styles = [sheet, formStyles, listStyles];

    @property({ attribute: false }) token = '';
    @property({ attribute: false }) hall: HallConfig | null = null;
    /** The devices as the console's view has them. */
    @property({ attribute: false }) devices: readonly DeviceView[] = [];
    /** Whether the hub can read texts aloud. */
    @property() voice: HubHealth['voice'] = 'unknown';
    /** Role of whoever looks. */
    @property({ attribute: false }) viewer = '';
    @state() private open: Open | null = null;
    @state() private problems: readonly FieldProblem[] = [];
    @state() private saving = false;
    @state() private said: { good: boolean; sentence: string } | null = null;
    @state() private busy: { device: string; act: Wanted } | null = null;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        const { devices } = this;
        return html`<section class="panel" aria-labelledby="devices">
                <div class="head">
                    <h2 id="devices">${this.say('title')}</h2>
                    <span class="soft summary" role="status">${this.summary(devices)}</span>
                    ${this.mayChange ? html`<button class="button main" data-add @click=${() => this.show({ what: 'form', device: null })}>${this.say('add')}</button>` : html`<span class="soft">${this.say('readonly')}</span>`}
                </div>
                <p class="soft">${this.say('text')}</p>
                ${this.voice === 'missing' ? html`<p class="said bad" role="status">${this.say('voice.missing')}</p>` : nothing}
                ${this.said === null ? nothing : html`<p class="said ${this.said.good ? '' : 'bad'}" role="status">${this.said.sentence}</p>`}
            </section>
            ${this.renderOpen()}
            ${this.mayChange ? html`<tx-self-test .token=${this.token} .hall=${this.hall} .devices=${devices}></tx-self-test>` : nothing}
            <div class="places">${this.renderPlaces(devices)}</div>`;
    }

    private renderOpen(): TemplateResult | typeof nothing {
        const { open } = this;
        if (open === null) return nothing;
        if (open.what === 'token') {
            return html`<tx-device-token
                .device=${open.device}
                .token=${open.paired.token ?? ''}
                .page=${open.paired.page}
                @tx-closed=${() => this.show(null)}></tx-device-token>`;
        }
        return html`<tx-device-form
            .device=${open.device}
            .devices=${this.devices}
            .hall=${this.hall}
            .problems=${this.problems}
            .saving=${this.saving}
            @tx-device-input=${({ detail }: CustomEvent<DeviceInput>) => this.save(open.device, detail)}
            @tx-closed=${() => this.show(null)}
        ></tx-device-form>`;
    }

    private renderPlaces(devices: readonly DeviceView[]): TemplateResult {
        if (devices.length === 0) return html`<p class="soft">${this.say('none')}</p>`;
        const places = new Map<string, { name: string; devices: DeviceView[] }>();
        for (const device of devices) {
            const { key, name } = placeOf(device, devices, this.hall, this.language.current);
            const place = places.get(key) ?? { name, devices: [] };
            place.devices.push(device);
            places.set(key, place);
        }
        const sorted = [...places].sort(([a], [b]) => (a < b ? -1 : 1));
        return html`${repeat(
            sorted,
            ([key]) => key,
            ([, { name, devices: here }]) => html`<section class="panel">
                <h3>${name}</h3>
                ${repeat(
                    here,
                    ({ id }) => id,
                    (device) => html`<tx-device-card
                        .device=${device}
                        .hall=${this.hall}
                        .mayChange=${this.mayChange}
                        .mayLoad=${this.mayChange || this.viewer === 'manager'}
                        .busy=${this.busy?.device === device.id ? this.busy.act : null}
                        @tx-device=${({ detail }: CustomEvent<Wanted>) => this.want(device, detail)}
                    ></tx-device-card>`,
                )}
            </section>`,
        )}`;
    }

    private summary(devices: readonly DeviceView[]): string {
        const online = devices.filter(({ state }) => state === 'online').length;
        return this.say(online === devices.length ? 'summary.all' : 'summary', { n: devices.length, online });
    }

    private get mayChange(): boolean {
        return this.viewer === 'admin';
    }

    private get caller(): Caller {
        return { token: this.token, language: this.language.current };
    }

    private show(open: Open | null): void {
        this.open = open;
        this.problems = [];
        if (open !== null) this.said = null;
    }

    private want(device: DeviceView, wanted: Wanted): void {
        if (wanted === 'change') this.show({ what: 'form', device });
        else if (wanted === 'remove') void this.takeAway(device);
        else if (wanted === 'token') void this.pair(device);
        else void this.act(device, wanted);
    }

    private async save(device: DeviceView | null, input: DeviceInput): Promise<void> {
        this.saving = true;
        const answer: Answered<Partial<Added>> =
            device === null ? await addDevice(this.caller, input) : await changeDevice(this.caller, device.id, input);
        this.saving = false;
        if (!answer.ok) {
            this.problems = fieldProblems(answer);
            this.tell(false, this.problems.length > 0 ? null : this.say('refused', { why: refusalSentence(answer, this.language.current) }));
            return;
        }
        const { device: added, token = null, page = null } = answer.answer;
        this.show(added === undefined || token === null ? null : { what: 'token', device: added, paired: { token, page } });
        this.tell(true, this.say('saved', { name: input.name }));
    }

    private async takeAway(device: DeviceView): Promise<void> {
        await this.during(device, 'remove', () => removeDevice(this.caller, device.id), this.say('removed', { name: device.name }));
    }

    private async pair(device: DeviceView): Promise<void> {
        const answer = await this.during(device, 'token', () => renewToken(this.caller, device.id), null);
        if (answer.ok) this.show({ what: 'token', device, paired: answer.answer });
    }

    private async act(device: DeviceView, act: DeviceAct | 'paper'): Promise<void> {
        const done = this.say(`done.${act}`, { name: device.name });
        if (act === 'paper') await this.during(device, act, () => loadPaper(this.caller, device.id), done);
        else {
            const answer = await this.during(device, act, () => actOn(this.caller, device.id, act), done);
            const why = answer.ok ? whyNot(answer.answer) : null;
            if (why !== null) this.tell(false, this.say('failed', { name: device.name, why: reasonWords(this.language.current, why) }));
        }
    }

    /** Does something with a device and says what became of it. */
    private async during<Answer>(
        device: DeviceView,
        act: Wanted,
        call: () => Promise<Answered<Answer>>,
        done: string | null,
    ): Promise<Answered<Answer>> {
        this.busy = { device: device.id, act };
        const answer = await call();
        this.busy = null;
        if (answer.ok) this.tell(true, done);
        else this.tell(false, this.say('failed', { name: device.name, why: refusalSentence(answer, this.language.current) }));
        return answer;
    }

    private tell(good: boolean, sentence: string | null): void {
        this.said = sentence === null ? null : { good, sentence };
    }

    private say(key: Parameters<typeof devicesPageWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return devicesPageWords.say(this.language.current, key, values);
    }
}

/** The stable word for why an act did not succeed; null when it did. */
function whyNot({ ok, reason }: ActAnswer): string | null {
    return ok === false ? (reason ?? 'error') : null;
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-devices': TxDevices;
    }
}
