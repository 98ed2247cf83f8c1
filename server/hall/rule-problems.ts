/** Whether wait rules can work in this hall as it is now: every problem at once, before anything changes. */
import type { RuleProblem } from '#protocol/rule-problems.ts';
import type { IssueRule, WaitLimits, WaitRules } from '#protocol/rules.ts';
import { PRIORITY_CLASSES } from '#protocol/tickets.ts';
import { localTime } from './calendar.ts';
import { itemKey, themeKey } from './issued.ts';
import { mayServe } from './routing.ts';
import type { HallState } from './state.ts';

type Problem = RuleProblem;

export function ruleProblems(state: HallState, rules: WaitRules, now: number): Problem[] {
    const hour = Number(localTime(now, state.setup.config.hall.timeZone).time.slice(0, 2));
    return [
        ...classProblems(rules),
        ...limitProblems('limits', rules.limits),
        ...limitProblems('shortLimits', rules.shortLimits),
        ...rules.overrides.flatMap((override, index) => overrideProblems(state, override, `overrides.${index}`)),
        ...Object.keys(rules.run.byTheme).flatMap((theme) => themeProblems(state, theme, `run.byTheme.${theme}`)),
        ...rules.helpers.flatMap((helper, index) => helperProblems(state, helper, `helpers.${index}`)),
        ...rules.issue.flatMap((rule, index) => issueProblems(state, rule, hour, `issue.${index}`)),
        ...unservedThemes(state, rules),
    ];
}

function problem(code: Problem['code'], at: string, values: Problem['values'] = {}): Problem {
    return { code, at, values };
}

/**
 * A class whose waiting never counts is overtaken for ever by one whose waiting does: it can never be called while others come. With every rate
 * above 0 each weight grows without bound, so everybody is called in the end.
 */
function classProblems({ classes }: WaitRules): Problem[] {
    return PRIORITY_CLASSES.flatMap((name) => rateProblems(classes[name].rate, `classes.${name}.rate`));
}

function rateProblems(rate: number, at: string): Problem[] {
    if (rate < 0) return [problem('rate-not-positive', at, { rate })];
    return rate === 0 ? [problem('class-never-called', at)] : [];
}

function limitProblems(at: string, { target, warning, maximum }: WaitLimits): Problem[] {
    return target <= warning && warning <= maximum && maximum > 0 ? [] : [problem('limits-out-of-order', at, { target, warning, maximum })];
}

function overrideProblems(state: HallState, override: WaitRules['overrides'][number], at: string): Problem[] {
    return [
        ...placeProblems(state, override, at),
        ...(override.rate === undefined ? [] : rateProblems(override.rate, `${at}.rate`)),
        ...(override.limits === undefined ? [] : limitProblems(`${at}.limits`, override.limits)),
    ];
}

function placeProblems(state: HallState, { theme, item }: { theme?: string | undefined; item?: string | undefined }, at: string): Problem[] {
    const problems = theme === undefined ? [] : themeProblems(state, theme, `${at}.theme`);
    if (item === undefined) return problems;
    const found = state.setup.items.get(item);
    if (found === undefined) return [...problems, problem('unknown-item', `${at}.item`, { item })];
    return theme === undefined || found.theme === theme ? problems : [...problems, problem('item-of-other-theme', at, { item, theme })];
}

function themeProblems(state: HallState, theme: string, at: string): Problem[] {
    return state.setup.themes.has(theme) ? [] : [problem('unknown-theme', at, { theme })];
}

function helperProblems(state: HallState, { counter: no, theme }: WaitRules['helpers'][number], at: string): Problem[] {
    const problems = themeProblems(state, theme, `${at}.theme`);
    const counter = state.counters.get(no)?.setup;
    if (counter === undefined) return [...problems, problem('unknown-counter', `${at}.counter`, { counter: no })];
    if (counter.serves.includes(theme)) return [...problems, problem('helper-already-serves', at, { counter: no, theme })];
    const helping = new Set([theme]);
    const canHelp = (['handle', 'collect', 'consult'] as const).some((purpose) =>
        mayServe(counter, { theme, items: [], purpose, needs: [] }, helping),
    );
    return canHelp ? problems : [...problems, problem('helper-cannot-serve', at, { counter: no, theme })];
}

function issueProblems(state: HallState, rule: IssueRule, hour: number, at: string): Problem[] {
    if (rule.theme === undefined && rule.item === undefined) return [problem('issue-rule-of-nothing', at)];
    const problems = placeProblems(state, rule, at);
    if (rule.hours !== undefined && rule.hours.from >= rule.hours.until) problems.push(problem('hours-out-of-order', `${at}.hours`, rule.hours));
    const key = rule.item === undefined ? themeKey(rule.theme ?? '') : itemKey(rule.item);
    const counts = { dayCap: state.issued.day(key), halfDayCap: state.issued.half(key, hour), hourCap: state.issued.hour(key, hour) };
    for (const name of ['dayCap', 'halfDayCap', 'hourCap'] as const) {
        const cap = rule[name];
        const issued = counts[name];
        if (cap !== undefined && cap < issued) problems.push(problem('cap-below-issued', `${at}.${name}`, { cap, issued }));
    }
    return problems;
}

/** Themes whose numbers could be taken and never be called. A theme that is closed as a whole gives no numbers. */
function unservedThemes(state: HallState, rules: WaitRules): Problem[] {
    const closed = new Set(rules.issue.filter((rule) => rule.closed !== undefined && rule.item === undefined).map((rule) => rule.theme));
    return state.setup.config.themes
        .filter(({ id }) => !closed.has(id) && !isServed(state, rules, id))
        .map(({ id }) => problem('theme-not-served', 'helpers', { theme: id }));
}

function isServed(state: HallState, rules: WaitRules, theme: string): boolean {
    const request = { theme, items: [], purpose: 'handle', needs: [] } as const;
    for (const { setup } of state.counters.values()) {
        const helping = new Set(rules.helpers.filter((helper) => helper.counter === setup.no).map((helper) => helper.theme));
        if (mayServe(setup, request, helping)) return true;
    }
    return false;
}
