import { css, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { encode } from 'uqr';
import { LanguageController } from '../language.ts';
import { tokens } from '../tokens.ts';
import { commonWords } from '../words/common.ts';

/** White modules around the code, as the standard wants for reliable reading. */
const QUIET = 4;

/** A QR code as wide as its element, black on white whatever the page's colours are. */
@customElement('tx-qr')
export class TxQr extends LitElement {
    static override styles = [
        tokens,
        css`
            :host {
                aspect-ratio: 1;
                display: block;
            }
            svg {
                display: block;
                height: 100%;
                width: 100%;
            }
        `,
    ];

    /** What the code says: an address. */
    @property() content = '';
    /** What it leads to, for who cannot see it; plain "QR code" if empty. */
    @property() label = '';

    readonly #language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        if (this.content === '') return nothing;
        const { data, size } = encode(this.content, { ecc: 'M', border: 0 });
        const side = size + 2 * QUIET;
        const label = this.label || commonWords.say(this.#language.current, 'qr.label');
        return svg`<svg viewBox=${`0 0 ${side} ${side}`} role="img" aria-label=${label} shape-rendering="crispEdges">
            <rect width=${side} height=${side} fill="#fff"></rect>
            <path fill="#000" d=${pathOf(data)}></path>
        </svg>`;
    }
}

/** One path for all black modules: runs of a row become one box each. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
    let path = '';
    for (const [y, row] of rows.entries()) {
        for (let x = 0; x < row.length; x++) {
            const from = x;
            while (row[x] === true) x++;
            if (x > from) path += `M${from + QUIET} ${y + QUIET}h${x - from}v1h${from - x}z`;
        }
    }
    return path;
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-qr': TxQr;
    }
}
