/** What the shared elements say on every page. */
export const zh = {
    'link.connecting': '正在连接大厅…',
    'link.lost': '与大厅的连接已中断，正在重新连接。画面上的内容可能不是最新的。',
    'link.found': '连接已恢复。',
    'no-answer': '没有收到大厅的答复，请稍后再试。',
    'language.label': '语言',
    'language.zh-CN': '中文',
    'language.en': 'English',
    'training.banner': '培训模式 TRAINING · 这里的号码不是真的，叫号不作数',
    'qr.label': '二维码',
    'voice-test': '语音测试，一二三四五。',
    'wait.range': '{low}–{high} 分钟',
    'wait.about': '约 {n} 分钟',
    'wait.short': '不到 1 分钟',
    'wait.unknown': '暂时无法估计',
} as const;
