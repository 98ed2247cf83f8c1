/**
 * What the agent says to whoever set it up, as [Chinese, English]. Both are shown: the agent has no screen on which a language was chosen, and
 * devices know nothing of the pages' catalogues.
 */
const WORDS = {
    starting: ['设备代理启动，数据目录', 'The device agent starts; data directory'],
    connected: ['已连接到大厅', 'Connected to the hall'],
    unreachable: [
        '连接不到大厅，会一直重试。请检查网络、地址和大厅主机',
        'The hall cannot be reached and is tried for ever: check the network, the address and the hub',
    ],
    certificate: [
        '大厅的证书不被信任。请用 --ca 指定签发它的机构证书',
        'The certificate of the hall is not trusted: name the certificate of its authority with --ca',
    ],
    notPaired: [
        '大厅不认识这个令牌：它写错了、已作废，或设备已删除。请在设备页面为此代理重新发放令牌',
        'The hall does not know this token: it is mistyped, was revoked, or the device was removed. Issue a new one for this agent on the page of devices',
    ],
    inUse: [
        '同一令牌的另一个代理正在连接。请为每台电脑配对一个代理',
        'Another agent is connected with the same token: pair an agent for each computer',
    ],
    refused: ['大厅拒绝了连接', 'The hall refused the connection'],
    tokenFileUnreadable: ['读不到令牌文件', 'The file of the token cannot be read'],
    insecure: [
        '提醒：到大厅的连接没有加密，令牌和证件号可能被窃听',
        'Warning: the connection to the hall is not encrypted; the token and numbers of cards may be overheard',
    ],
    stopping: ['设备代理停止', 'The device agent stops'],
    cannotStart: ['设备代理不能启动', 'The device agent cannot start'],
    settings: ['设置有误', 'The settings cannot be used'],
    hubMissing: ['缺少大厅地址：--hub http://…（或 HALL_HUB）', 'the address of the hub is missing: --hub http://… (or HALL_HUB)'],
    hubWrong: [
        '大厅地址应为 http://主机:端口 或 https://主机，后面不带路径',
        'the address of the hub is http://HOST:PORT or https://HOST, without a path',
    ],
    tokenMissing: [
        '缺少令牌：--token-file 文件（或 HALL_AGENT_TOKEN_FILE、--token、HALL_AGENT_TOKEN）',
        'the token is missing: --token-file FILE (or HALL_AGENT_TOKEN_FILE, --token, HALL_AGENT_TOKEN)',
    ],
    tokenTwice: ['令牌和令牌文件只能给一个', 'give either a token or a file with the token'],
    fileUnreadable: ['读不到文件', 'the file cannot be read'],
    unknownOption: ['不认识的选项', 'unknown option'],
    directoryInUse: [
        '另一个代理正在使用这个数据目录。请先停止它，或用 --data 指定另一个目录',
        'Another agent uses this data directory: stop it first, or give this one a directory of its own with --data',
    ],
    damaged: [
        '打印记录已损坏，没有改动任何内容。请保留此文件供检查，把它移走后再启动；移走后，损坏前未完成的小票状态将不明',
        'The record of print jobs is damaged and nothing was changed: keep the file for examination, move it away and start again; what became of unfinished slips is then not known',
    ],
    noRoom: ['磁盘已满，请腾出空间后再启动', 'The disk is full: free some space and start again'],
    diskFailed: ['磁盘出错，代理停止', 'The disk failed; the agent stops'],
} as const;

export type AgentWord = keyof typeof WORDS;

/** A sentence in both languages, with the facts in brackets. */
export function sentence(word: AgentWord, detail?: string): string {
    const [chinese, english] = WORDS[word];
    return `${chinese} · ${english}${detail === undefined ? '' : ` [${detail}]`}`;
}
