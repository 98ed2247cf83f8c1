/** What devices are called, and in a word how they are. */
export const zh = {
    'kind.kiosk': '取号机页面',
    'kind.pad': '评价器页面',
    'kind.screen': '大厅屏页面',
    'kind.agent': '设备代理',
    'kind.ticketPrinter': '小票打印机',
    'kind.ratingPad': '评价器',
    'kind.caller': '呼叫器',
    'kind.keypad': '小键盘',
    'kind.ledStrip': '窗口条屏',
    'kind.idCardReader': '身份证阅读器',
    'kind.scanner': '扫码器',
    'state.online': '正常',
    'state.offline': '离线',
    'state.fault': '故障',
} as const;
