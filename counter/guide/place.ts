/** Where slips come out, as it was chosen at this desk. Nothing depends on it being remembered. */
const STORED = 'tingxu.guide.place';

/** Undefined when nobody has chosen; null for nowhere. */
export function keptPlace(): string | null | undefined {
    try {
        const kept = localStorage.getItem(STORED);
        return kept === null ? undefined : kept === '' ? null : kept;
    } catch {
        return undefined;
    }
}

export function keepPlace(place: string | null): void {
    try {
        localStorage.setItem(STORED, place ?? '');
    } catch {
        // A browser may forbid storage.
    }
}
