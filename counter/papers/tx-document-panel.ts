import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { DOCUMENT_KINDS } from '#protocol/documents.ts';
import type { ServiceRecord } from '#protocol/service-record.ts';
import type { PapersView } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import { paperWords } from '#web/words/papers.ts';
import { tell } from '../events.ts';
import { USUAL_REFUSALS } from '../outcome-reasons.ts';
import { sheet } from '../sheet.ts';
import { nameOfPaper } from './paper-words.ts';
import '../tx-menu.ts';
import '../tx-reason-form.ts';

/**
 * Which document the visitor is given: any kind, the usual one marked; and those given already, to be printed again.
 * @fires tx-give
 * @fires tx-back
 */
@customElement('tx-document-panel')
export class TxDocumentPanel extends LitElement {
    static override styles = sheet;

    @property({ attribute: false }) papers: PapersView | null = null;
    /** What is noted of a session that is not finished yet. */
    @property({ attribute: false }) draft: ServiceRecord = {};
    @property({ type: Boolean }) disabled = false;
    /** A refusal is given with its reason, where the session has none. */
    @state() private asksReason = false;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        const { papers } = this;
        if (papers === null) return nothing;
        return this.asksReason ? this.renderReason() : this.renderKinds(papers);
    }

    private renderKinds({ ticket, given, fitting, printer }: PapersView): TemplateResult {
        const { current } = this.language;
        const kinds = DOCUMENT_KINDS.map((kind) => ({ id: kind, name: nameOfPaper(current, kind) }));
        const again = given.map(({ number, kind }) => ({
            id: number,
            name: paperWords.say(current, printer ? 'again' : 'page', { kind: nameOfPaper(current, kind) }),
            note: number,
        }));
        return html`<tx-menu
            .heading=${paperWords.say(current, 'choose', { no: ticket.no })}
            .choices=${[...kinds, ...again]}
            .usual=${fitting}
            .disabled=${this.disabled}
            @tx-pick=${this.onPick}
        ></tx-menu>`;
    }

    private renderReason(): TemplateResult {
        const { current } = this.language;
        return html`<tx-reason-form
            .heading=${counterWords.say(current, 'reason.title')}
            .usual=${USUAL_REFUSALS.map((key) => counterWords.say(current, key))}
            @tx-reason=${this.onReason}
            @tx-back=${this.onStepBack}
        ></tx-reason-form>`;
    }

    private onPick(event: CustomEvent<string>): void {
        event.stopPropagation();
        const { papers, draft } = this;
        if (papers === null) return;
        const { ticket, finished, fitting } = papers;
        const kind = DOCUMENT_KINDS.find((known) => known === event.detail);
        if (kind === undefined) tell(this, 'tx-give', { verb: 'print-document', input: { document: event.detail }, no: ticket.no });
        else if (kind === 'refusal' && fitting !== 'refusal') this.asksReason = true;
        else tell(this, 'tx-give', { verb: 'document', input: { kind, ticket: ticket.id, ...(finished ? {} : { record: draft }) }, no: ticket.no });
    }

    private onReason(event: CustomEvent<string>): void {
        event.stopPropagation();
        const { papers, draft } = this;
        if (papers === null) return;
        const { ticket, finished } = papers;
        const input = { kind: 'refusal', ticket: ticket.id, reason: event.detail, ...(finished ? {} : { record: draft }) };
        tell(this, 'tx-give', { verb: 'document', input, no: ticket.no });
    }

    private onStepBack(event: Event): void {
        event.stopPropagation();
        this.asksReason = false;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-document-panel': TxDocumentPanel;
    }
}
