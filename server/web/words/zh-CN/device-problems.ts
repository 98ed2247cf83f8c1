import type { DEVICE_PROBLEMS } from '#protocol/device-problems.ts';

/** What can be wrong with the configuration of a device. */
export const zh = {
    'unknown-kiosk': '没有取号机“{kiosk}”',
    'unknown-counter': '没有 {counter} 号窗口',
    'unknown-zone': '没有 {zone} 号区域',
    'unknown-agent': '没有设备代理“{agent}”',
    'counter-missing': '请选择所在窗口',
    'place-missing': '请选择所在的取号机或窗口（导办台的打印机选择区域）',
    'two-places': '只能放在取号机或窗口其中一处',
    'line-missing': '请填写连接线路',
    'line-not-wanted': '页面和代理没有连接线路',
    'line-wrong': '“{line}”不是线路地址，例如 tcp://192.168.1.50:9100、serial:///dev/ttyUSB0?baud=9600 或 emulator',
    'line-taken': '这条线路已由“{device}”使用',
    'address-taken': '同一总线上的设备（“{device}”）各要有不同的总线地址',
    'agent-not-wanted': '页面和代理自己连接大厅，不经过代理',
} as const satisfies Record<(typeof DEVICE_PROBLEMS)[number], string>;
