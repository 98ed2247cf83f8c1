import type { RULE_PROBLEMS } from '#protocol/rule-problems.ts';

/** What can be wrong with wait rules. `at` is where in the rules. */
export const zh = {
    'rate-not-positive': '{at}：速率 {rate} 不能为负',
    'class-never-called': '{at}：速率为 0，该类别的号可能永远叫不到',
    'limits-out-of-order': '{at}：应满足 目标 {target} ≤ 预警 {warning} ≤ 上限 {maximum} 且上限大于 0',
    'unknown-theme': '{at}：没有主题“{theme}”',
    'unknown-item': '{at}：没有事项“{item}”',
    'item-of-other-theme': '{at}：事项“{item}”不属于主题“{theme}”',
    'unknown-counter': '{at}：没有 {counter} 号窗口',
    'helper-already-serves': '{at}：{counter} 号窗口本来就办理“{theme}”',
    'helper-cannot-serve': '{at}：{counter} 号窗口的职能不能支援“{theme}”',
    'theme-not-served': '主题“{theme}”没有任何窗口办理',
    'hours-out-of-order': '{at}：开始时间 {from} 应早于结束时间 {until}',
    'issue-rule-of-nothing': '{at}：应指明主题或事项',
    'cap-below-issued': '{at}：今日已取 {issued} 个号，上限不能低于它（{cap}）',
} as const satisfies Record<(typeof RULE_PROBLEMS)[number], string>;
