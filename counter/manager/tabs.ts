/** The pages of the console, by the fragment of its address, so that one can be kept as a bookmark. */
export const TABS = ['hall', 'rules', 'history', 'ledger', 'slips'] as const;
export type Tab = (typeof TABS)[number];

/** The page that the address names; the live hall when it names none. */
export function tabOfAddress(): Tab {
    return TABS.find((tab) => location.hash === `#${tab}`) ?? 'hall';
}
