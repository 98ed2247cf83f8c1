/** The pages of the console, by the fragment of its address, so that one can be kept as a bookmark. */
import { isTraining } from '#web/base.ts';

export const TABS = ['hall', 'rules', 'history', 'ledger', 'devices', 'slips', 'office'] as const;
export type Tab = (typeof TABS)[number];

/** The pages that a role sees: supervisors look at how the hall is run, not at its hardware, and nothing leaves the training hall. */
export function tabsOf(role: string): readonly Tab[] {
    if (isTraining) return TABS.filter((tab) => tab !== 'devices' && tab !== 'office');
    return role === 'supervisor' ? TABS.filter((tab) => tab !== 'devices') : TABS;
}

/** The page that the address names; the live hall when it names none. */
export function tabOfAddress(): Tab {
    return TABS.find((tab) => location.hash === `#${tab}`) ?? 'hall';
}
