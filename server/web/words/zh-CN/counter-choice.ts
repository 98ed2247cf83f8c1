/** The choice of a counter, for a page whose address names none. */
export const zh = {
    no: '{no} 号窗口',
    accessible: '无障碍',
    loading: '正在读取窗口…',
    failed: '没能读取窗口列表。',
    again: '再试一次',
    'role.acceptance': '受理',
    'role.issuance': '出件',
    'role.consult': '咨询',
    'role.cashier': '收费',
    'role.general': '综合',
} as const;
