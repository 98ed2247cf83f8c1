/** Words on paper. */
export const zh = {
    yourNumber: '您的号码',
    theme: '主题：{theme}',
    item: '事项：{item}',
    ahead: '您前面还有 {n} 人',
    wait: '预计等候 {low}–{high} 分钟',
    waitUnknown: '等候时间请留意大厅屏幕',
    counters: '办理窗口：{counters} 号',
    where: '等候区域：{zone}',
    tip: '请在休息区等候，留意屏幕和语音',
    scan: '扫码查看实时进度，办结后可评价',
    today: '当日有效',
    takenAt: '取号时间',
    reprint: '补打',
    training: '培训 · 此号无效',
    test: '打印测试',
} as const;
