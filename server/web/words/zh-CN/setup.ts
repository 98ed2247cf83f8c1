/** The administrator's first password, chosen by the one-time link that the first start prints. */
export const zh = {
    title: '设置管理员密码',
    text: '请为管理员账号 admin 设置密码。这个链接只能用一次。',
    rule: '至少 8 位，并含大写字母、小写字母、数字、符号中的三种。',
    password: '新密码',
    again: '再输入一次',
    show: '显示密码',
    submit: '设置密码',
    busy: '正在设置…',
    missing: '请填写新密码。',
    different: '两次输入的密码不一样。',
    used: '这个链接已经用过或不正确，密码没有改变。如果还没有设置过密码，请使用首次启动时显示的完整链接。',
    'done.title': '密码已设置',
    'done.text': '现在可以用账号 admin 和刚才设置的密码登录。请记住它，这里不会再显示。',
    launcher: '前往启动页',
} as const;
