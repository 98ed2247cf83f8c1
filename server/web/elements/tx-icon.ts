import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { unsafeSVG } from 'lit/directives/unsafe-svg.js';
import { type IconName, icons } from './icons.ts';

/** An icon in the colour and size of the text around it. It says nothing by itself: words stand beside it, or on the button. */
@customElement('tx-icon')
export class TxIcon extends LitElement {
    static override styles = css`
        :host {
            display: inline-block;
            height: 1em;
            vertical-align: -0.125em;
            width: 1em;
        }
        svg {
            display: block;
            height: 100%;
            width: 100%;
        }
    `;

    /** A name of the set; one that it does not know (themes name theirs in data) becomes a plain folder. */
    @property() name: IconName | (string & {}) = 'folder';

    override render(): TemplateResult {
        const drawing = isIcon(this.name) ? icons[this.name] : icons.folder;
        // Our own constant drawings, never data.
        return html`<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
            ${unsafeSVG(drawing)}
        </svg>`;
    }
}

function isIcon(name: string): name is IconName {
    return Object.hasOwn(icons, name);
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-icon': TxIcon;
    }
}
