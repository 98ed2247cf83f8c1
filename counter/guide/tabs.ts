/** The pages of the desk, by the fragment of its address; each has a key, by its place on the keyboard, and shows what is on it. */
export const TABS = ['issue', 'find', 'appointments', 'complaints', 'orders'] as const;
export type Tab = (typeof TABS)[number];

/** Work orders are rare: they have none. */
export const TAB_KEYS: Readonly<Partial<Record<Tab, string>>> = { issue: 'F2', find: 'F4', appointments: 'F8', complaints: 'F9' };

/** The page that the address names; taking numbers when it names none. */
export function tabOfAddress(): Tab {
    return TABS.find((tab) => location.hash === `#${tab}`) ?? 'issue';
}
