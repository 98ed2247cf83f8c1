import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type HallConfig, PAUSE_REASONS } from '#protocol/hall.ts';
import type { Alert, ManagerView } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { managerWords } from '#web/words/manager.ts';
import { wholeMinutes } from '../durations.ts';
import { namesOf } from '../names.ts';
import { sheet } from './sheet.ts';

/** Alerts shown; the longest waiting come first, so what is left out is less pressing. */
const SHOWN = 12;

/** Who has waited beyond a limit and still waits, longest first: the level as a word and a colour. */
@customElement('tx-alerts')
export class TxAlerts extends LitElement {
    static override styles = [
        sheet,
        css`
        .panel {
            display: grid;
            gap: 0.5rem;
        }
        li {
            display: grid;
            align-items: baseline;
            gap: 0.75rem;
            grid-template-columns: 7.5rem 4rem minmax(0, 1fr) auto;
            padding: 0.35rem 0;
            border-block-start: 1px solid var(--tx-line);
            font-variant-numeric: tabular-nums;
        }
        .level {
            justify-self: start;
        }
        .no {
            font-weight: 700;
        }
        .breaches,
        .paper {
            font-weight: 600;
        }
    `,
    ];

    @property({ attribute: false }) view: ManagerView | null = null;
    @property({ attribute: false }) hall: HallConfig | null = null;
    /** Hall time. */
    @property({ type: Number }) now = 0;
    /** Whether whoever looks deals with work orders. */
    @property({ type: Boolean }) supervises = false;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        if (this.view === null) return nothing;
        const { alerts, lowPaper, breachesToday } = this.view;
        const maximum = alerts.filter(({ level }) => level === 'maximum').length;
        const summary = alerts.length === 0 ? this.say('alerts.none') : this.say('alerts.summary', { warning: alerts.length - maximum, maximum });
        return html`<section class="panel" aria-labelledby="alerts">
            <h2 id="alerts">${this.say('alerts.title')}</h2>
            <p role="status">${summary}</p>
            ${alerts.length === 0 ? nothing : html`<ol>${alerts.slice(0, SHOWN).map((alert) => this.renderAlert(alert))}</ol>`}
            ${alerts.length > SHOWN ? html`<p class="soft">${this.say('alerts.shown', { n: SHOWN })}</p>` : nothing}
            ${this.view.counters.map((line) => this.renderPause(line))}
            ${lowPaper.map(({ device, name, left }) => html`<p class="paper" role="status" data-paper=${device}>${this.say('alerts.paper', { name, n: left })}</p>`)}
            ${(['unknown', 'not-sent'] as const).map((status) => this.renderSlips(status))}
            ${this.renderOrders(this.view.workOrders.overdue)}
            <p class="breaches">${this.say('alerts.breaches', { n: breachesToday })}</p>
        </section>`;
    }

    /** A counter that pauses for longer than its reason allows. */
    private renderPause({ no, clerk, pause }: ManagerView['counters'][number]): TemplateResult | typeof nothing {
        if (pause === null || !pause.overdue) return nothing;
        const { current } = this.language;
        const reasons = this.hall?.settings.pauseReasons ?? PAUSE_REASONS;
        const reason = reasons.find(({ code }) => code === pause.kind)?.text[current] ?? pause.kind;
        const values = { counter: no, name: clerk?.name[current] ?? '', reason, n: wholeMinutes(this.now - pause.until) };
        return html`<p class="paper" role="status" data-overdue=${no}>${this.say('alerts.pause', values)}</p>`;
    }

    /** Work orders whose next step is not taken in time. */
    private renderOrders(overdue: ManagerView['workOrders']['overdue']): TemplateResult | typeof nothing {
        if (overdue.length === 0) return nothing;
        const list = overdue.map(({ id, due }) => this.say('alerts.orders.line', { id, day: due })).join(this.say('alerts.slips.and'));
        return html`<p class="paper" role="status" data-orders=${overdue.length}>
            ${this.say('alerts.orders', { n: overdue.length, list })}
            ${this.supervises ? html`<a href="#supervision">${this.say('alerts.orders.open')}</a>` : nothing}
        </p>`;
    }

    private renderSlips(status: 'unknown' | 'not-sent'): TemplateResult | typeof nothing {
        const numbers = (this.view?.slipsMissing ?? []).filter((slip) => slip.status === status).map(({ no }) => no);
        if (numbers.length === 0) return nothing;
        return html`<p class="paper" role="status" data-slips=${status}>${this.say(`alerts.slips.${status}`, { numbers: numbers.join(this.say('alerts.slips.and')) })}</p>`;
    }

    private renderAlert({ no, theme, class: priority, since, level }: Alert): TemplateResult {
        const name = namesOf(this.hall, this.language.current).theme(theme) || theme;
        return html`<li data-alert=${level}>
            <span class="level ${level}">${this.say(`alerts.level.${level}`)}</span>
            <span class="no">${no}</span>
            <span>${name} · ${this.say(`class.${priority}`)}</span>
            <span>${this.say('minutes', { n: wholeMinutes(this.now - since) })}</span>
        </li>`;
    }

    private say(key: Parameters<typeof managerWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return managerWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-alerts': TxAlerts;
    }
}
