import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import type { ServiceRecord } from '#protocol/service-record.ts';
import type { TerminalView } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { recordWords } from '#web/words/record.ts';
import { tell } from './events.ts';
import { recordOf } from './record-fields.ts';
import { sheet } from './sheet.ts';
import type { FoundTicket } from './ticket-acts.ts';
import { loadRecorded, type Recorded } from './ticket-calls.ts';
import './tx-reason-form.ts';
import './tx-record-form.ts';

const USUAL_REASONS = ['correct.slip', 'correct.visitor', 'correct.later'] as const;

/**
 * Puts right what was recorded of a finished session: the record as it stands, then why. Only what is different is sent.
 * @fires tx-give
 * @fires tx-back
 */
@customElement('tx-correct-panel')
export class TxCorrectPanel extends LitElement {
    static override styles = sheet;

    @property({ attribute: false }) ticket: FoundTicket | null = null;
    @property({ attribute: false }) hall: HallConfig | null = null;
    @property({ attribute: false }) deadlines: TerminalView['deadlines'] = [];
    @property({ attribute: false }) token = '';
    @state() private recorded: Recorded | null = null;
    @state() private changed: ServiceRecord | null = null;
    @state() private sentence = '';
    private readonly language = new LanguageController(this);

    protected override willUpdate(changed: PropertyValues): void {
        if (changed.has('ticket')) void this.load();
    }

    override render(): TemplateResult {
        const { recorded, ticket } = this;
        if (recorded === null || ticket === null) return html`<p role="status">${this.sentence}</p>`;
        return this.changed === null ? this.renderRecord(recorded, ticket) : this.renderReason(ticket);
    }

    private renderRecord({ outcome, item, record }: Recorded, ticket: FoundTicket): TemplateResult {
        return html`<tx-record-form
                correcting
                .of=${(outcome === null ? null : recordOf(outcome)) ?? 'draft'}
                .ticket=${ticket}
                .item=${item}
                .hall=${this.hall}
                .deadlines=${this.deadlines}
                .kept=${record}
                @tx-draft=${this.onChange}
                @tx-record=${this.onRecord}
            ></tx-record-form>
            <p role="alert">${this.sentence}</p>`;
    }

    private renderReason({ no }: FoundTicket): TemplateResult {
        return html`<tx-reason-form
            .heading=${this.say('correct.why', { no })}
            .usual=${USUAL_REASONS.map((key) => this.say(key))}
            @tx-reason=${this.onReason}
            @tx-back=${this.onStepBack}
        ></tx-reason-form>`;
    }

    /** A correction is no draft of the session at the counter. */
    private onChange(event: Event): void {
        event.stopPropagation();
        this.sentence = '';
    }

    private onRecord(event: CustomEvent<ServiceRecord>): void {
        event.stopPropagation();
        const changed = differences(this.recorded?.record ?? {}, event.detail);
        this.sentence = Object.keys(changed).length === 0 ? this.say('correct.same') : '';
        if (this.sentence === '') this.changed = changed;
    }

    private onReason(event: CustomEvent<string>): void {
        event.stopPropagation();
        const { ticket, changed } = this;
        if (ticket === null || changed === null) return;
        tell(this, 'tx-give', { verb: 'correct', input: { ticket: ticket.id, record: changed, reason: event.detail }, no: ticket.no });
    }

    private onStepBack(event: Event): void {
        event.stopPropagation();
        this.changed = null;
    }

    private async load(): Promise<void> {
        const { ticket, token } = this;
        this.recorded = null;
        this.sentence = this.say('correct.loading');
        const recorded = ticket === null ? null : await loadRecorded(token, ticket.id);
        if (ticket !== this.ticket) return;
        this.recorded = recorded;
        this.sentence = recorded === null ? this.say('correct.unread') : '';
    }

    private say(key: Parameters<typeof recordWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return recordWords.say(this.language.current, key, values);
    }
}

/** What of a record is other than before. */
function differences(before: ServiceRecord, now: ServiceRecord): ServiceRecord {
    const known = new Map(Object.entries(before));
    return Object.fromEntries(Object.entries(now).filter(([field, value]) => JSON.stringify(known.get(field)) !== JSON.stringify(value)));
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-correct-panel': TxCorrectPanel;
    }
}
