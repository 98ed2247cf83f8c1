/** Wait rules made ready to be asked: one version of them, with the numbers of each kind of ticket looked up once. */
import { type IssueRule, PRIVILEGED, type WaitLimits, type WaitRules } from '#protocol/rules.ts';
import { PRIORITY_CLASSES, type PriorityClass } from '#protocol/tickets.ts';
import type { Wanted } from './state.ts';

const MINUTE = 60_000;

/** Numbers of a kind of ticket; times in milliseconds. */
export type Weighing = {
    readonly headStart: number;
    readonly rate: number;
    readonly limits: WaitLimits;
    readonly maximum: number;
    readonly warning: number;
    /** Classes that would be called before this one although they come up to so much later. */
    readonly overtaking: readonly { readonly class: PriorityClass; readonly leadMs: number }[];
};

export class Rules {
    readonly rules: WaitRules;
    /** `seq` of the event that set them. */
    readonly version: number;
    readonly #weighings = new Map<string, Weighing>();
    /** What a lane and a ticket want is an object that does not change, so its numbers are found without writing its key again. */
    readonly #known = new WeakMap<Wanted, Weighing>();

    constructor(rules: WaitRules, version: number) {
        this.rules = rules;
        this.version = version;
    }

    /** How tickets like this are weighed. */
    weighing(wanted: Wanted): Weighing {
        let weighing = this.#known.get(wanted);
        if (weighing === undefined) {
            const key = `${wanted.theme}/${wanted.items.join('+')}/${wanted.purpose}/${wanted.class}`;
            weighing = this.#weighings.get(key) ?? this.#weigh(wanted);
            this.#weighings.set(key, weighing);
            this.#known.set(wanted, weighing);
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
        const own = this.#numbers(wanted);
        const overtaking: { class: PriorityClass; leadMs: number }[] = [];
        for (const priority of PRIORITY_CLASSES) {
            const leadMs = (this.#numbers({ ...wanted, class: priority }).headStart - own.headStart) / own.rate;
            if (leadMs > 0) overtaking.push({ class: priority, leadMs });
        }
        return { ...own, overtaking };
    }

    #numbers(wanted: Wanted): Omit<Weighing, 'overtaking'> {
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
