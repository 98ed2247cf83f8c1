import type { Slip } from '#protocol/slips.ts';

/** Where the QR code of the sample slip leads. */
export const sampleLink = 'http://192.168.1.10:8080/t/Jk3nV0cQ8sYb2mXzRt5w';

/** A slip with every kind of line, with the number `no`. */
export function sampleSlip(no: string): Slip {
    return {
        lines: [
            { kind: 'text', text: '江海市政务服务中心', size: 2, align: 'center', bold: true },
            { kind: 'space', lines: 1 },
            { kind: 'text', text: no, size: 6, align: 'center', bold: true },
            { kind: 'text', text: '社会事务', size: 3, align: 'center', bold: false },
            { kind: 'rule' },
            { kind: 'pair', left: '前方等待', right: '3 人' },
            { kind: 'pair', left: '预计等候', right: '10—15 分钟' },
            { kind: 'qr', content: sampleLink },
            { kind: 'text', text: '请留意叫号，当日有效。', size: 1, align: 'left', bold: false },
        ],
    };
}
