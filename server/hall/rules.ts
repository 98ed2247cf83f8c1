/** Wait rules made ready to be asked: one version of them, with the numbers of each kind of ticket looked up once. */
import { type IssueRule, PRIVILEGED, type WaitLimits, type WaitRules } from '#protocol/rules.ts';
import type { Wanted } from './state.ts';

const MINUTE = 60_000;

/** Numbers of a kind of ticket; times in milliseconds. */
export type Weighing = {
    readonly headStart: number;
    readonly rate: number;
    readonly limits: WaitLimits;
    readonly maximum: number;
    readonly warning: number;
};

export class Rules {
    readonly rules: WaitRules;
    /** `seq` of the event that set them. */
    readonly version: number;
    readonly #weighings = new Map<string, Weighing>();

    constructor(rules: WaitRules, version: number) {
        this.rules = rules;
        this.version = version;
    }

    /** How tickets like this are weighed. */
    weighing(wanted: Wanted): Weighing {
        const key = `${wanted.theme}/${wanted.items.join('+')}/${wanted.purpose}/${wanted.class}`;
        let weighing = this.#weighings.get(key);
        if (weighing === undefined) {
            weighing = this.#weigh(wanted);
            this.#weighings.set(key, weighing);
        }
        return weighing;
    }

    /** k: care and military calls in a row while somebody else of the theme waits. */
    runBound(theme: string): number {
        return this.rules.run.byTheme[theme] ?? this.rules.run.most;
    }

    /** Rules about giving numbers out that concern a ticket. */
    issueRules({ theme, items }: Pick<Wanted, 'theme' | 'items'>): IssueRule[] {
        return this.rules.issue.filter((rule) => (rule.item === undefined ? rule.theme === theme : items.includes(rule.item)));
    }

    #weigh(wanted: Wanted): Weighing {
        const { classes, limits, shortLimits, overrides } = this.rules;
        let { headStartMinutes, rate } = classes[wanted.class];
        let chosen = wanted.purpose === 'handle' ? limits : shortLimits;
        for (const override of overrides) {
            if (!concerns(override, wanted)) continue;
            headStartMinutes = override.headStartMinutes ?? headStartMinutes;
            rate = override.rate ?? rate;
            chosen = override.limits ?? chosen;
        }
        return { headStart: headStartMinutes * MINUTE, rate, limits: chosen, maximum: chosen.maximum * MINUTE, warning: chosen.warning * MINUTE };
    }
}

function concerns(override: WaitRules['overrides'][number], wanted: Wanted): boolean {
    if (override.theme !== undefined && override.theme !== wanted.theme) return false;
    if (override.item !== undefined && !wanted.items.includes(override.item)) return false;
    if (override.purpose !== undefined && override.purpose !== wanted.purpose) return false;
    return override.class === undefined || override.class === wanted.class;
}

export function isPrivileged(wanted: Wanted): boolean {
    return PRIVILEGED.has(wanted.class);
}
