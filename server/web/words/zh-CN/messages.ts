/** What can be wrong with the words of messages and with a gateway, and what a test says. `at` is where. */
export const zh = {
    'unknown-value': '{at}：这条通知没有“{value}”可以填',
    'stray-brace': '{at}：花括号不成对，或其中的写法不对',
    'no-number': '{at}：要写明号码 {no}',
    'no-phone': '请求里没有 {phone}',
    'no-text': '请求里没有 {text}',
    'not-json': '请求正文不是有效的 JSON',
    test: '这是{hall}发出的测试通知，收到即表示设置正确。',
} as const;
