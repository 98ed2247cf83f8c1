/** What can be wrong with the configuration of a device, as data: the words are in the catalogues. */
export const DEVICE_PROBLEMS = [
    'unknown-kiosk',
    'unknown-counter',
    'unknown-zone',
    'unknown-agent',
    'counter-missing',
    'place-missing',
    'two-places',
    'line-missing',
    'line-not-wanted',
    'line-wrong',
    'line-taken',
    'address-taken',
    'agent-not-wanted',
] as const;

/** `at` is the field, e.g. `line`; `values` are for the sentence. */
export type DeviceProblem = {
    readonly code: (typeof DEVICE_PROBLEMS)[number];
    readonly at: string;
    readonly values: Readonly<Record<string, string | number>>;
};
