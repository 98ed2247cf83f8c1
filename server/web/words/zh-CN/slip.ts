/** Words on paper that are made from data; all else a slip says is in its template. */
export const zh = {
    original: '（原件）',
    copies: '（复印件 {n} 份）',
    originalAndCopies: '（原件、复印件 {n} 份）',
} as const;
