/** Why somebody was called. */
export const zh = {
    notCalled: '{no} 号还没有被呼叫。',
    byName: '{no} 号由窗口人员指定呼叫，理由已记录。',
    promoted: '{no} 号被置顶，先于其他号呼叫，理由已记录。',
    pastMaximum: '{no} 号的等候已超过上限，按到限先后最先呼叫。',
    affinity: '{no} 号的办事人与本窗口有在办事项，由本窗口优先接续。',
    runBound: '优先号已连续呼叫到上限，轮到其他号中权重最高的 {no} 号（权重 {weight} 分钟）。',
    weight: '{no} 号的权重最高（{weight} 分钟 = 类别提前量 + 等候时间 × 速率）。',
    others: '当时比较的还有：{others}。',
    rules: '依据规则版本 {version}。',
} as const;
