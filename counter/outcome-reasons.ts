/** The usual reasons that an outcome is asked for. */

/** The usual reasons for which an application is not accepted. */
export const USUAL_REFUSALS = ['reason.notOurs', 'reason.notRequired', 'reason.conditions'] as const;

/** The usual reasons for which an instant item is not settled at once. */
export const USUAL_DELAYS = ['reason.check', 'reason.system', 'reason.superior', 'reason.visitor'] as const;
