/** A black and white picture: rows from top to bottom, eight dots a byte, the leftmost in the highest bit, a one is black. */
export type Picture = { readonly width: number; readonly height: number; readonly rows: Uint8Array };

/** Bytes of one row. */
export function stride(width: number): number {
    return Math.ceil(width / 8);
}
