/** What came: a code that was scanned, or bytes that are none. */
export type ScanHeard = { readonly kind: 'scan'; readonly text: string } | { readonly kind: 'garbled' };

const carriageReturn = 0x0d;
const lineFeed = 0x0a;
/** The longest code that any of our documents, tickets or cards has is far below; a QR code may hold 2,953 bytes. */
const longest = 3_000;

/**
 * Cuts what a scanner sends into codes. Scanners end a code with CR, LF or both, or, if nobody set them up, with nothing but silence. Text is UTF-8
 * or, from older ones, GBK. Prefixes such as STX are left out; a control character within a code makes it garbled.
 */
export class ScanDecoder {
    #bytes: number[] = [];
    #tooLong = false;
    #ends = false;

    /** True once a code came with an end: this scanner sends ends, so a pause is none. */
    get sendsEnds(): boolean {
        return this.#ends;
    }

    /** True while there is the beginning of a code. */
    get pending(): boolean {
        return this.#tooLong || this.#bytes.length > 0;
    }

    /** What these bytes complete, in order. */
    push(bytes: Uint8Array): ScanHeard[] {
        const heard: ScanHeard[] = [];
        for (const byte of bytes) {
            if (byte === carriageReturn || byte === lineFeed) heard.push(...this.#end(true));
            else if (this.#bytes.length < longest && !this.#tooLong) this.#bytes.push(byte);
            else this.#drop();
        }
        return heard;
    }

    /** Nothing came for a while. From a scanner that sends ends, what came before is a torn code. */
    silence(): ScanHeard[] {
        if (!this.pending) return [];
        if (!this.#ends) return this.#end(false);
        this.clear();
        return [{ kind: 'garbled' }];
    }

    /** Forgets what has come, and the scanner: it may be another one now. */
    clear(): void {
        this.#bytes = [];
        this.#tooLong = false;
        this.#ends = false;
    }

    #drop(): void {
        this.#bytes = [];
        this.#tooLong = true;
    }

    #end(told: boolean): ScanHeard[] {
        const [bytes, tooLong] = [Buffer.from(this.#bytes), this.#tooLong];
        this.#bytes = [];
        this.#tooLong = false;
        if (tooLong) return [{ kind: 'garbled' }];
        const text = decode(bytes);
        if (text === null) return [{ kind: 'garbled' }];
        if (text === '') return [];
        this.#ends ||= told;
        return [{ kind: 'scan', text }];
    }
}

/** Null for what is no text. */
function decode(bytes: Buffer): string | null {
    for (const encoding of ['utf-8', 'gb18030']) {
        try {
            const text = trimmed(new TextDecoder(encoding, { fatal: true }).decode(bytes));
            if (!hasControls(text)) return text;
        } catch {
            // Not in this encoding.
        }
    }
    return null;
}

const isControl = (character: string) => character < ' ' || (character >= '\u007f' && character < '\u00a0') || character === '\ufffd';

function hasControls(text: string): boolean {
    return [...text].some(isControl);
}

/** Without white space and control characters at both ends, which scanners put there as prefix and suffix. */
function trimmed(text: string): string {
    const characters = [...text];
    const isEdge = (character: string) => isControl(character) || character.trim() === '';
    const first = characters.findIndex((character) => !isEdge(character));
    const last = characters.findLastIndex((character) => !isEdge(character));
    return first < 0 ? '' : characters.slice(first, last + 1).join('');
}
