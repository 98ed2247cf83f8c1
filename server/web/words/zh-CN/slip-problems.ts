import type { SLIP_PROBLEMS } from '#protocol/slip-problems.ts';

/** What can be wrong with the template of a slip. `at` is where in the template. */
export const zh = {
    'unknown-value': '{at}：这张小票没有“{value}”可以填',
    'unknown-condition': '{at}：没有条件“{condition}”',
    'unknown-list': '{at}：没有列表“{list}”',
    'stray-brace': '{at}：花括号不成对，或其中的写法不对',
    'no-number': '必须有一行始终打印号码 {{value}}，每种语言都要有',
    'no-mark': '至少要有一行始终打印的文字',
    'qr-not-ascii': '{at}：二维码只能是网址或编码',
    'does-not-fit': '纸宽 {columns} 列，这张小票打印不下',
} as const satisfies Record<(typeof SLIP_PROBLEMS)[number], string>;
