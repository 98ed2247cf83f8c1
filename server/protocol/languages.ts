/** Languages that every text exists in; the first is the default. To add one see CONTRIBUTING.md. */
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
