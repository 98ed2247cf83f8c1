/** The pages of the console, by the fragment of its address, so that one can be kept as a bookmark. */
import { isTraining } from '#web/base.ts';

export const TABS = ['hall', 'rules', 'history', 'ledger', 'supervision', 'devices', 'slips', 'office'] as const;
export type Tab = (typeof TABS)[number];

/**
 * The pages that a role sees: supervisors look at how the hall is run, not at its hardware; administrators look after hardware and accounts, not after
 * what visitors say of people; nothing leaves the training hall.
 */
export function tabsOf(role: string): readonly Tab[] {
    const hidden = new Set<Tab>();
    if (isTraining) hidden.add('devices').add('office');
    if (role === 'supervisor' || role === 'inspector') hidden.add('devices');
    if (role === 'admin') hidden.add('supervision');
    return TABS.filter((tab) => !hidden.has(tab));
}

/** The page that the address names; the live hall when it names none. */
export function tabOfAddress(): Tab {
    return TABS.find((tab) => location.hash === `#${tab}`) ?? 'hall';
}
